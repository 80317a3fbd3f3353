"""Java ``.properties``: keys and values with continuation lines and ``\\uXXXX`` escapes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tonelint.message.draft import Draft, Trouble
from tonelint.readers.candidates import IsMessage
from tonelint.readers.catalogue import Entry, drafts_of
from tonelint.readers.weave import Run, plain, weave
from tonelint.text.source import Source

SUFFIXES = (".properties",)

_LINE = re.compile(r"[ \t\f]*(?:[#!][^\r\n]*|(?P<key>(?:[^\s\\=:]|\\[^\r\n])*)[ \t\f]*[=:]?[ \t\f]*)")
_VALUE = re.compile(r"[^\\\r\n]*(?:\\(?:\r\n|.|[\r\n])[^\\\r\n]*)*", re.DOTALL)
_END = re.compile(r"\r\n|\r|\n|\Z")
_WRITING = re.compile(
    r"\\(?:u[0-9a-fA-F]{4}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|(?:\r\n|\r|\n)[ \t\f]*|.)|\\\Z"
)
_SAYS: Final = {"n": "\n", "t": "\t", "r": "\r", "f": "\f"}
_BROKEN = re.compile(r"(?<!\\)(?:\\\\)*\\u(?![0-9a-fA-F]{4})")


def drafts(source: Source, is_message: IsMessage) -> Iterator[Draft | Trouble]:
    """The messages of a resource bundle, in the file's order."""
    broken = _BROKEN.search(source.text)
    if broken:
        yield Trouble(source.path, source.line_of(broken.start()), "broken escape: \\u needs four hexadecimal digits")
    yield from drafts_of(source, _entries(source.text), is_message)


def _entries(text: str) -> Iterator[Entry]:
    at = 0
    while at < len(text):
        line = _LINE.match(text, at)
        at = line.end() if line else at
        if line and line["key"]:
            key = weave(_runs(text, *line.span("key"))).text
            value = _VALUE.match(text, at)
            at = value.end() if value else at
            group, _, name = key.rpartition(".")
            yield Entry(group, name, key, tuple(_runs(text, line.end(), at)), escape)
        end = _END.search(text, at)
        at = max(end.end(), at + 1) if end else len(text)


def _runs(text: str, start: int, end: int) -> Iterator[Run]:
    at = start
    for match in _WRITING.finditer(text, start, end):
        if match.start() > at:
            yield plain(text, at, match.start())
        at, said = match.end(), _said(match.group())
        if len(said) == 2:  # two escapes that are no pair of surrogates
            yield Run(said[0], match.start(), match.start() + 6)
            yield Run(said[1], match.start() + 6, at)
        else:
            yield Run(said, match.start(), at)
    if at < end:
        yield plain(text, at, end)


def _said(writing: str) -> str:
    sign = writing[1:2]
    if sign == "u" and len(writing) > 2:
        units = [int(unit, 16) for unit in writing.split("\\u")[1:]]
        return b"".join(unit.to_bytes(2, "big") for unit in units).decode("utf-16-be", "replace")
    return "" if sign in ("\r", "\n", "") else _SAYS.get(sign, sign)


def escape(words: str) -> str:
    """`words` inside a value."""
    return words.replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t")
