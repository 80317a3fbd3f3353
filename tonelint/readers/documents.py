"""Files that are one message each: front matter and a subject line before it, words or markup below."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonelint.message.draft import Draft, Mark, Piece, Stated, Trouble
from tonelint.text.source import Source
from tonelint.text.span import Span

_SUBJECT = re.compile(r"(?:subject|re|主题|主題|主旨|标题|標題)[ \t]*[::][ \t]*(?=\S)([^\r\n]+)", re.IGNORECASE)


def text_draft(source: Source) -> Iterator[Draft | Trouble]:
    """The draft of plain text."""
    text = source.text
    if not text.startswith("---"):
        yield Draft(text, source, marks=_subject(text))
        return
    from .front_matter import front_matter

    front = front_matter(source)
    yield from front.troubles
    body = text[front.end :]
    pieces = (Piece(Span(0, len(body)), Span(front.end, len(text))),) if front.end else ()
    if body.strip():
        yield Draft(body, source, pieces=pieces, stated=front.stated, marks=_subject(body))


def html_draft(source: Source) -> Iterator[Draft | Trouble]:
    """The draft of an HTML page or an MJML document; markup that breaks off is a trouble, what came before is read."""
    from .markup import escape
    from .names import suffixes_of
    from .page import seen
    from .weave import weave

    start, stated = 0, tuple[Stated, ...]()
    if source.text.startswith("---"):
        from .front_matter import front_matter

        front = front_matter(source)
        yield from front.troubles
        start, stated = front.end, front.stated
    page = seen(source.text, start, suffixes=suffixes_of(source.path))
    for flaw in page.flaws:
        yield Trouble(source.path, source.line_of(flaw.offset), flaw.message)
    woven = weave(page.runs)
    if woven.text.strip():
        yield Draft(woven.text, source, pieces=woven.pieces, stated=stated, marks=page.marks, escape=escape)


def _subject(text: str) -> tuple[Mark, ...]:
    match = _SUBJECT.match(text, len(text) - len(text.lstrip()))
    return (Mark("subject", Span(*match.span(1))),) if match else ()
