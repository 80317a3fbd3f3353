"""What must hold of every draft of every reader: its pieces are in order, and its words are at their places."""

import re
from collections.abc import Callable

from tonelint.message.draft import Draft
from tonelint.text.span import Span


def check_pieces(draft: Draft) -> None:
    """The pieces cover the draft's text in order, and lie inside the file."""
    if not draft.pieces:
        assert draft.text == draft.source.text
        return
    at = 0
    for piece in draft.pieces:
        assert piece.draft.start == at < piece.draft.end
        assert 0 <= piece.source.start <= piece.source.end <= len(draft.source.text)
        at = piece.draft.end
    assert at == len(draft.text)
    for mark in draft.marks:
        assert 0 <= mark.span.start <= mark.span.end <= len(draft.text)


def spaced(words: str) -> str:
    """`words` with all white space made single spaces: what a browser or a folding parser does."""
    return re.sub(r"[ \t\r\n\f]+", " ", words)


def check_places(draft: Draft, data: bytes, unescape: Callable[[str], str], normal: Callable[[str], str] = str) -> None:
    """The bytes at every piece's place, decoded and unescaped, are the draft's words, as far as `normal` tells."""
    for piece in draft.pieces:
        words = piece.draft.of(draft.text)
        place = draft.source.range(draft.place(piece.draft))
        raw = data[place.start.byte_offset : place.end.byte_offset].decode(draft.source.encoding, "surrogatepass")
        if raw:
            assert normal(unescape(raw)) == normal(words)


def check_span(draft: Draft, span: Span, data: bytes, unescape: Callable[[str], str]) -> None:
    """The bytes at the place of a span that cuts no escape say the span's words."""
    place = draft.source.range(draft.place(span))
    raw = data[place.start.byte_offset : place.end.byte_offset].decode(draft.source.encoding, "surrogatepass")
    assert unescape(raw) == span.of(draft.text)
