"""Where something stands in a text: a half-open range of code points."""

from __future__ import annotations

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
