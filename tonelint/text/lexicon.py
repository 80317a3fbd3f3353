"""All words of all rules, sought in a view in one pass; and patterns as joins over what was found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from .joins import Found, Step, Steps, matches
from .normalise import squeezed
from .pattern import Gap, Named
from .pattern import Sequence as Elements
from .sentences import Layout
from .span import Span, covered, outermost

# A word, a number, a placeholder, or two Chinese characters (jieba's mean word).
_SQUEEZED_LEAST = 3
_LATIN = "\0"
_LATIN_ONLY = re.compile(r"[a-z0-9 ]*")
_LATIN_WORD = re.compile(r"[a-z0-9\u00c0-\u024f]+")


class Derived(NamedTuple):
    """A word set that has patterns or exceptions of its own: the matches of `steps` join its words, and whatever lies
    inside a match of `excepts` leaves."""

    name: str
    slot: int
    steps: tuple[Steps, ...]
    excepts: tuple[Steps, ...]


class Lexicon(NamedTuple):
    """The compiled words: plain values, so that they can be cached.

    `lengths` maps the key of a word (its first two characters, or its whole first Latin word, marked) to the lengths of the
    words with that key; `slots` maps a word to the slots it belongs to; `names` maps word sets and facts to their slots.
    `derived` are the sets with patterns, each after those it names; `facts` maps the sets whose words are facts to the
    kind of fact; `placeholders` are the names by which placeholders are typed.
    """

    lengths: Mapping[str, Sequence[int]]
    slots: Mapping[str, Sequence[int]]
    names: Mapping[str, int]
    derived: tuple[Derived, ...] = ()
    facts: Mapping[str, str] = {}
    placeholders: tuple[Any, ...] = ()

    def scan(self, text: str) -> Found:
        """Where the words of every slot stand in the view `text`, in one pass."""
        found: Found = {}
        self._scan_into(found, text, None)
        for run, offsets in squeezed(text):
            self._scan_into(found, run, offsets)
        for spans in found.values():
            spans.sort(key=_leftmost_longest)
        return found

    def holds(self, name: str, word: str) -> bool:
        """Whether `word` is one of the plain words of set `name`."""
        return self.names.get(name, -1) in self.slots.get(word, ())

    def derive(self, found: Found, text: str, layout: Layout) -> None:
        """Add to `found` what the patterns of word sets match, and take out what their exceptions cover."""
        for _, slot, steps, excepts in self.derived:
            spans = set(found.get(slot, ()))
            for each in steps:
                if each[0][0] in found:
                    spans.update(matches(each, found, text, layout))
            if spans and excepts:
                covers = outermost(cover for each in excepts for cover in matches(each, found, text, layout))
                spans = {span for span in spans if not covered(span, covers)}
            if spans:
                found[slot] = sorted(spans, key=_leftmost_longest)
            elif slot in found:
                del found[slot]

    def _scan_into(self, found: Found, text: str, offsets: tuple[int, ...] | None) -> None:
        """Add the words of `text` to `found`; `offsets` says where a squeezed text's characters stand in the view."""
        slots = self.slots
        for at, sizes in self._candidates(text):
            for size in sizes:
                if at + size > len(text):
                    continue
                owners = slots.get(text[at : at + size])
                if owners is None or (offsets and size < _SQUEEZED_LEAST) or _splits_a_word(text, at + size):
                    continue
                span = Span(offsets[at], offsets[at + size - 1] + 1) if offsets else Span(at, at + size)
                for slot in owners:
                    found.setdefault(slot, []).append(span)

    def _candidates(self, text: str) -> Iterator[tuple[int, Sequence[int]]]:
        """Every offset at which a word may begin, with the lengths of the words that may begin there.

        The pairs of characters are made and looked up inside `map`: four times faster than a loop over offsets.
        """
        look_up: Callable[[str], Sequence[int] | None] = self.lengths.get
        for match in _LATIN_WORD.finditer(text):
            sizes = look_up(match.group() + _LATIN)
            if sizes:
                yield match.start(), sizes
        for keys in (
            (text, map(str.__add__, text, text[1:])) if not text.isascii() or not _LATIN_ONLY.fullmatch(text) else ()
        ):
            for at, sizes in enumerate(map(look_up, keys)):
                if sizes:
                    yield at, sizes


def _leftmost_longest(span: Span) -> tuple[int, int]:
    return span.start, -span.end


def key_of(word: str) -> str:
    """The key under which a word is looked up."""
    latin = _LATIN_WORD.match(word)
    return latin.group() + _LATIN if latin else word[:2]


def _splits_a_word(text: str, end: int) -> bool:
    """Whether `end` stands inside a Latin word or number."""
    return end < len(text) and _is_latin(text[end - 1]) and _is_latin(text[end])


def _is_latin(character: str) -> bool:
    return "a" <= character <= "z" or "0" <= character <= "9" or "\u00c0" <= character <= "\u024f"


class Builder:
    """Gathers words and patterns into a Lexicon; used when rules are compiled, never when a draft is read."""

    def __init__(self, sets: Mapping[str, Iterable[str]], facts: Iterable[str]) -> None:
        self._numbers: dict[frozenset[str], int] = {}
        self._slots: dict[str, list[int]] = {}
        self._next = 0
        self.names: dict[str, int] = {fact: self._number() for fact in facts}
        for name, members in sets.items():
            # A set's slot is its own, whatever words it shares: its patterns and exceptions change it alone.
            self.names[name] = self._fill(members)

    def _number(self) -> int:
        self._next += 1
        return self._next - 1

    def _fill(self, members: Iterable[str]) -> int:
        number = self._number()
        for word in members:
            self._slots.setdefault(word, []).append(number)
        return number

    def _slot(self, members: frozenset[str]) -> int:
        if members not in self._numbers:
            self._numbers[members] = self._fill(members)
        return self._numbers[members]

    def steps(self, sequence: Elements) -> Steps:
        """The compiled form of one sequence. Raises KeyError with the name of a set that nobody defined."""
        found: list[Step] = []
        gap = 0
        for element in sequence:
            if isinstance(element, Gap):
                gap = element.tokens
                continue
            slot = self.names[element.name] if isinstance(element, Named) else self._slot(element.words)
            found.append(Step(slot, gap))
            gap = 0
        return tuple(found)

    def lexicon(
        self,
        derived: tuple[Derived, ...] = (),
        facts: Mapping[str, str] | None = None,
        placeholders: tuple[Any, ...] = (),
    ) -> Lexicon:
        """Everything gathered so far, as plain values."""
        lengths: dict[str, set[int]] = {}
        for word in self._slots:
            lengths.setdefault(key_of(word), set()).add(len(word))
        return Lexicon(
            {key: sorted(sizes, reverse=True) for key, sizes in lengths.items()},
            self._slots,
            self.names,
            derived,
            facts or {},
            placeholders,
        )
