"""From files to drafts: `read` finds a format's reader by the end of a file's name, and every word keeps its place.

A reader is one module of ``formats/``. It says the endings of its names in `SUFFIXES` and has ``drafts(source,
is_message)``; a reader of files that are no text (spreadsheets) has ``drafts_in(path, data, is_message)`` instead.
Reading a plain text or Markdown file imports nothing but its own reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any, Final

from tonelint.message.draft import Draft, Note, Trouble
from tonelint.text.decode import Unreadable, decode, from_text
from tonelint.text.source import Source

from .candidates import IsMessage, looks_like_message
from .names import format_of, suffixes_of

MAX_BYTES: Final = 32 * 1024 * 1024

_BINARY: Final = frozenset({"spreadsheet"})
_MAY_BE_TEMPLATE: Final = re.compile(r"[{%#@]|<[%#@]|\[#")
_WHY: Final = {
    "binary": "binary file (it holds a NUL byte)",
    "broken": "broken text: some bytes are not valid in its encoding",
    "encoding": "unknown encoding: save it as UTF-8",
}


def read(
    path: str,
    data: bytes,
    *,
    locale: str = "",
    explicit: bool = True,
    is_message: IsMessage = looks_like_message,
) -> Iterator[Draft | Trouble | Note]:
    """The drafts in one file, in the file's order, and what could not be read.

    `path` is the name as shown to people and picks the reader by its end (``-`` is plain text); `locale` decides
    between GB18030 and Big5; `explicit` says that the user named this very file, so that a binary is a trouble and not
    just a note; `is_message` says which values of a catalogue are messages.
    """
    name = format_of(path) or "plain"
    reader = import_module(f".formats.{name}", __name__)
    if name in _BINARY:
        yield from reader.drafts_in(path, data, is_message)
        return
    source = decode(data, path, locale)
    if isinstance(source, Unreadable):
        yield _unreadable(source, data, explicit)
    elif not source.text.strip():
        yield Note(path, None, "empty file")
    else:
        yield from _drafts(reader, source, is_message)


def read_text(
    text: str, path: str = "-", is_message: IsMessage = looks_like_message
) -> Iterator[Draft | Trouble | Note]:
    """The drafts in words that were never bytes (a function argument, an editor's buffer); `path` picks the reader."""
    reader = import_module(f".formats.{format_of(path) or 'plain'}", __name__)
    yield from _drafts(reader, from_text(text, path), is_message)


def _drafts(reader: Any, source: Source, is_message: IsMessage) -> Iterator[Draft | Trouble | Note]:
    found: Iterator[Draft | Trouble | Note] = reader.drafts(source, is_message)
    for draft in found:
        if isinstance(draft, Draft) and _MAY_BE_TEMPLATE.search(draft.text):
            from .templating import templated

            yield from templated(draft, suffixes_of(source.path))
        else:
            yield draft


def _unreadable(problem: Unreadable, data: bytes, explicit: bool) -> Trouble | Note:
    line = data.count(b"\n", 0, problem.byte_offset) + 1 if problem.why == "broken" else None
    kind = Trouble if explicit or problem.why != "binary" else Note
    return kind(problem.path, line, _WHY[problem.why])
