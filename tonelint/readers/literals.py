"""String literals of programming languages: what they say, letter by letter, and how words are written into one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from .weave import Run, plain

_OPENER = re.compile(
    r"(?P<prefix>[a-zA-Z]{0,3})(?P<quote>\"\"\"|'''|\"|'|`)|(?P<percent>%[a-zA-Z]?\W)|(?P<heredoc><<<[^\r\n]*(?:\r\n|\r|\n))"
)
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u\{[0-9a-fA-F]{1,6}\}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}"
    r"|x[0-9a-fA-F]{1,2}|[0-7]{1,3}|(?:\r\n|\r|\n)|.)",
    re.DOTALL,
)
_TOML_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[ \t]*(?:\r\n|\n)\s*|.)", re.DOTALL)
_FEW = re.compile(r"\\[\\']")
_SAYS: Final = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "b": "\b", "e": "\x1b"}
_UNSAFE = re.compile(r"[\\\"'`$#{}\r\n\0]")

Escape = Callable[[str], str | None]


class Literal(NamedTuple):
    """A string literal: what it says, and how words are written into it (None for what it cannot hold)."""

    runs: tuple[Run, ...]
    escape: Escape


def literal(text: str, opaque: list[tuple[int, int]], start: int, end: int, single_is_raw: bool) -> Literal:
    """The literal at ``text[start:end]``; the ranges `opaque` are values that the language fills in, kept as written."""
    match = _OPENER.match(text, start, end)
    if not match:
        return Literal((plain(text, start, end),), escape_nothing)
    quote, prefix = match["quote"] or "", (match["prefix"] or "").lower()
    first = match.end()
    last = max(end - (len(quote) or 1), first)
    if match["heredoc"]:
        last = max(text.rfind("\n", first, end), first)
    if len(quote) == 3 and "r" not in prefix and single_is_raw:  # TOML: a line end right after the quotes is dropped
        first += len(re.match(r"\r\n|\n|", text[first:last][:2]).group())  # type: ignore[union-attr]
    is_toml_block = len(quote) == 3 and single_is_raw
    raw = "r" in prefix or (single_is_raw and quote == "'''")
    escapes = None if raw else _FEW if quote == "'" and single_is_raw else _ESCAPE
    escapes = _TOML_ESCAPE if escapes and is_toml_block else escapes
    return Literal(tuple(_runs(text, first, last, opaque, escapes)), _escape_of(quote, prefix, raw, single_is_raw))


def _runs(
    text: str, start: int, end: int, opaque: list[tuple[int, int]], escapes: re.Pattern[str] | None
) -> Iterator[Run]:
    at = start
    for low, high in [*opaque, (end, end)]:
        for match in escapes.finditer(text, at, min(low, end)) if escapes else ():
            yield plain(text, at, match.start())
            at = match.end()
            yield Run(_said(match.group()), match.start(), at)
        yield plain(text, at, min(high, end))
        at = max(at, min(high, end))


def _said(writing: str) -> str:
    sign = writing[1]
    if sign in "uU" and len(writing) > 2:
        units = re.findall(r"[0-9a-fA-F]+", writing.replace("\\u", " ").replace("\\U", " "))
        return _letter(*(int(unit, 16) for unit in units))
    if sign == "x" and len(writing) > 2:
        return chr(int(writing[2:], 16))
    if sign.isdigit() and sign < "8":
        return chr(int(writing[1:], 8))
    return "" if sign in "\r\n" or (sign in " \t" and len(writing) > 2) else _SAYS.get(sign, sign)


def _letter(*units: int) -> str:
    if len(units) == 2:
        return chr(0x10000 + ((units[0] - 0xD800) << 10) + (units[1] - 0xDC00))
    return "\ufffd" if 0xD800 <= units[0] <= 0xDFFF or units[0] > 0x10FFFF else chr(units[0])


def _escape_of(quote: str, prefix: str, raw: bool, single_is_raw: bool) -> Escape:
    if raw or prefix or quote not in ('"', "'"):
        return escape_nothing
    if quote == '"':
        return escape_double
    return escape_few if single_is_raw else escape_single


def escape_nothing(words: str) -> str | None:
    """`words` where no escape is known to be safe: plain words only."""
    return None if _UNSAFE.search(words) else words


def escape_double(words: str) -> str | None:
    """`words` between double quotes; what some languages fill in there (``$x``, ``#{x}``) is refused."""
    if re.search(r"\$[\w{]|#[{$@]|\{\$", words):
        return None
    return _back(words, '"')


def escape_single(words: str) -> str:
    """`words` between single quotes of a language that knows all escapes there."""
    return _back(words, "'")


def escape_few(words: str) -> str | None:
    """`words` between single quotes of a language that knows only ``\\\\`` and ``\\'`` there."""
    return None if re.search(r"[\r\0]", words) else words.replace("\\", "\\\\").replace("'", "\\'")


def _back(words: str, quote: str) -> str:
    words = words.replace("\\", "\\\\").replace(quote, "\\" + quote)
    return words.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t")
