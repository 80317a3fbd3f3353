"""The language in which rules say words: literals, ``(a|b)``, ``x?``, ``<word-set or fact>``,
``...`` and ``..`` (gaps) and ``\\`` escapes.

A pattern is compiled to sequences of slots. A slot is a set of words, a named word set or a kind of fact; between two
slots stands nothing (or a blank), or a gap. Words are sought by the lexicon, once for all patterns; a pattern is then a
join over what was found, so it runs in time linear in the words found, whatever the text.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import NamedTuple

MOST_WORDS = 2000
MOST_SEQUENCES = 64
JOINED_WORDS = 48
"""Up to so many words are spelled out where alternatives touch; more stay two slots, if the seam is a word's edge."""


class PatternError(ValueError):
    """A pattern that cannot be compiled; `offset` is the code point in it where it goes wrong."""

    def __init__(self, message: str, offset: int = 0) -> None:
        super().__init__(message)
        self.offset = offset


class Words(NamedTuple):
    """Any one of these words."""

    words: frozenset[str]


class Named(NamedTuple):
    """A word set or a kind of fact, by its name."""

    name: str


class Gap(NamedTuple):
    """Up to `tokens` tokens inside one clause: twelve for ``...``, three for ``..``."""

    tokens: int = 12


Element = Words | Named | Gap
Sequence = tuple[Element, ...]

_EMPTY: Sequence = (Words(frozenset({""})),)


def parse(source: str, fold: Callable[[str], str]) -> tuple[Sequence, ...]:
    """The sequences that `source` stands for, its words folded by `fold`. Raises PatternError."""
    sequences, at = _alternatives(source, 0, 0)
    if at < len(source):
        raise PatternError("a ) without its (", at)
    found = tuple(dict.fromkeys(_tidied(_folded(s, fold)) for sequence in sequences for s in _without_empty(sequence)))
    if not found or any(
        not sequence or isinstance(sequence[0], Gap) or isinstance(sequence[-1], Gap) for sequence in found
    ):
        raise PatternError("a pattern begins and ends with words, not with a gap or with nothing")
    return found


def words(source: str, fold: Callable[[str], str]) -> frozenset[str]:
    """The words that `source` stands for, where it has no gap and names no set. Raises PatternError."""
    sequences = parse(source, fold)
    if any(len(sequence) != 1 or not isinstance(sequence[0], Words) for sequence in sequences):
        raise PatternError("a word set holds words only: no gap and no <name>")
    return frozenset().union(*(sequence[0].words for sequence in sequences))  # type: ignore[union-attr]


def _alternatives(source: str, at: int, depth: int) -> tuple[list[Sequence], int]:
    if depth > 8:
        raise PatternError("brackets nested deeper than 8", at)
    options: list[Sequence] = []
    while True:
        part, at = _concatenation(source, at, depth)
        options += part
        if at >= len(source) or source[at] != "|":
            return _merged(options), at
        at += 1


def _concatenation(source: str, at: int, depth: int) -> tuple[list[Sequence], int]:
    whole: list[Sequence] = [_EMPTY]
    while at < len(source) and source[at] not in "|)":
        part, at = _atom(source, at, depth)
        if at < len(source) and source[at] == "?":
            part, at = _merged([*part, _EMPTY]), at + 1
        if len(whole) * len(part) > MOST_SEQUENCES:
            raise PatternError(f"a pattern that stands for more than {MOST_SEQUENCES} sequences: split it", at)
        whole = [_joined(a, b, at) for a, b in product(whole, part)]
    return whole, at


def _atom(source: str, at: int, depth: int) -> tuple[list[Sequence], int]:
    if source.startswith("..", at):
        return ([(Gap(),)], at + 3) if source.startswith("...", at) else ([(Gap(3),)], at + 2)
    if source[at] == "(":
        inner, end = _alternatives(source, at + 1, depth + 1)
        if end >= len(source):
            raise PatternError("a ( without its )", at)
        return inner, end + 1
    if source[at] == "<":
        end = source.find(">", at)
        if end < 0:
            raise PatternError("a < without its >", at)
        return [(Named(source[at + 1 : end].strip()),)], end + 1
    if source[at] == "\\":
        if at + 1 >= len(source):
            raise PatternError("a \\ with nothing after it", at)
        return [(Words(frozenset({source[at + 1]})),)], at + 2
    return [(Words(frozenset({source[at]})),)], at + 1


def _merged(options: list[Sequence]) -> list[Sequence]:
    """Options that are words only become one set of words."""
    plain = [sequence[0].words for sequence in options if len(sequence) == 1 and isinstance(sequence[0], Words)]
    others = [sequence for sequence in options if not (len(sequence) == 1 and isinstance(sequence[0], Words))]
    return others if not plain else [(Words(frozenset().union(*plain)),), *others]


def _joined(left: Sequence, right: Sequence, at: int) -> Sequence:
    """The two sequences after each other; words that touch become longer words."""
    a, b = left[-1], right[0]
    if not (isinstance(a, Words) and isinstance(b, Words)):
        return left + right
    product_size = len(a.words) * len(b.words)
    if product_size > JOINED_WORDS and min(len(a.words), len(b.words)) > 1 and _is_seam(a, b):
        return left + right
    if product_size > MOST_WORDS:
        raise PatternError(f"a pattern that stands for more than {MOST_WORDS} words: name a word set", at)
    return (*left[:-1], Words(frozenset(x + y for x, y in product(a.words, b.words))), *right[1:])


def _is_seam(left: Words, right: Words) -> bool:
    """Whether the left words all end, or the right ones all begin, where a reader sees an edge: Chinese or a blank."""
    return all(word and _is_edge(word[-1]) for word in left.words) or all(
        word and _is_edge(word[0]) for word in right.words
    )


def _is_edge(character: str) -> bool:
    return character == " " or "\u3400" <= character <= "\u9fff"


def _without_empty(sequence: Sequence) -> list[Sequence]:
    """The sequences without optional nothings: one with the words, one without their slot."""
    found: list[Sequence] = [()]
    for element in sequence:
        if not isinstance(element, Words):
            found = [(*s, element) for s in found]
            continue
        some = frozenset(word for word in element.words if word.strip())
        with_words: list[Sequence] = [(*s, Words(some)) for s in found] if some else []
        found = with_words + (found if len(some) < len(element.words) else [])
    return [s for s in found if s]


def _folded(sequence: Sequence, fold: Callable[[str], str]) -> Sequence:
    """Words folded as the view folds texts; blanks at a slot's ends are the blanks that may stand between slots."""
    return tuple(
        Words(frozenset(fold(word).strip() for word in element.words)) if isinstance(element, Words) else element
        for element in sequence
    )


def _tidied(sequence: Sequence) -> Sequence:
    """Gaps in a row are one gap."""
    return tuple(
        element
        for i, element in enumerate(sequence)
        if not (isinstance(element, Gap) and isinstance(sequence[i - 1], Gap) and i)
    )
