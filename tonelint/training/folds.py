"""Which rows must stand on the same side when a model is tested on what it has not seen."""

from __future__ import annotations

import random
from collections import Counter, defaultdict

from .corpus import DraftRow

_RUN = 5
_ALIKE = 0.5
_COMMON = 30
"""Runs of letters that this many drafts share say nothing of kinship."""


def folds(rows: tuple[DraftRow, ...], count: int = 5, seed: int = 1) -> list[int]:
    """A fold for every draft; drafts that share half of their runs of five letters stand together. (A rewrite always
    goes with its draft; clause rows are never tested on.)"""
    families = _families(rows)
    order = sorted(set(families))
    random.Random(seed).shuffle(order)  # noqa: S311
    place = {family: number % count for number, family in enumerate(order)}
    return [place[family] for family in families]


def _families(rows: tuple[DraftRow, ...]) -> list[int]:
    runs = [_runs(row.text) for row in rows]
    parent = list(range(len(rows)))
    holders: dict[str, list[int]] = defaultdict(list)
    for number, mine in enumerate(runs):
        shared: Counter[int] = Counter()
        for run in mine:
            if len(holders[run]) < _COMMON:
                shared.update(holders[run])
                holders[run].append(number)
        for other, count in shared.items():
            if count > _ALIKE * min(len(mine), len(runs[other])):
                parent[_root(parent, number)] = _root(parent, other)
    return [_root(parent, number) for number in range(len(rows))]


def _runs(text: str) -> list[str]:
    letters = "".join(c for c in text.lower() if c.isalnum())
    return sorted({letters[at : at + _RUN] for at in range(max(1, len(letters) - _RUN + 1))})


def _root(parent: list[int], number: int) -> int:
    while parent[number] != number:
        number = parent[number]
    return number
