"""From byte offsets of a text in UTF-8, as parsers give them, back to code points."""

from __future__ import annotations

from typing import Final

_STEP: Final = 512


class ByteMap:
    """A text's UTF-8 bytes in `data`, and `offset` for the code point that stands at a byte."""

    __slots__ = ("_counts", "data")

    def __init__(self, text: str) -> None:
        self.data = text.encode("utf-8", "replace")
        self._counts: list[int] | None = None
        if len(self.data) != len(text):
            self._counts = [0]
            for at in range(0, len(self.data), _STEP):
                self._counts.append(self._counts[-1] + _letters(self.data[at : at + _STEP]))

    def offset(self, byte: int) -> int:
        """How many code points stand before `byte`, which begins one or is the end."""
        if self._counts is None:
            return byte
        block = byte // _STEP
        return self._counts[block] + _letters(self.data[block * _STEP : byte])


def _letters(data: bytes) -> int:
    """How many code points begin in `data`."""
    return len(data.decode("utf-8", "ignore")) if data.isascii() else sum(byte & 0xC0 != 0x80 for byte in data)
