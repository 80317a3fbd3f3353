"""Patterns as joins over the words that the lexicon found: linear in those words, whatever the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import NamedTuple

from .sentences import Layout
from .span import Span

_TOKEN = re.compile(r"[a-z0-9'][a-z0-9'.,]*|\ufffc+|[\u3400-\u9fff]{1,2}")

Found = dict[int, list[Span]]
"""Slot number → where its words stand in the view, sorted by start, the longest first."""


class Step(NamedTuple):
    """One slot of a compiled sequence, and how many tokens may stand before it (0: it follows at once)."""

    slot: int
    gap: int


Steps = tuple[Step, ...]


def matches(
    steps: Steps, found: Found, text: str, layout: Layout, accepts: Callable[[Span], bool] | None = None
) -> Iterator[Span]:
    """Where `steps` match, leftmost first, not overlapping; a match that `accepts` refuses gives way to its next ending."""
    for step in steps:
        if step[0] not in found:
            return
    taken = -1
    for first in found.get(steps[0].slot, ()):
        if first.start < taken:
            continue
        start = first.start

        def ends_well(end: int, start: int = start) -> bool:
            return accepts is None or accepts(Span(start, end))

        end = _follow(steps, 1, first.end, found, text, layout, set(), ends_well)
        if end is not None:
            taken = end
            yield Span(start, end)


def _follow(
    steps: Steps,
    step: int,
    at: int,
    found: Found,
    text: str,
    layout: Layout,
    dead: set[tuple[int, int]],
    ends_well: Callable[[int], bool],
) -> int | None:
    """The end of the match whose steps before `step` end at `at`, or None; `dead` remembers what was tried in vain."""
    if step == len(steps):
        return at if ends_well(at) else None
    if (step, at) in dead:
        return None
    slot, gap = steps[step]
    spans = found.get(slot, [])
    limit = _gap_end(text, at, layout, gap) if gap else at + 2
    for i in range(bisect_left(spans, (at, 0)), len(spans)):
        start, end = spans[i]
        if start > limit or (not gap and text[at:start].strip()):
            break
        final = _follow(steps, step + 1, end, found, text, layout, dead, ends_well)
        if final is not None:
            return final
    dead.add((step, at))
    return None


def _gap_end(text: str, at: int, layout: Layout, most: int) -> int:
    """The last offset at which the words after a gap of `most` tokens that begins at `at` may begin."""
    end = layout.clauses[layout.clause_at(max(at - 1, 0))].span.end
    for number, token in enumerate(_TOKEN.finditer(text, at, end)):
        if number == most:
            return token.start()
    return end
