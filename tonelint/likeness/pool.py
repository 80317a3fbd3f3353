"""From scores of clauses and sentences to one judgement of the whole draft: the numbers that the second stage weighs."""

from __future__ import annotations

from math import exp, log1p
from typing import NamedTuple

FLOOR = -1.5
"""What stands for a sentence or clause that a draft does not have; scores below it count as it."""

_SHARPNESS = 4.0
PER_LABEL = 5
"""How many numbers `pooled` gives for each label."""


class Unit(NamedTuple):
    """The scores of one sentence, one for each label, and those of its clauses (none where it is a single clause)."""

    scores: tuple[float, ...]
    clauses: tuple[tuple[float, ...], ...]


def pooled(units: tuple[Unit, ...], labels: int) -> list[float]:
    """For each of so many labels: the best sentence, the second, the best clause, the best of both, and how much there is in all;
    at the end the logarithm of the number of sentences."""
    numbers: list[float] = []
    for each in range(labels):
        numbers += _of_label([unit.scores[each] for unit in units], [c[each] for unit in units for c in unit.clauses])
    return [*numbers, log1p(len(units))]


def _of_label(sentences: list[float], clauses: list[float]) -> list[float]:
    best, second = FLOOR, FLOOR
    for score in sentences:
        if score > best:
            best, second = score, best
        elif score > second:
            second = score
    clause = max(clauses, default=FLOOR)
    mass = sum([log1p(exp(_SHARPNESS * score)) for score in sentences]) / _SHARPNESS
    return [best, second, max(clause, FLOOR), max(best, clause), mass]
