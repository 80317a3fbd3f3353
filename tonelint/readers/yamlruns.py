"""How a YAML scalar is written, letter by letter, and how words are written into one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from .jsontext import escape as escape_double
from .weave import Run, plain
from .yamltext import Scalar

_BREAK = r"(?:\r\n|\r|\n)"
_FOLD = rf"(?<![ \t])[ \t]*{_BREAK}(?:[ \t]*{_BREAK})*[ \t]*"
_WRITING: Final = {
    '"': re.compile(rf"\\(?:x[0-9a-fA-F]{{2}}|u[0-9a-fA-F]{{4}}|U[0-9a-fA-F]{{8}}|{_BREAK}[ \t]*|[^\r\n])|{_FOLD}"),
    "'": re.compile(rf"''|{_FOLD}"),
    None: re.compile(_FOLD),
}
_SAYS: Final = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_UNSAFE_PLAIN = re.compile(r"[\r\n]|:(?:\s|$)|(?:^|\s)#|^[-?:,\[\]{}#&*!|>'\"%@`]|[ \t]$")
_UNSAFE_FLOW = re.compile(r"[,\[\]{}]")
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")

Escape = Callable[[str], str | None]


def scalar_runs(text: str, scalar: Scalar) -> tuple[Run, ...] | None:
    """The runs of a scalar's value; None where its writing could not be followed.

    The empty lines around a literal or folded scalar are left out: nothing could be written there.
    """
    start, end = scalar.span
    if scalar.style in ("|", ">"):
        runs = tuple(_block(text, start, end, scalar.value))
        said = "".join(run.words for run in runs)
        return runs if said.strip(" \n") == scalar.value.strip(" \n") else None
    quote = scalar.style is not None
    runs = tuple(_flow(text, start + quote, end - quote, scalar.style))
    return runs if "".join(run.words for run in runs) == scalar.value else None


def _flow(text: str, start: int, end: int, style: str | None) -> Iterator[Run]:
    at = start
    for match in _WRITING[style].finditer(text, start, end):
        if match.start() > at:
            yield plain(text, at, match.start())
        at = match.end()
        yield Run(_said(match.group(), style), match.start(), at)
    if at < end:
        yield plain(text, at, end)


def _said(writing: str, style: str | None) -> str:
    """What an escape or a folded line end says."""
    if style == "'" and writing == "''":
        return "'"
    if style == '"' and writing[0] == "\\":
        sign = writing[1]
        if sign in "xuU":
            code = int(writing[2:], 16)
            return "\ufffd" if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF else chr(code)
        return "" if sign in "\r\n" else _SAYS.get(sign, sign)
    breaks = len(re.findall(_BREAK, writing))
    return " " if breaks == 1 else "\n" * (breaks - 1)


def _block(text: str, start: int, end: int, value: str) -> Iterator[Run]:
    """The runs of a literal or folded scalar: content lines say themselves, what stands between them says the breaks."""
    header = _LINE.match(text, start)
    at = header.end() if header else start
    indent = _indent(text, at, end, value)
    said = 0
    for line in _LINE.finditer(text, at, end):
        first, last = line.start() + indent, line.end(1)
        if first >= last or not text[first:last].strip():
            continue
        spaces = last - first - len(text[first:last].lstrip(" "))
        gap = len(value) - said - len(value[said:].lstrip(" \n")) - spaces
        if gap > 0 and said:
            yield Run(value[said : said + gap], at, first)
        yield plain(text, first, last)
        said += max(gap, 0) + last - first
        at = last
        if said > len(value):
            return


def _indent(text: str, start: int, end: int, value: str) -> int:
    """How many columns of every line are not part of the value."""
    written = next((m[1] for m in _LINE.finditer(text, start, end) if m[1].strip()), "")
    said = next((line for line in value.split("\n") if line.strip()), "")
    return (len(written) - len(written.lstrip(" "))) - (len(said) - len(said.lstrip(" ")))


def escape_for(text: str, scalar: Scalar) -> Escape | None:
    """How words are written inside `scalar`: a function that returns None for what its style cannot hold."""
    if scalar.style == '"':
        return escape_double
    if scalar.style == "'":
        return escape_single
    if scalar.style == "|":
        header = _LINE.match(text, scalar.span.start)
        return partial(escape_literal, _indent(text, header.end() if header else 0, scalar.span.end, scalar.value))
    return escape_flow if scalar.flow else escape_plain


def escape_single(words: str) -> str | None:
    """`words` inside single quotes; a line end cannot be written there."""
    return None if "\n" in words or "\r" in words else words.replace("'", "''")


def escape_plain(words: str) -> str | None:
    """`words` inside an unquoted or folded scalar, where nothing in them would end it."""
    return None if _UNSAFE_PLAIN.search(words) else words


def escape_flow(words: str) -> str | None:
    """`words` inside an unquoted scalar between brackets or braces."""
    return None if _UNSAFE_FLOW.search(words) else escape_plain(words)


def escape_literal(indent: int, words: str) -> str:
    """`words` inside a literal block: every line is indented by `indent` columns."""
    return re.sub(r"\r\n|\r|\n", "\n" + " " * indent, words)
