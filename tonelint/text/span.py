"""Where something stands in a text: a half-open range of code points."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range ``start <= offset < end``, in code points."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end

    def shift(self, by: int) -> Span:
        """The same range, moved by `by` code points."""
        return Span(self.start + by, self.end + by)

    def of(self, text: str) -> str:
        """The words of `text` that this range covers."""
        return text[self.start : self.end]


def inside(spans: Sequence[Span], cover: Span) -> list[Span]:
    """Those of `spans` (sorted by start) that lie wholly inside `cover`; the others are not looked at."""
    low = bisect_left(spans, (cover.start,))
    high = bisect_left(spans, (cover.end,), low)
    return [span for span in spans[low:high] if span.end <= cover.end]


def outermost(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans that lie in no other one, in order: both their starts and their ends ascend."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda each: (each.start, -each.end)):
        if not kept or span.end > kept[-1].end:
            kept.append(span)
    return tuple(kept)


def covered(span: Span, covers: Sequence[Span]) -> bool:
    """Whether one of `covers` (as `outermost` gives them) contains `span`."""
    number = bisect_right(covers, span.start, key=lambda each: each.start) - 1
    return number >= 0 and span.end <= covers[number].end


def touched(span: Span, covers: Sequence[Span]) -> bool:
    """Whether one of `covers` (as `outermost` gives them) overlaps `span`."""
    number = bisect_right(covers, span.start, key=lambda each: each.end)
    return number < len(covers) and covers[number].overlaps(span)
