"""Weaving a draft out of runs of a file, so that every word keeps the place that it was read from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from tonelint.message.draft import Piece
from tonelint.text.span import Span


class Run(NamedTuple):
    """Words of a draft and the code points ``start <= offset < end`` of the file that say them.

    Equal length means code point by code point; otherwise the file's run is one escape; an empty run of the file holds
    words that the reader puts in there.
    """

    words: str
    start: int
    end: int


class Woven(NamedTuple):
    """The text that runs make, and the pieces that map it back."""

    text: str
    pieces: tuple[Piece, ...]


def weave(runs: Iterable[Run]) -> Woven:
    """One text out of `runs` in order; neighbours that continue each other become one piece."""
    words: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for text, start, end in runs:
        if not text:
            continue
        words.append(text)
        last = pieces[-1] if pieces else None
        plain = len(text) == end - start
        if last and plain and last.source.end == start and _is_plain(last):
            pieces[-1] = Piece(Span(last.draft.start, at + len(text)), Span(last.source.start, end))
        else:
            pieces.append(Piece(Span(at, at + len(text)), Span(start, end)))
        at += len(text)
    return Woven("".join(words), tuple(pieces))


def _is_plain(piece: Piece) -> bool:
    return piece.draft.end - piece.draft.start == piece.source.end - piece.source.start


def plain(text: str, start: int, end: int) -> Run:
    """The run of the file's `text` that says itself."""
    return Run(text[start:end], start, end)


def through(runs: Iterable[Run], inner: Woven) -> Iterator[Run]:
    """Runs over the text of `inner`, carried on to the file that `inner` was woven from."""
    ends = [piece.draft.end for piece in inner.pieces]
    for run in runs:
        first = bisect_right(ends, run.start)
        if len(run.words) == run.end - run.start:
            yield from _letter_by_letter(run, inner.pieces, first)
        elif first < len(inner.pieces) or inner.pieces:
            yield _as_a_whole(run, inner.pieces, first)


def _letter_by_letter(run: Run, pieces: tuple[Piece, ...], first: int) -> Iterator[Run]:
    for draft, source in islice(pieces, first, None):
        if draft.start >= run.end:
            return
        start, end = max(draft.start, run.start), min(draft.end, run.end)
        words = run.words[start - run.start : end - run.start]
        if draft.end - draft.start == source.end - source.start:
            yield Run(words, source.start + start - draft.start, source.start + end - draft.start)
        else:
            yield Run(words, source.start, source.end)


def _as_a_whole(run: Run, pieces: tuple[Piece, ...], first: int) -> Run:
    """One run for all that `run` was read from: an escape inside an escape."""
    last = first
    while last < len(pieces) and pieces[last].draft.end < run.end:
        last += 1
    head, tail = pieces[min(first, len(pieces) - 1)], pieces[min(last, len(pieces) - 1)]
    start = _offset(head, run.start, False)
    return Run(run.words, start, start if run.start == run.end else _offset(tail, run.end, True))


def _offset(piece: Piece, at: int, ends: bool) -> int:
    draft, source = piece
    if draft.end - draft.start == source.end - source.start:
        return min(source.start + at - draft.start, source.end)
    return source.end if ends or at >= draft.end else source.start
