"""Apple ``.strings``: ``"key" = "value";`` with comments between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tonelint.message.draft import Draft, Trouble
from tonelint.readers.candidates import IsMessage
from tonelint.readers.catalogue import Entry, drafts_of
from tonelint.readers.weave import Run, plain, weave
from tonelint.text.source import Source

SUFFIXES = (".strings",)

_STRING = r"\"([^\"\\]*(?:\\.[^\"\\]*)*)\""
_ASIDE = re.compile(r"(?:\s+|//[^\r\n]*|/\*(?:[^*]|\*(?!/))*\*/)*")
_PAIR = re.compile(rf"(?:{_STRING}|([\w.\-]+))\s*=\s*{_STRING}\s*;", re.DOTALL)
_WRITING = re.compile(r"\\(?:[uU][0-9a-fA-F]{4}|[0-7]{1,3}|\r\n|.)", re.DOTALL)
_SAYS: Final = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "a": "\a", "b": "\b", "v": "\v"}


def drafts(source: Source, is_message: IsMessage) -> Iterator[Draft | Trouble]:
    """The messages of a table of strings, in the file's order; reading stops where the file is broken."""
    entries: list[Entry] = []
    text, at = source.text, 0
    while True:
        aside = _ASIDE.match(text, at)
        at = aside.end() if aside else at
        if at >= len(text):
            break
        pair = _PAIR.match(text, at)
        if not pair:
            yield Trouble(source.path, source.line_of(at), 'broken strings file: expected "key" = "value";')
            break
        key = weave(_runs(text, *pair.span(1))).text if pair[2] is None else pair[2]
        group, _, name = key.rpartition(".")
        entries.append(Entry(group, name, key, tuple(_runs(text, *pair.span(3))), escape))
        at = pair.end()
    yield from drafts_of(source, entries, is_message)


def _runs(text: str, start: int, end: int) -> Iterator[Run]:
    at = start
    for match in _WRITING.finditer(text, start, end):
        if match.start() > at:
            yield plain(text, at, match.start())
        at = match.end()
        yield Run(_said(match.group()[1:]), match.start(), at)
    if at < end:
        yield plain(text, at, end)


def _said(sign: str) -> str:
    if sign[0] in "uU" and len(sign) == 5:
        letter = chr(int(sign[1:], 16))
        return "\ufffd" if "\ud800" <= letter <= "\udfff" else letter
    return chr(int(sign, 8)) if sign.isdigit() else _SAYS.get(sign, sign)


def escape(words: str) -> str:
    """`words` inside a quoted string."""
    return words.replace("\\", "\\\\").replace('"', '\\"').replace("\r", "\\r").replace("\n", "\\n")
