"""One message as its reader will see it, and the way back to the file it came from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from itertools import pairwise
from typing import Literal, NamedTuple

from tonelint.text.source import Source
from tonelint.text.span import Span

MarkKind = Literal["heading", "quote", "code", "table", "link", "button", "tag", "subject", "alt"]


class Piece(NamedTuple):
    """A run of the draft's text and the run of the file that it was read from.

    Runs of equal length correspond code point by code point; otherwise the file's run is one escape (``&amp;``,
    ``\\u4e00``) and maps as a whole. A zero-width `source` holds words that the reader put in (the break between a
    subject and a body).
    """

    draft: Span
    source: Span


class Mark(NamedTuple):
    """What the file's format says about a run of the draft: a heading, a quotation, a link with its target.

    `tag` is a template tag: opaque, nobody reads it aloud. `value` is a link's target or a tag's words.
    """

    kind: MarkKind
    span: Span
    value: str = ""


class Stated(NamedTuple):
    """Context that stands beside a message (front matter, a row's columns), as written; `offset` is its place."""

    key: str
    value: str
    offset: int
    origin: str = "front matter"


class Leaf(NamedTuple):
    """A run of the draft that stands in the message whenever its branch does."""

    span: Span


class Sequence(NamedTuple):
    """Branches that follow each other."""

    parts: tuple[Branch, ...]


class Choice(NamedTuple):
    """Exactly one of `paths` stands in the message; `names` says each one's condition as the file writes it."""

    paths: tuple[Branch, ...]
    names: tuple[str, ...]


class Unknown(NamedTuple):
    """An include that was not resolved: it may say anything."""

    span: Span


Branch = Leaf | Sequence | Choice | Unknown


class Edit(NamedTuple):
    """Replace `span` of the file (code points of its decoded text) by `text`, already escaped for the file's format."""

    span: Span
    text: str


class Trouble(NamedTuple):
    """What a reader could not read: shown as one line, exit code 2; `line` is 1-based or None."""

    path: str
    line: int | None
    message: str


class Note(NamedTuple):
    """What was left out and deserves a word, no error: a binary in a folder, an empty file; `line` is 1-based."""

    path: str
    line: int | None
    message: str


class Draft(NamedTuple):
    """One message: `text` as seen by the one who gets it.

    `pieces` map it to the file (empty: the whole file, code point by code point); `escape` turns words into what the
    file's format needs inside this message, or None where the format cannot hold them; `escape_subject` does so inside
    the subject where that is written elsewhere (front matter above a text); `hole` is how the file's own
    template language writes a value to be filled in, ``{{%s}}`` for instance.
    """

    text: str
    source: Source
    id: str | None = None
    pieces: tuple[Piece, ...] = ()
    stated: tuple[Stated, ...] = ()
    marks: tuple[Mark, ...] = ()
    branches: Branch | None = None
    escape: Callable[[str], str | None] | None = None
    hole: str | None = None
    escape_subject: Callable[[str], str | None] | None = None

    def place(self, span: Span) -> Span:
        """The run of the file that `span` of the draft was read from."""
        if not self.pieces:
            return span
        start = self._source_offset(span.start, False)
        return Span(start, start) if span.start == span.end else Span(start, self._source_offset(span.end, True))

    def _source_offset(self, offset: int, ends: bool) -> int:
        """The file's offset of a draft offset; `ends`: at a seam, the end of the piece before it."""
        low, high = 0, len(self.pieces) - 1
        while low < high:
            middle = (low + high) // 2
            piece = self.pieces[middle].draft
            if piece.end < offset or (piece.end == offset and not ends):
                low = middle + 1
            else:
                high = middle
        draft, source = self.pieces[low]
        if len_of(draft) == len_of(source):
            return min(source.start + max(offset - draft.start, 0), source.end)
        return source.end if offset > draft.start else source.start

    def edit(self, span: Span, text: str) -> Edit | None:
        """The change to the file that replaces `span` of the draft by `text`, or None where the format refuses it."""
        escape = self.escape_subject if self.escape_subject and self._is_in_subject(span) else self.escape
        escaped = escape(text) if escape else text
        if escaped is None or self._cuts_a_tag(span) or self._cuts_a_piece(span):
            return None
        try:
            self.source.encode(escaped)
        except UnicodeEncodeError:
            return None
        return Edit(self.place(span), escaped)

    def _is_in_subject(self, span: Span) -> bool:
        return any(mark.kind == "subject" and mark.span.contains(span) for mark in self.marks)

    def _cuts_a_tag(self, span: Span) -> bool:
        """Whether `span` would take away a template tag, or a part of one."""
        return any(mark.kind == "tag" and mark.span.overlaps(span) for mark in self.marks)

    def _cuts_a_piece(self, span: Span) -> bool:
        """Whether `span` cuts an escape, takes words that the reader put in, or crosses what does not show."""
        first = bisect_right(self.pieces, span.start, key=_draft_end)
        after = bisect_left(self.pieces, span.end, first, key=_draft_start)
        touched = self.pieces[first:after]
        cut = any(
            len_of(draft) != len_of(source)
            and (draft.start < span.start or span.end < draft.end or source.start == source.end)
            for draft, source in touched
        )
        return cut or any(a.source.end != b.source.start for a, b in pairwise(touched))


Read = Draft | Trouble | Note
"""What a reader gives back, in the file's order."""


def _draft_start(piece: Piece) -> int:
    return piece.draft.start


def _draft_end(piece: Piece) -> int:
    return piece.draft.end


def len_of(span: Span) -> int:
    """How many code points `span` holds."""
    return span.end - span.start
