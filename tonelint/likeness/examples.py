"""The labelled clauses nearest to a clause: what `explain` shows. Read only then; nothing on the way of a check."""

from __future__ import annotations

import zlib
from functools import lru_cache
from math import sqrt
from pathlib import Path
from typing import NamedTuple

from .features import buckets
from .reasons import weight
from .weights import Weights


class Near(NamedTuple):
    """A labelled clause of the training data, and how near it is (0 to 1: 1 shares every weighty feature)."""

    text: str
    nearness: float


def default_path() -> Path:
    """The clauses that tonelint ships: for each label those that bear it."""
    return Path(__file__).parent / "examples.bin"


def packed(rows: list[tuple[str, str]]) -> bytes:
    """Label and text, one a line, deflated."""
    return zlib.compress("\n".join(f"{label}\t{text}" for label, text in rows).encode(), 9)


@lru_cache(maxsize=2)
def _known(path: Path) -> tuple[tuple[str, str], ...]:
    lines = zlib.decompress(path.read_bytes()).decode().split("\n")
    return tuple((label, text) for label, _, text in (line.partition("\t") for line in lines))


def nearest(text: str, label: str, weights: Weights, path: Path, most: int = 3) -> list[Near]:
    """The labelled clauses that share most of what speaks for `label` in `text`, the nearest first; none that shares
    nothing. Raises OSError, zlib.error."""
    lane = weights.labels.index(label)
    gains = {bucket: gain for bucket in buckets(text) if (gain := weight(bucket, lane, weights)) > 0}
    own = sqrt(sum(gain * gain for gain in gains.values()))
    found = []
    for known, words in _known(path):
        shared = gains.keys() & buckets(words) if known == label and words != text else ()
        if shared:
            theirs = {bucket: max(weight(bucket, lane, weights), 0) for bucket in set(buckets(words))}
            length = sqrt(sum(gain * gain for gain in theirs.values()))
            found.append(Near(words, sum(gains[bucket] ** 2 for bucket in shared) / (own * length)))
    return sorted(found, key=lambda near: (-near.nearness, near.text))[:most]
