"""Gettext PO and POT: every ``msgid``, ``msgid_plural`` and ``msgstr``, each a draft of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tonelint.message.draft import Draft, Trouble
from tonelint.readers.candidates import IsMessage
from tonelint.readers.catalogue import Entry, drafts_of
from tonelint.readers.weave import Run, plain, weave
from tonelint.text.source import Source

SUFFIXES = (".po", ".pot")

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_STRING = re.compile(
    r"[ \t]*(?:(?P<key>msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)[ \t]*)?\"(?P<words>[^\"\\]*(?:\\.[^\"\\]*)*)\"[ \t]*$"
)
_WRITING = re.compile(r"\\(?:x[0-9a-fA-F]{1,2}|[0-7]{1,3}|.)")
_SAYS: Final = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "a": "\a", "b": "\b", "v": "\v"}
_SHORT: Final = 60


class _Message:
    """The strings of one message under way: the runs of each, in order."""

    __slots__ = ("key", "strings")

    def __init__(self) -> None:
        self.strings: dict[str, list[Run]] = {}
        self.key: str | None = None

    def is_after(self, key: str) -> bool:
        """Whether `key` begins the next message."""
        return key in self.strings or (
            key in ("msgctxt", "msgid") and any(k.startswith("msgstr") for k in self.strings)
        )


def drafts(source: Source, is_message: IsMessage) -> Iterator[Draft | Trouble]:
    """The messages of a catalogue, in the file's order; a broken line costs only itself."""
    entries: list[Entry] = []
    message = _Message()
    for number, line in enumerate(_LINE.finditer(source.text), 1):
        words = line[1].strip()
        if not words or words.startswith("#"):
            continue
        found = _STRING.match(line[1])
        if not found or (found["key"] is None and message.key is None):
            yield Trouble(source.path, number, 'broken catalogue: expected msgid, msgstr or a "quoted" line')
            continue
        if found["key"] and message.is_after(found["key"]):
            entries.extend(_entries(message))
            message = _Message()
        message.key = found["key"] or message.key
        start, end = found.span("words")
        message.strings.setdefault(message.key or "", []).extend(
            _runs(source.text, line.start() + start, line.start() + end)
        )
    entries.extend(_entries(message))
    yield from drafts_of(source, entries, is_message)


def _entries(message: _Message) -> Iterator[Entry]:
    """The strings of a message under the words that name it; the catalogue's header, named by nothing, is left out."""
    context = weave(message.strings.get("msgctxt", ())).text
    name = weave(message.strings.get("msgid", ())).text
    if name:
        short = " ".join(name.split())
        short = short if len(short) <= _SHORT else short[: _SHORT - 1] + "…"
        for key, runs in message.strings.items():
            if key != "msgctxt":
                whole = f"{key} {context}: {short}" if context else f"{key} {short}"
                yield Entry(key, "", whole, tuple(runs), escape, key=f"{context} {key}".strip())


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
    if sign[0] == "x" and len(sign) > 1:
        return chr(int(sign[1:], 16))
    return chr(int(sign, 8)) if sign.isdigit() and int(sign[0]) < 8 else _SAYS.get(sign, sign)


def escape(words: str) -> str:
    """`words` inside a quoted line."""
    return (
        words.replace("\\", "\\\\").replace('"', '\\"').replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t")
    )
