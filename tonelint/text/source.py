"""A file as it is stored: its bytes, its encoding, its lines, and positions in every unit that readers of findings use."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from .span import Span

_LINE_END = re.compile(r"\r\n|\r|\n")
_STRIDE = 4096


class Position(NamedTuple):
    """One place in a file.

    `line`, `column` (code points), `utf16_column` (UTF-16 units) and `utf8_column` (bytes, were the line UTF-8) count
    from 1; `offset` (code points of the decoded text, without a byte order mark) and `byte_offset` (of the file as stored,
    mark included) count from 0.
    """

    line: int
    column: int
    utf16_column: int
    offset: int
    byte_offset: int
    utf8_column: int


class Range(NamedTuple):
    """Two positions; the end is exclusive."""

    start: Position
    end: Position


class Source:
    """One file: `path` as shown to people (relative, with ``/``), decoded `text`, `encoding`, and `bom` in bytes."""

    __slots__ = ("__dict__", "bom", "encoding", "path", "text")

    def __init__(self, path: str, text: str, encoding: str = "utf-8", bom: int = 0) -> None:
        self.path = path
        self.text = text
        self.encoding = encoding
        self.bom = bom

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    @cached_property
    def _byte_starts(self) -> list[int]:
        """Byte offset of every line's start, in the file as stored."""
        starts = self._line_starts
        lines = (self.text[a:b] for a, b in zip(starts, [*starts[1:], len(self.text)], strict=True))
        return list(accumulate((self._size(line) for line in lines), initial=self.bom))

    def _size(self, text: str) -> int:
        one_byte_each = text.isascii() and not self.encoding.startswith(("utf-16", "utf-32"))
        return len(text) if one_byte_each else len(self.encode(text))

    def encode(self, text: str) -> bytes:
        """`text` in this file's encoding, without a mark. Raises UnicodeEncodeError where the charset has no such letter."""
        return text.encode(self.encoding, "surrogatepass" if self.encoding.startswith("utf") else "strict")

    def line_of(self, offset: int) -> int:
        """The 1-based number of the line that holds `offset` (code points)."""
        return bisect_right(self._line_starts, offset)

    def line_span(self, line: int) -> Span:
        """The code points of 1-based `line`, without its line end."""
        start = self._line_starts[line - 1]
        end = self._line_starts[line] if line < len(self._line_starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)

    def position(self, offset: int) -> Position:
        """The position of a code point offset, in all units."""
        line = self.line_of(offset)
        start = self._line_starts[line - 1]
        near, astral, byte, utf8 = self._near(line, start, offset)
        before = self.text[near:offset]
        astral += sum(c > "\uffff" for c in before)
        byte += self._byte_starts[line - 1] + self._size(before)
        utf8 += len(before.encode("utf-8", "surrogatepass"))
        return Position(line, offset - start + 1, offset - start + astral + 1, offset, byte, utf8 + 1)

    def _near(self, line: int, start: int, offset: int) -> tuple[int, int, int, int]:
        """An offset of the line not far before `offset`, and what stands before it in the line: astral code points, the
        file's bytes, UTF-8 bytes. In a long line they are counted once for all places in it."""
        if offset - start < _STRIDE:
            return start, 0, 0, 0
        if line not in self._counted:
            end = self._line_starts[line] if line < len(self._line_starts) else len(self.text)
            self._counted[line] = list(accumulate(self._counts(start, end), _sum, initial=(start, 0, 0, 0)))
        return self._counted[line][(offset - start) // _STRIDE]

    def _counts(self, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
        for at in range(start, end, _STRIDE):
            part = self.text[at : min(at + _STRIDE, end)]
            utf8 = len(part.encode("utf-8", "surrogatepass"))
            yield len(part), sum(c > "\uffff" for c in part), self._size(part), utf8

    @cached_property
    def _counted(self) -> dict[int, list[tuple[int, int, int, int]]]:
        return {}

    def range(self, span: Span) -> Range:
        """The two positions of `span`."""
        return Range(self.position(span.start), self.position(span.end))


def _sum(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2], one[3] + other[3]
