"""Why a clause reads as it does: the words that weighed most for a label."""

from __future__ import annotations

from . import features
from .weights import LANE_BITS, LANES, ZERO, Weights

_SHOWN = 3
_TOKEN_WORTH, _STRETCH_WORTH = 0.4, 0.25
"""A token is shown if it weighs this share of the weightiest token, a stretch of them this share of the weightiest."""


def weightiest(text: str, label: str, weights: Weights) -> list[tuple[int, int]]:
    """The stretches of a clause (start and end, in order of place) that speak most for `label`, at most three."""
    places = features.places(text)
    gains = token_gains(text, label, weights)
    stretches: list[tuple[float, int, int]] = []
    least = max(_TOKEN_WORTH * max(gains, default=0.0), 1e-9)
    for gain, (start, end) in zip(gains, places, strict=True):
        if gain < least:
            continue
        if stretches and stretches[-1][2] >= start - 1:
            total, begin, _ = stretches[-1]
            stretches[-1] = (total + gain, begin, end)
        else:
            stretches.append((gain, start, end))
    best = sorted(stretches, key=lambda each: (-each[0], each[1]))[:_SHOWN]
    return sorted((start, end) for total, start, end in best if total >= _STRETCH_WORTH * best[0][0])


def token_gains(text: str, label: str, weights: Weights) -> list[float]:
    """For every token of a clause what it adds to the score of `label`, each feature's weight shared by its tokens."""
    lane = weights.labels.index(label)
    gains = [0.0] * len(features.tokens(text))
    for family in features.families_of(text):
        for number, bucket in enumerate(family.buckets):
            first = number - family.lead
            inside = [at for at in range(first, first + family.width) if 0 <= at < len(gains)]
            for at in inside:
                gains[at] += weight(bucket, lane, weights) / len(inside)
    return gains


def weight(bucket: int, lane: int, weights: Weights) -> int:
    """The stored weight of one bucket for one label, 0 where it has none."""
    row = weights.directory[bucket]
    word = (weights.first if lane < LANES else weights.second)[row]
    return ((word >> LANE_BITS * (lane % LANES)) & ((1 << LANE_BITS) - 1)) - ZERO if row else 0
