"""Plain text: the file is the message; a first ``Subject:`` line and YAML front matter are understood."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonelint.message.draft import Draft, Mark, Piece, Trouble
from tonelint.readers.candidates import IsMessage
from tonelint.text.source import Source
from tonelint.text.span import Span

SUFFIXES = (".txt", ".text")

_SUBJECT = re.compile(r"(?:subject|re|主题|主題|主旨|标题|標題)[ \t]*[::][ \t]*(?=\S)([^\r\n]+)", re.IGNORECASE)


def drafts(source: Source, is_message: IsMessage) -> Iterator[Draft | Trouble]:
    """The one draft of a text file."""
    text = source.text
    if source.path == "-" and text.count("?") * 2 > len("".join(text.split())):
        yield Trouble("-", None, "the text arrived as question marks: the shell's output encoding is not UTF-8")
        return
    if not text.startswith("---"):
        yield Draft(text, source, marks=_subject(text))
        return
    from tonelint.readers.front_matter import front_matter

    front = front_matter(source)
    yield from front.troubles
    body = text[front.end :]
    pieces = (Piece(Span(0, len(body)), Span(front.end, len(text))),) if front.end else ()
    if body.strip():
        yield Draft(body, source, pieces=pieces, stated=front.stated, marks=_subject(body))


def _subject(text: str) -> tuple[Mark, ...]:
    match = _SUBJECT.match(text, len(text) - len(text.lstrip()))
    return (Mark("subject", Span(*match.span(1))),) if match else ()
