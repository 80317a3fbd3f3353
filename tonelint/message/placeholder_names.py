"""What a placeholder's name says: due_date, invoice.total, 应还金额 and yingfu_jine mean something to a reader."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple, cast, get_args

from tonelint.text.normalise import view

from .fact import Kind

KINDS: frozenset[str] = frozenset(get_args(Kind))


class Names(NamedTuple):
    """The table of names, ready to be looked up and to be stored (plain strings, tuples and dicts only).

    `patterns` maps the sorted words of a Latin pattern, joined by a blank, to a kind; `hanzi` maps a Chinese run to a
    kind. `by_word` finds a word's patterns; `vocabulary` holds every known word; `weak` ones yield to any other.
    """

    patterns: dict[str, str]
    by_word: dict[str, tuple[str, ...]]
    hanzi: dict[str, str]
    vocabulary: tuple[str, ...]
    weak: tuple[str, ...]


class Meaning(NamedTuple):
    """The kind that a name gives, the words that say so, and whether every part of the name is a known word."""

    kind: Kind
    words: str
    known: bool
    weak: bool


def compile_names(raw: Mapping[str, object]) -> Names:
    """The table from its source (`rules/words/placeholders.yaml`, or a user's): kind to patterns, `weak`, `filler`.

    Raises ValueError for a kind that does not exist or a pattern that is no string.
    """
    patterns: dict[str, str] = {}
    hanzi: dict[str, str] = {}
    for kind, written in raw.items():
        if kind not in KINDS and kind not in ("weak", "filler"):
            raise ValueError(f"no such kind of placeholder: {kind}")
        for pattern in cast("list[object]", written):
            if not isinstance(pattern, str):
                raise ValueError(f"a placeholder pattern must be words, not {pattern!r}")
            words = pattern.strip().lower()
            table = patterns if words.isascii() else hanzi
            if kind in KINDS:
                table[" ".join(sorted(words.split()))] = kind
            elif kind == "filler":
                table.setdefault(" ".join(sorted(words.split())), "")
    by_word: dict[str, list[str]] = {}
    for words in patterns:
        by_word.setdefault(words.split()[0], []).append(words)
    vocabulary = sorted({word for words in patterns for word in words.split()})
    weak = tuple(str(word) for word in cast("list[object]", raw.get("weak", ())))
    return Names(patterns, {w: tuple(p) for w, p in by_word.items()}, hanzi, tuple(vocabulary), weak)


def taught(names: Names, house: Mapping[str, str]) -> Names:
    """The table with the house's own names laid over it: whole names as they are written, each with its kind of fact."""
    latin = {name.strip().lower(): kind for name, kind in house.items() if name.isascii()}
    whole = {name: kind for name, kind in latin.items() if " " not in name}
    spaced = {" ".join(sorted(name.split())): kind for name, kind in latin.items() if " " in name}
    by_word = dict(names.by_word)
    for pattern in (*whole, *spaced):
        first = pattern.split()[0]
        by_word[first] = (*by_word.get(first, ()), pattern)
    hanzi = names.hanzi | {view(name).text: kind for name, kind in house.items() if not name.isascii()}
    vocabulary = {*names.vocabulary, *whole, *(word for name in spaced for word in name.split())}
    return Names(names.patterns | whole | spaced, by_word, hanzi, tuple(sorted(vocabulary)), names.weak)


def meaning(name: str, names: Names) -> Meaning | None:
    """What `name` stands for, or None where its words say nothing."""
    name = _bare(name)
    if not name:
        return None
    if not name.isascii():
        return _chinese_meaning(view(name).text, names)
    words = _words(name, names)
    return _latin_meaning(words, names) if words else None


def is_known(name: str, names: Names) -> bool:
    """Whether every word of `name` is known, so that it is no slip of the pen."""
    meant = meaning(name, names)
    return meant is not None and meant.known


@cache
def _noise() -> re.Pattern[str]:
    """What is no part of a name: filters, formats, defaults, calls, indices, prefixes of objects that say nothing."""
    return re.compile(
        r"\s*(?:\|.*|:[^\w\s].*|\?\?.*|!.*)$|\(\)|\.to[A-Z]\w*\(.*|\.(?:strftime|format|toFixed)\(.*|\[[^\]]*\]"
    )


def _bare(name: str) -> str:
    """The name without filters, calls and signs: `invoice.due_date | date: "%d"` → invoice.due_date."""
    name = _noise().sub("", name.strip())
    if "(" in name:
        name = max(name[name.rfind("(") + 1 :].split(","), key=lambda part: sum(c.isalpha() for c in part))
    return name.strip(" $#@%&*=^.:)([]{}<>|_-~!\"'").removeprefix("button:")


@cache
def _splits() -> re.Pattern[str]:
    return re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


def _words(name: str, names: Names) -> tuple[str, ...]:
    """The words of a Latin name, camelCase, snake_case, kebab-case and runs such as duedate cut apart."""
    known = _vocabulary(names.vocabulary)
    whole = name.lower()
    if whole in known:
        return (whole,)
    words: list[str] = []
    for piece in _splits().findall(name):
        word = piece.lower()
        if word.isdigit():
            if words and (words[-1] + word) in known:
                words[-1] += word
            continue
        words += [word] if word in known else _segments(word, known) or [word]
    return tuple(words)


@cache
def _vocabulary(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)


def _segments(word: str, known: frozenset[str]) -> list[str]:
    """A run-together word as known words (duedate, yingfujine), the fewest of them; empty where it is none."""
    best: list[list[str] | None] = [[]] + [None] * len(word)
    for end in range(2, len(word) + 1):
        for start in range(max(0, end - 14), end - 1):
            before, piece = best[start], word[start:end]
            if before is not None and piece in known and (best[end] is None or len(before) + 1 < len(best[end] or ())):
                best[end] = [*before, piece]
    singular = word[:-1] if word.endswith("s") and word[:-1] in known else ""
    return [singular] if singular else best[-1] or []


def _latin_meaning(words: tuple[str, ...], names: Names) -> Meaning | None:
    """The pattern whose words all stand in the name: the most telling one, of equal ones the last."""
    weak, known = _vocabulary(names.weak), _vocabulary(names.vocabulary)
    best: tuple[int, int, str] | None = None
    for word in words:
        for pattern in names.by_word.get(word, ()):
            parts = pattern.split()
            if names.patterns[pattern] and all(part in words for part in parts):
                last = max(i for i, w in enumerate(words) if w in parts)
                weight = sum(1 if p in weak and len(parts) == 1 else 3 for p in parts)
                best = max(best or (0, 0, ""), (weight, last, pattern))
    if best is None:
        return None
    kind = cast("Kind", names.patterns[best[2]])
    return Meaning(kind, best[2], all(w in known for w in words), best[0] == 1)


def _chinese_meaning(name: str, names: Names) -> Meaning | None:
    """The longest Chinese run of the table that stands in the name, of equal ones the last."""
    best: tuple[int, int, str] | None = None
    for start in range(len(name)):
        for end in range(start + 1, min(len(name), start + 8) + 1):
            if names.hanzi.get(name[start:end]) and (end - start > 1 or len(name) <= 2):
                best = max(best or (0, 0, ""), (end - start, start, name[start:end]))
    if best is None:
        return None
    return Meaning(cast("Kind", names.hanzi[best[2]]), best[2], _covered(name, names.hanzi), best[2] in names.weak)


def _covered(name: str, known: dict[str, str]) -> bool:
    """Whether `name` is nothing but known runs."""
    reached = {0}
    for end in range(1, len(name) + 1):
        if any(start in reached and name[start:end] in known for start in range(max(0, end - 8), end)):
            reached.add(end)
    return len(name) in reached
