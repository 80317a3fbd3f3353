"""A form in which a language writes times: a cheap trigger, a pattern, and how to read a match."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from tonelint.message.fact import Fact, Kind, Value
from tonelint.text.span import Span, touched

Reading = tuple[Kind, Value, int, int]
"""Kind, value, start and end of the fact that a match is."""


class Form(NamedTuple):
    """`pattern` is tried, and compiled, only in a text that holds one of `triggers`; `read` says what a match is."""

    triggers: tuple[str, ...]
    pattern: str
    read: Callable[[str, re.Match[str]], Reading | None]


def words(text: str) -> tuple[str, ...]:
    """The words of a list that is written as one text."""
    return tuple(text.split())


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern, compiled when first wanted: 0.1 to 0.7 ms each, and most messages need few of them."""
    return re.compile(pattern)


def holds_han(view: str) -> bool:
    """Whether a view may hold Chinese characters: £ and é do not count, emoji and placeholders cost only time."""
    return not view.isascii() and max(view) > "\u2fff"


def _is_edge(view: str, start: int) -> bool:
    """Whether no Latin word or number runs across `start`.

    Patterns leave this to code: with a ``\\b`` before it, the engine cannot skip to the next possible beginning.
    """
    if not start or not view[start].isascii():
        return True
    before, first = view[start - 1], view[start]
    return not (
        before.isascii() and ((before.isalpha() and first.isalpha()) or (before.isdecimal() and first.isdecimal()))
    )


def find_forms(view: str, forms: Iterable[Form], taken: list[Span]) -> list[Fact]:
    """The facts that `forms` see in `view`, earlier forms first; none overlaps another or a span of `taken` (in order)."""
    found: list[Fact] = []
    for triggers, pattern, read in forms:
        for trigger in triggers:
            if trigger in view:
                break
        else:
            continue
        for match in compiled(pattern).finditer(view):
            reading = read(view, match) if _is_edge(view, match.start()) else None
            if reading is not None:
                kind, value, start, end = reading
                span = Span(start, end)
                if not touched(span, taken):
                    insort(taken, span)
                    found.append(Fact(kind, span, value))
    return found
