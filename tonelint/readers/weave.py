"""Weaving a draft out of runs of a file, so that every word keeps the place that it was read from."""

from __future__ import annotations

from collections.abc import Iterable
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
