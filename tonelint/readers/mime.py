"""The parts of an e-mail as it is stored, and the words of each with their places, whatever their transfer encoding."""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import HeaderParser
from typing import Final, NamedTuple

from .weave import Run, plain

_BREAK = r"(?:\r\n|\r|\n)"
_HEAD = re.compile(rf"(?:[^\r\n]+{_BREAK})*(?=[\r\n]|\Z)")
_ONE_BREAK = re.compile(_BREAK)
_ENCODED_WORD = re.compile(r"=\?[^?\s]{1,40}\?[bBqQ]\?[^?\r\n]{0,2000}\?=")
_FOLD = re.compile(rf"{_BREAK}[ \t]+")
_QUOTED = re.compile(rf"=(?:([0-9A-Fa-f]{{2}})|[ \t]*{_BREAK})|[^=]")
_GROUP = re.compile(r"(?:[A-Za-z0-9+/]\s*){2}(?:[A-Za-z0-9+/=]\s*){2}")
_DEEPEST: Final = 12


class Part(NamedTuple):
    """One part that holds no parts of its own: its headers, and where its body stands (code points)."""

    headers: Message
    start: int
    end: int


class Byte(NamedTuple):
    """One byte of a body before it was encoded for transfer, and the run of the file that says it."""

    value: int
    start: int
    end: int


def headers_of(text: str, start: int, end: int) -> tuple[Message, int]:
    """The headers at `start`, and where the body below them starts."""
    head = _HEAD.match(text, start, end)
    stop = head.end() if head else start
    gap = _ONE_BREAK.match(text, stop, end)
    return HeaderParser().parsestr(text[start:stop]), gap.end() if gap else stop


def parts(text: str, start: int, end: int, depth: int = 0) -> Iterator[Part]:
    """The parts of the message between `start` and `end`, in order."""
    headers, body = headers_of(text, start, end)
    boundary = headers.get_boundary()
    if headers.get_content_maintype() != "multipart" or not boundary or depth >= _DEEPEST:
        yield Part(headers, body, end)
        return
    at: int | None = None
    line = re.compile(rf"^--{re.escape(str(boundary))}(--)?[ \t]*\r?(?:\n|\Z)", re.MULTILINE)
    for match in line.finditer(text, body, end):
        if at is not None:
            yield from parts(text, at, match.start(), depth + 1)
        at = None if match[1] else match.end()
        if match[1]:
            break
    if at is not None:
        yield from parts(text, at, end, depth + 1)


def body_runs(text: str, part: Part) -> Iterator[Run]:
    """The runs of a part's words in its charset. Raises LookupError for a charset that nobody knows."""
    encoding = str(part.headers.get("Content-Transfer-Encoding", "")).strip().lower()
    charset = codecs.lookup(str(part.headers.get_content_charset("utf-8"))).name
    charset = {"gb2312": "gb18030", "gbk": "gb18030", "ascii": "utf-8", "big5": "cp950"}.get(charset, charset)
    if encoding == "quoted-printable":
        return _letters(_quoted_bytes(text, part.start, part.end), charset)
    if encoding == "base64":
        return _letters(_base64_bytes(text, part.start, part.end), charset)
    return iter([plain(text, part.start, part.end)])


def _letters(data: Iterator[Byte], charset: str) -> Iterator[Run]:
    """Bytes gathered to letters; each letter's place is that of all its bytes."""
    decoder = codecs.getincrementaldecoder(charset)("replace")
    start = -1
    last = 0
    for value, first, last in data:
        start = first if start < 0 else start
        words = decoder.decode(bytes((value,)))
        if words:
            yield Run(words, start, last)
            start = -1
    rest = decoder.decode(b"", final=True)
    if rest and start >= 0:
        yield Run(rest, start, last)


def _quoted_bytes(text: str, start: int, end: int) -> Iterator[Byte]:
    for match in _QUOTED.finditer(text, start, end):
        if match[1]:
            yield Byte(int(match[1], 16), *match.span())
        elif match.group()[0] != "=":
            for value in match.group().encode("utf-8"):
                yield Byte(value, *match.span())


def _base64_bytes(text: str, start: int, end: int) -> Iterator[Byte]:
    for match in _GROUP.finditer(text, start, end):
        try:
            data = base64.b64decode("".join(match.group().split()))
        except (binascii.Error, ValueError):
            continue
        first, last = match.start(), match.start() + len(match.group().rstrip())
        for value in data:
            yield Byte(value, first, last)


def header_runs(text: str, name: str, start: int, end: int) -> Iterator[Run]:
    """The runs of the header `name` among the headers that begin at `start`: encoded words say what they hold."""
    head = _HEAD.match(text, start, end)
    field = re.compile(rf"^{name}:[ \t]*((?:[^\r\n]|{_BREAK}[ \t])*)", re.IGNORECASE | re.MULTILINE)
    match = field.search(text, start, head.end() if head else end)
    if not match:
        return
    at, after_word = match.start(1), False
    for word in _ENCODED_WORD.finditer(text, *match.span(1)):
        if not (after_word and not text[at : word.start()].strip()):
            yield from _unfolded(text, at, word.start())
        yield Run(_word(word.group()), *word.span())
        at, after_word = word.end(), True
    yield from _unfolded(text, at, match.end(1))


def _unfolded(text: str, start: int, end: int) -> Iterator[Run]:
    at = start
    for fold in _FOLD.finditer(text, start, end):
        yield plain(text, at, fold.start())
        yield Run(" ", *fold.span())
        at = fold.end()
    yield plain(text, at, end)


def _word(encoded: str) -> str:
    try:
        [(said, charset), *_] = decode_header(encoded)
        return said.decode(charset or "ascii", "replace") if isinstance(said, bytes) else said
    except (HeaderParseError, LookupError, ValueError):
        return encoded
