"""Android ``strings.xml``: strings, arrays and plurals, with Android's own escapes inside XML's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tonelint.message.draft import Draft, Trouble
from tonelint.readers.candidates import IsMessage
from tonelint.readers.catalogue import Entry, drafts_of
from tonelint.readers.weave import Run, plain, through, weave
from tonelint.readers.xmltext import Broken, Element, elements
from tonelint.readers.xmltext import escape as escape_xml
from tonelint.text.source import Source

SUFFIXES = (".xml",)

_KEEPS: Final = frozenset({"string", "item"})
_WRITING = re.compile(r"\\u[0-9a-fA-F]{4}|\\.|\"|(?:^[ \t\r\n]+|[ \t\r\n]+$|[ \t]*[\r\n]+[ \t\r\n]*)", re.DOTALL)
_SAYS: Final = {"n": "\n", "t": "\t", "r": "\r"}


def drafts(source: Source, is_message: IsMessage) -> Iterator[Draft | Trouble]:
    """The messages among the resources, in the file's order; XML that holds no resources says nothing."""
    if "<resources" not in source.text:
        return
    found = list(elements(source.text, _KEEPS))
    yield from (Trouble(source.path, e.line, f"broken XML: {e.message}") for e in found if isinstance(e, Broken))
    entries = (_entry(e) for e in found if isinstance(e, Element))
    yield from drafts_of(source, entries, is_message)


def _entry(element: Element) -> Entry:
    group = element.parents[0].get("name", "") if element.parents else ""
    own = element.attributes.get("name") or element.attributes.get("quantity") or f"[{element.nth}]"
    name = f"{group}{'' if own.startswith('[') else '.'}{own}" if group else own
    xml = weave(element.runs)
    return Entry("", name, name, tuple(through(_android(xml.text), xml)), escape)


def _android(text: str) -> Iterator[Run]:
    """The runs of a resource's words: escapes, quotes that only keep white space, and white space that folds."""
    at, quoted = 0, False
    for match in _WRITING.finditer(text):
        writing = match.group()
        if quoted and writing[0] not in '\\"':
            continue
        if match.start() > at:
            yield plain(text, at, match.start())
        at = match.end()
        quoted = not quoted if writing == '"' else quoted
        yield Run(_said(writing, match.start() > 0 and at < len(text)), match.start(), at)
    if at < len(text):
        yield plain(text, at, len(text))


def _said(writing: str, inside: bool) -> str:
    if writing[0] != "\\":
        return " " if inside and writing != '"' else ""
    if writing[1] == "u" and len(writing) == 6:
        letter = chr(int(writing[2:], 16))
        return "\ufffd" if "\ud800" <= letter <= "\udfff" else letter
    return _SAYS.get(writing[1], writing[1])


def escape(words: str) -> str:
    """`words` as the text of an Android string."""
    escaped = escape_xml(words.replace("\\", "\\\\").replace("'", "\\'").replace('"', '\\"').replace("\n", "\\n"))
    return "\\" + escaped if escaped[:1] in ("@", "?") else escaped
