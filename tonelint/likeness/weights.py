"""The learnt weights: one memory-mapped file that is read where it lies.

After a magic line and a packed header come a directory (one 16-bit number for each bucket: which row of the palette
weighs it, 0 for none) and the palette (two 64-bit words a row: each holds four 16-bit lanes, a lane is one label's
weight from 0 to 255, 128 meaning nothing). Adding rows adds all labels at once.
"""

from __future__ import annotations

import mmap
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from . import features

MAGIC = b"tonelint likeness 1\n"
LANES = 4
"""Lanes in one 64-bit word; a row has two words."""

LANE_BITS = 16
ZERO = 128
"""The weight that stands for nothing; a lane overflows after 257 rows."""

ROW_BYTES = 16
ROWS = 1 << 16


class WeightsError(ValueError):
    """The weights file cannot be used: truncated, foreign, or made for other features; the message says which."""


class Band(NamedTuple):
    """What the confidence of one label must reach to be called high or middle, and how often each was right (precision
    on drafts that training had not seen; None where no draft fell into it)."""

    high: float
    middle: float
    high_precision: float | None
    middle_precision: float | None


class Judge(NamedTuple):
    """How one label is decided for a whole draft: weights of the pooled scores (see ``pool``), of cues, and a constant."""

    pooled: tuple[float, ...]
    cues: dict[str, float]
    constant: float


class Weights(NamedTuple):
    """A usable weights file. `steps` and `biases` turn summed lanes into scores; `damping` is added to the number of a
    unit's features before the root; `bands` are by language (zh, en) and label; `made` says with what it was trained."""

    labels: tuple[str, ...]
    directory: memoryview
    first: memoryview
    second: memoryview
    steps: tuple[float, ...]
    biases: tuple[float, ...]
    damping: float
    judges: tuple[Judge, ...]
    bands: dict[str, dict[str, Band]]
    made: dict[str, str]


def default_path() -> Path:
    """The weights that tonelint ships."""
    return Path(__file__).parent / "model.bin"


@lru_cache(maxsize=4)
def load(path: Path) -> Weights:
    """Map the file into memory and read its header. Raises WeightsError, OSError."""
    with path.open("rb") as file:
        size = path.stat().st_size
        if size < len(MAGIC) + 8 or file.read(len(MAGIC)) != MAGIC:
            raise WeightsError(f"{path.name} is not a weights file of this tonelint")
        data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    header, start = _header(path, data)
    if sys.byteorder != "little":
        raise WeightsError("weights are stored little-endian; this machine is not")
    if header["features"] != features.VERSION:
        raise WeightsError(
            f"{path.name} was trained for features {header['features']}, not {features.VERSION}: train again"
        )
    middle = start + 2 * features.BUCKETS
    if len(data) != middle + ROW_BYTES * header["rows"]:
        raise WeightsError(f"{path.name} is cut short: {len(data)} bytes, not {middle + ROW_BYTES * header['rows']}")
    return _weights(header, data[start:middle].cast("H"), data[middle:].cast("Q"))


def _header(path: Path, data: memoryview) -> tuple[dict[str, Any], int]:
    """The header and where the directory begins (a multiple of 8)."""
    import msgpack

    at = len(MAGIC)
    length = int.from_bytes(data[at : at + 4], "little")
    raw = bytes(data[at + 8 : at + 8 + length])
    if len(raw) != length or crc32(raw) != int.from_bytes(data[at + 4 : at + 8], "little"):
        raise WeightsError(f"{path.name} is damaged: its header does not match its checksum")
    header: dict[str, Any] = msgpack.unpackb(raw)
    return header, -(-(at + 8 + length) // 8) * 8


def _weights(header: dict[str, Any], directory: memoryview, palette: memoryview) -> Weights:
    return Weights(
        labels=tuple(header["labels"]),
        directory=directory,
        first=palette[0::2],
        second=palette[1::2],
        steps=tuple(header["steps"]),
        biases=tuple(header["biases"]),
        damping=header["damping"],
        judges=tuple(Judge(tuple(pooled), cues, constant) for pooled, cues, constant in header["judges"]),
        bands={tongue: {k: Band(*band) for k, band in of.items()} for tongue, of in header["bands"].items()},
        made=header["made"],
    )


def packed(header: dict[str, Any], directory: bytes, palette: bytes) -> bytes:
    """The whole file as bytes; the header gains the number of rows and the checksum of the body."""
    import msgpack

    raw: bytes = msgpack.packb({**header, "rows": len(palette) // ROW_BYTES, "body": crc32(palette, crc32(directory))})
    front = MAGIC + len(raw).to_bytes(4, "little") + crc32(raw).to_bytes(4, "little") + raw
    return front + bytes(-len(front) % 8) + directory + palette


def intact(path: Path) -> bool:
    """Whether the whole body matches the checksum in the header (not looked at on every run: it would read 3 MB).
    Raises WeightsError, OSError."""
    data = memoryview(path.read_bytes())
    if data[: len(MAGIC)] != MAGIC:
        raise WeightsError(f"{path.name} is not a weights file of this tonelint")
    header, start = _header(path, data)
    return crc32(data[start:]) == int(header["body"])
