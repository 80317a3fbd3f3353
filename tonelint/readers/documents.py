"""Files that are one message each: front matter and a subject line before it, words or markup below."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonelint.message.draft import Draft, Mark, Piece, Trouble
from tonelint.text.source import Source
from tonelint.text.span import Span

_SUBJECT = re.compile(r"(?:subject|re|主题|主題|主旨|标题|標題)[ \t]*[::][ \t]*(?=\S)([^\r\n]+)", re.IGNORECASE)


def text_draft(source: Source) -> Iterator[Draft | Trouble]:
    """The draft of plain text."""
    text = source.text
    if not text.startswith("---"):
        yield Draft(text, source, marks=_subject(text))
        return
    from .front_matter import below, front_matter

    front = front_matter(source)
    yield from front.troubles
    body = text[front.end :]
    if body.strip():
        pieces = (Piece(Span(0, len(body)), Span(front.end, len(text))),) if front.end else ()
        yield below(front, Draft(body, source, pieces=pieces, marks=_subject(body)))


def html_draft(source: Source) -> Iterator[Draft | Trouble]:
    """The draft of an HTML page or an MJML document; markup that breaks off is a trouble, what came before is read."""
    from .markup import escape
    from .names import suffixes_of
    from .page import seen
    from .weave import weave

    front = None
    if source.text.startswith("---"):
        from .front_matter import below, front_matter

        front = front_matter(source)
        yield from front.troubles
    page = seen(source.text, front.end if front else 0, suffixes=suffixes_of(source.path))
    for flaw in page.flaws:
        yield Trouble(source.path, source.line_of(flaw.offset), flaw.message)
    woven = weave(page.runs)
    if woven.text.strip():
        draft = Draft(woven.text, source, pieces=woven.pieces, marks=page.marks, escape=escape)
        yield below(front, draft) if front else draft


def _subject(text: str) -> tuple[Mark, ...]:
    match = _SUBJECT.match(text, len(text) - len(text.lstrip()))
    return (Mark("subject", Span(*match.span(1))),) if match else ()
