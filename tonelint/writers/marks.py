"""Where a file's ranges stand in a draft's own text, and the text cut at their ends."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tonelint.message.draft import Piece
from tonelint.text.source import Range
from tonelint.text.span import Span


class Segment(NamedTuple):
    """A run of text and the numbers of the spans that cover it."""

    text: str
    numbers: tuple[int, ...]


def in_draft(where: Range, pieces: tuple[Piece, ...], length: int) -> Span:
    """The run of the draft's text that was read from `where`; an escape counts as a whole."""
    start, end = where.start.offset, where.end.offset
    if not pieces:
        return Span(min(start, length), min(end, length))
    covered = [piece for piece in pieces if piece.source.start < end and start < piece.source.end]
    if not covered:
        return Span(0, 0)
    return Span(_shift(covered[0], start, ends=False), _shift(covered[-1], end, ends=True))


def _shift(piece: Piece, offset: int, *, ends: bool) -> int:
    draft, source = piece
    if draft.end - draft.start == source.end - source.start:
        return min(max(draft.start + offset - source.start, draft.start), draft.end)
    return draft.end if ends else draft.start


def segments(text: str, spans: Iterable[Span]) -> Iterator[Segment]:
    """`text` cut wherever a span begins or ends; spans may overlap and nest."""
    marked = [(number, span) for number, span in enumerate(spans) if span.start < span.end]
    cuts = sorted({0, len(text), *(edge for _, span in marked for edge in span)})
    for start, end in itertools.pairwise(cuts):
        covering = tuple(number for number, span in marked if span.start <= start and end <= span.end)
        yield Segment(text[start:end], covering)
