"""From the bytes of a file to its text: marks first, then strict UTF-8, then what Chinese text is likely to be.

Detectors alone take one short GB18030 text in nine for Korean. So the encodings that Chinese drafts really come in are
tried first and judged by what they would say: the share of letters that people use. A detector is asked last.
"""

from __future__ import annotations

import codecs
import re
from functools import cache
from typing import Literal, NamedTuple

from .source import Source

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_ODD_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MARKS_OF_WRITING = frozenset(",。!?:;、()《》〈〉「」『』【】〔〕“”‘’…—·¥$%~×°  0123456789-+/&#*")
_PLAUSIBLE = 0.6
_TRADITIONAL_IN_GB18030 = 0.85
_SAMPLE = 40_000
_Script = Literal["gb", "big5", "both"]


class Unreadable(NamedTuple):
    """Bytes that are no text: a binary file, or an encoding that nobody could tell; `byte_offset` is where it shows."""

    path: str
    why: Literal["binary", "broken", "encoding"]
    byte_offset: int


def decode(data: bytes, path: str, locale: str = "") -> Source | Unreadable:
    """The text of a file's bytes; `locale` (``zh_TW``) decides between GB18030 and Big5 where both would do."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _with_mark(data, path, mark, encoding)
    zero = data.find(b"\0")
    if zero >= 0:
        wide = _best(data, ("utf-16-le", "utf-16-be"), "")
        return _source(data, path, wide) if wide else Unreadable(path, "binary", zero)
    try:
        return _source(data, path, "utf-8")
    except UnicodeDecodeError as error:
        if _is_broken_utf8(data):
            return Unreadable(path, "broken", error.start)
        return _decode_other(data, path, locale)


def from_text(text: str, path: str = "-") -> Source:
    """A source of words that were never bytes; lone surrogates become U+FFFD."""
    return Source(path, _mend(text))


def _source(data: bytes, path: str, encoding: str, bom: int = 0) -> Source:
    errors = "surrogatepass" if encoding.startswith("utf") else "strict"
    body = data[bom:] if bom else data
    return Source(path, _mend(body.decode(encoding, errors)), encoding, bom)


def _mend(text: str) -> str:
    """`text` with every lone surrogate replaced by U+FFFD: the same number of code points."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def _with_mark(data: bytes, path: str, mark: bytes, encoding: str) -> Source | Unreadable:
    try:
        source = _source(data, path, encoding, len(mark))
    except UnicodeDecodeError as error:
        return Unreadable(path, "broken", error.start + len(mark))
    zero = source.text.find("\0")
    return source if zero < 0 else Unreadable(path, "binary", source.position(zero).byte_offset)


def _decode_other(data: bytes, path: str, locale: str) -> Source | Unreadable:
    """The text of bytes that have no mark and are not UTF-8."""
    encoding = _best(data, ("gb18030", "cp950", "big5hkscs", "utf-16-le", "utf-16-be"), locale)
    if not encoding and _is_western(data):
        encoding = "cp1252"
    return _source(data, path, encoding) if encoding else _detected(data, path)


def _detected(data: bytes, path: str) -> Source | Unreadable:
    from charset_normalizer import from_bytes

    match = from_bytes(data[:_SAMPLE]).best()
    try:
        if match is not None and not match.encoding.startswith("utf"):
            return _source(data, path, match.encoding)
    except (UnicodeDecodeError, LookupError):
        pass
    return Unreadable(path, "encoding", next(i for i, byte in enumerate(data) if byte > 0x7F))


def _best(data: bytes, encodings: tuple[str, ...], locale: str) -> str | None:
    """The encoding under which `data` says most that people write, or None where none says enough."""
    place = locale.replace("-", "_").lower()
    prior = "cp950" if "tw" in place or "hk" in place or "hant" in place else "gb18030"
    scored = [(_likely(data, e) + (0.02 if e == prior else 0.0), -i, e) for i, e in enumerate(encodings)]
    score, _, encoding = max(scored)
    return encoding if score >= _PLAUSIBLE else None


def _likely(data: bytes, encoding: str) -> float:
    """The share of letters in use among what `data` would say outside ASCII in `encoding`; -1 if it cannot be."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return -1.0
    text = text[:_SAMPLE]
    if _ODD_CONTROL.search(text):
        return -1.0
    foreign = "".join(_NOT_ASCII.findall(text))
    if not foreign:
        return 1.0 if encoding.startswith("utf-16") else -1.0
    if encoding != "gb18030":
        return _share(foreign, "both" if "16" in encoding else "big5")
    return max(_share(foreign, "gb"), _TRADITIONAL_IN_GB18030 * _share(foreign, "both"))


def _share(letters: str, script: _Script) -> float:
    known = _letters(script)
    return sum(letter in known for letter in letters) / len(letters)


@cache
def _letters(script: _Script) -> frozenset[str]:
    """The everyday letters of a charset (its first level) and the marks that stand between them."""
    levels = {"gb": ("gb2312", 0xB0, 0xD7), "big5": ("big5", 0xA4, 0xC6)}
    wanted = levels.values() if script == "both" else [levels[script]]
    found = (
        bytes((lead, trail)).decode(codec, "ignore")
        for codec, low, high in wanted
        for lead in range(low, high + 1)
        for trail in range(0x40, 0xFF)
    )
    return frozenset(letter for letter in found if len(letter) == 1) | _MARKS_OF_WRITING


def _is_western(data: bytes) -> bool:
    """Whether `data` is mostly ASCII with a few letters of Windows-1252 (£, ’, é)."""
    high = sum(byte > 0x7F for byte in data[:_SAMPLE])
    return high * 3 < len(data[:_SAMPLE]) and not any(byte in data for byte in b"\x81\x8d\x8f\x90\x9d")


def _is_broken_utf8(data: bytes) -> bool:
    """Whether nearly all of `data` is UTF-8 outside ASCII, so that the rest is damage, not another encoding."""
    text = data[:_SAMPLE].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return broken * 5 < len(_NOT_ASCII.findall(text)) - broken
