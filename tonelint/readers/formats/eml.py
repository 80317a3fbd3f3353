"""Stored e-mails (``.eml``): the subject with the text part, and the HTML part; attachments are left out, edits refused."""

from __future__ import annotations

from collections.abc import Iterator

from tonelint.message.draft import Draft, Mark, Stated, Trouble
from tonelint.readers.candidates import IsMessage
from tonelint.readers.catalogue import refuse
from tonelint.readers.mime import Part, body_runs, header_runs, headers_of, parts
from tonelint.readers.page import seen
from tonelint.readers.weave import Run, through, weave
from tonelint.text.source import Source
from tonelint.text.span import Span

SUFFIXES = (".eml",)

_STATED = {"Date": "send_at", "To": "account", "From": "from"}
_LONGEST = 4_000_000


def drafts(source: Source, is_message: IsMessage) -> Iterator[Draft | Trouble]:
    """The text and the HTML of an e-mail; the subject stands before the first of them."""
    text = source.text
    headers, _ = headers_of(text, 0, len(text))
    if not headers.keys():
        yield Trouble(source.path, 1, "broken e-mail: it begins with no headers")
        return
    if headers.get_content_maintype() == "multipart" and not headers.get_boundary():
        yield Trouble(source.path, 1, "broken e-mail: a multipart message without a boundary")
    subject = tuple(header_runs(text, "Subject", 0, len(text)))
    stated = tuple(_stated(text))
    for part in parts(text, 0, len(text)):
        kind = part.headers.get_content_type()
        if kind in ("text/plain", "text/html") and part.headers.get_content_disposition() != "attachment":
            draft = _draft(source, part, kind, subject)
            if isinstance(draft, Trouble):
                yield draft
            elif draft.text.strip():
                subject = ()
                yield draft._replace(stated=stated)


def _draft(source: Source, part: Part, kind: str, subject: tuple[Run, ...]) -> Draft | Trouble:
    if part.end - part.start > _LONGEST:
        return Trouble(source.path, source.line_of(part.start), f"a part is longer than {_LONGEST} letters")
    try:
        body = weave(body_runs(source.text, part))
    except LookupError:
        charset = part.headers.get_content_charset()
        return Trouble(source.path, source.line_of(part.start), f"unknown charset {charset!r} of a part")
    runs = tuple(Run(p.draft.of(body.text), *p.source) for p in body.pieces)
    marks: tuple[Mark, ...] = ()
    if kind == "text/html":
        page = seen(body.text)
        runs, marks = tuple(through(page.runs, body)), page.marks
    head = weave(subject).text
    if head:
        shift = len(head) + 1
        end = subject[-1].end
        marks = (Mark("subject", Span(0, len(head))), *(mark._replace(span=mark.span.shift(shift)) for mark in marks))
        runs = (*subject, Run("\n", end, end), *runs)
    woven = weave(runs)
    return Draft(woven.text, source, f"{kind} part", woven.pieces, marks=marks, escape=refuse)


def _stated(text: str) -> Iterator[Stated]:
    yield Stated("channel", "email", 0, "file format")
    for header, key in _STATED.items():
        runs = tuple(header_runs(text, header, 0, len(text)))
        if runs:
            yield Stated(key, weave(runs).text.strip(), runs[0].start, "header")
