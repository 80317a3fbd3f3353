"""Bands: from which confidence a finding is called high or middle, chosen on drafts that the judges had not seen."""

from __future__ import annotations

import numpy as np

from tonelint.likeness.weights import Band

from .corpus import LABELS
from .fit import Array

QUIET = 0.95
"""The share of clean drafts on which no label may reach its high band."""

_MIDDLE_PRECISION = 0.4
_LEAST_DRAFTS = 3
_GRID = tuple(round(0.02 * step, 2) for step in range(5, 49))
_PRICES = (0.0, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
"""How many points of F1 a clean draft's rest may cost, tried from the cheapest."""


def f1(borne: Array, said: Array) -> float:
    """The harmonic mean of precision and recall; 0 where nothing is right."""
    both = float((borne & said).sum())
    return 2 * both / max(float(borne.sum() + said.sum()), 1.0)


def precision(borne: Array, said: Array) -> float | None:
    """The share of what was said that is so; None where too little was said to tell."""
    return round(float((borne & said).sum() / said.sum()), 3) if said.sum() >= _LEAST_DRAFTS else None


def quiet(confidence: Array, clean: Array, high: Array) -> float:
    """The share of clean drafts on which no label is high."""
    loud = (confidence >= high[:, None]).any(axis=0)
    return 1 - float(loud[clean].mean()) if clean.any() else 1.0


def bands(confidence: Array, borne: Array, clean: Array) -> dict[str, Band]:
    """The bands of every label. `confidence` and `borne` are labels × drafts, `clean` says which drafts bear no label."""
    high = np.zeros(len(LABELS))
    for price in _PRICES:
        high = np.array([_least(c, b, clean, price) for c, b in zip(confidence, borne, strict=True)])
        if quiet(confidence, clean, high) >= QUIET:
            break
    high = _relaxed(confidence, borne, clean, high)
    return {label: _band(confidence[at], borne[at], float(high[at])) for at, label in enumerate(LABELS)}


def _relaxed(confidence: Array, borne: Array, clean: Array, high: Array) -> Array:
    """Thresholds moved one label at a time, each time by what gains most F1, while clean drafts stay quiet."""

    def worth(thresholds: Array) -> float:
        return round(sum(f1(b, c >= least) for c, b, least in zip(confidence, borne, thresholds, strict=True)), 6)

    while True:
        moves = [
            np.where(np.arange(len(high)) == at, least, high)
            for at in range(len(high))
            for least in _GRID
            if least != high[at]
        ]
        best = max((m for m in moves if quiet(confidence, clean, m) >= QUIET), key=worth, default=high)
        if worth(best) <= worth(high):
            return high
        high = best


def _least(confidence: Array, borne: Array, clean: Array, price: float) -> float:
    """The threshold of the highest F1 less the price of waking clean drafts; of equals the highest threshold."""

    def worth(least: float) -> float:
        noise = float((confidence[clean] >= least).mean()) if clean.any() else 0.0
        return round(f1(borne, confidence >= least) - price * noise, 4)

    return max(_GRID, key=lambda least: (worth(least), least))


def _band(confidence: Array, borne: Array, high: float) -> Band:
    """The middle band reaches down to where it would be right less often than `_MIDDLE_PRECISION`."""
    middle = high
    for least in reversed([step for step in _GRID if step < high]):
        right = precision(borne, (confidence >= least) & (confidence < high))
        if right is not None and right < _MIDDLE_PRECISION:
            break
        middle = least
    between = (confidence >= middle) & (confidence < high)
    return Band(high, middle, precision(borne, confidence >= high), precision(borne, between))
