"""Where things stand in an editor's buffer: code points here, the client's units on the wire."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import count
from typing import Literal, cast

from lsprotocol import types

from tonelint.text.source import Position, Range
from tonelint.text.span import Span

Encoding = Literal["utf-8", "utf-16", "utf-32"]
_NUMBERS = count()
_LINE_END = re.compile(r"\r\n|\r|\n")


class Places:
    """The lines of `text` as the protocol counts them: they end at LF, CRLF and CR, and at nothing else.

    `number` tells one state of a buffer from every other one.
    """

    def __init__(self, text: str, encoding: Encoding) -> None:
        self.text = text
        self.encoding = encoding
        self.number = next(_NUMBERS)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def line(self, number: int) -> str:
        """The words of a line (0-based) without its end; '' beyond the last."""
        return self._span(number).of(self.text) if number < len(self._starts) else ""

    def line_of(self, offset: int) -> int:
        """The 0-based line that holds a code point offset."""
        return bisect_right(self._starts, offset) - 1

    def _span(self, number: int) -> Span:
        start = self._starts[number]
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)

    def offset(self, position: types.Position) -> int:
        """The code point offset of a client's position; one beyond a line or the text is at its end."""
        if position.line >= len(self._starts):
            return len(self.text)
        line = self._span(position.line)
        return line.start + _code_points(line.of(self.text), position.character, self.encoding)

    def span(self, where: types.Range) -> Span:
        """The code points of a client's range."""
        start = self.offset(where.start)
        return Span(start, max(start, self.offset(where.end)))

    def position(self, offset: int) -> types.Position:
        """The client's position of a code point offset."""
        number = self.line_of(offset)
        return types.Position(number, _units(self.text[self._starts[number] : offset], self.encoding))

    def range(self, span: Span) -> types.Range:
        """The client's range of a span."""
        return types.Range(self.position(span.start), self.position(span.end))


def shown(where: Range, encoding: Encoding) -> types.Range:
    """A range of a finding in the client's units."""
    return types.Range(_shown(where.start, encoding), _shown(where.end, encoding))


def _shown(at: Position, encoding: Encoding) -> types.Position:
    columns = {"utf-8": at.utf8_column, "utf-16": at.utf16_column, "utf-32": at.column}
    return types.Position(at.line - 1, columns[encoding] - 1)


def encoding_of(kind: types.PositionEncodingKind | str | None) -> Encoding:
    """The negotiated encoding; the protocol's default where nothing was negotiated."""
    word = kind.value if isinstance(kind, types.PositionEncodingKind) else kind
    return cast("Encoding", word if word in {"utf-8", "utf-32"} else "utf-16")


def _units(text: str, encoding: Encoding) -> int:
    if encoding == "utf-32" or text.isascii():
        return len(text)
    if encoding == "utf-8":
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text) + sum(letter > "\uffff" for letter in text)


def _code_points(line: str, units: int, encoding: Encoding) -> int:
    """How many code points of `line` its first `units` hold; a position inside a letter is before it."""
    if encoding == "utf-32" or line.isascii():
        return min(units, len(line))
    passed = 0
    for number, letter in enumerate(line):
        passed += _units(letter, encoding)
        if passed > units:
            return number
    return len(line)
