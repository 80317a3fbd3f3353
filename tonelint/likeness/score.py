"""What a passage reads like: a calibrated confidence and a band for each label, the clause that says it, and why."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from math import exp, sqrt
from operator import add, attrgetter, mul
from struct import Struct
from typing import Literal, NamedTuple

from .features import CHINESE, Passage, buckets
from .pool import Unit, pooled
from .weights import LANE_BITS, LANES, ZERO, Band, Judge, Weights

BandName = Literal["high", "middle", "low"]
_CHUNK = 256
_LANES = Struct(f"<{2 * LANES}H")
_WORD_BITS = LANES * LANE_BITS


class Likeness(NamedTuple):
    """One sentence that reads like `label`: which clause of it says so most, the confidence (0 to 1, the share of drafts
    so scored that a reader labels so) and its band."""

    label: str
    clause: int
    confidence: float
    band: BandName


class _Sum(NamedTuple):
    """Summed lanes of some clauses, less what stands for nothing, and how many features they have."""

    lanes: list[int]
    features: int


class _Sentence(NamedTuple):
    """A sentence scored: the numbers of its clauses, and its scores."""

    clauses: tuple[int, ...]
    unit: Unit


def likenesses(passage: Passage, weights: Weights, least: BandName = "middle") -> tuple[Likeness, ...]:
    """Every sentence whose confidence for a label reaches the band `least`, by label and place; at most one a sentence
    and label. The sentence that says most has the whole draft's confidence, every other the one it would have if the
    draft held nothing else, never more than the draft's."""
    sentences = _sentences(passage, weights)
    if not sentences:
        return ()
    whole = _pooled(sentences, weights)
    alone: list[list[float]] = []
    bands = weights.bands["zh" if CHINESE in passage.cues else "en"]
    found: list[Likeness] = []
    for number, (label, judge) in enumerate(zip(weights.labels, weights.judges, strict=True)):
        odds = _decided(judge, whole, passage.cues)
        if least != "low" and band_of(_probability(odds), bands[label]) == "low":
            continue
        alone = alone or [_pooled([sentence], weights) for sentence in sentences]
        own = [_decided(judge, each, passage.cues) for each in alone]
        first = own.index(max(own))
        for at, sentence in enumerate(sentences):
            confidence = _probability(odds if at == first else min(odds, own[at]))
            band = band_of(confidence, bands[label])
            if band == "high" or least in {"low", band}:
                found.append(Likeness(label, sentence.clauses[_loudest(sentence.unit, number)], confidence, band))
    return tuple(found)


def _pooled(sentences: list[_Sentence], weights: Weights) -> list[float]:
    return pooled(tuple(sentence.unit for sentence in sentences), len(weights.labels))


def confidences(passage: Passage, weights: Weights) -> dict[str, float]:
    """The confidence that the passage as a whole bears each label."""
    sentences = _sentences(passage, weights)
    whole = _pooled(sentences, weights)
    return {
        label: _probability(_decided(judge, whole, passage.cues)) if sentences else 0.0
        for label, judge in zip(weights.labels, weights.judges, strict=True)
    }


def band_of(confidence: float, band: Band) -> BandName:
    """The band of a confidence."""
    return "high" if confidence >= band.high else "middle" if confidence >= band.middle else "low"


def _sentences(passage: Passage, weights: Weights) -> list[_Sentence]:
    found: list[_Sentence] = []
    for _, group in groupby(passage.clauses, attrgetter("sentence")):
        clauses = list(group)
        sums = [summed(buckets(clause.text), weights) for clause in clauses]
        whole = sums[0] if len(sums) == 1 else _together(sums)
        parts = tuple(_scores(each, weights) for each in sums) if len(sums) > 1 else ()
        found.append(_Sentence(tuple(clause.number for clause in clauses), Unit(_scores(whole, weights), parts)))
    return found


def summed(numbers: Sequence[int], weights: Weights) -> _Sum:
    """The weights of some buckets, added lane by lane: four labels in one addition."""
    rows = list(filter(None, map(weights.directory.__getitem__, numbers)))
    lanes = _lanes(rows[:_CHUNK], weights)
    for start in range(_CHUNK, len(rows), _CHUNK):
        lanes = list(map(add, lanes, _lanes(rows[start : start + _CHUNK], weights)))
    return _Sum(lanes, len(numbers))


def _lanes(rows: list[int], weights: Weights) -> list[int]:
    """At most `_CHUNK` rows: more would run from one lane into the next."""
    first, second = sum(map(weights.first.__getitem__, rows)), sum(map(weights.second.__getitem__, rows))
    nothing = ZERO * len(rows)
    return [lane - nothing for lane in _LANES.unpack((first | second << _WORD_BITS).to_bytes(_LANES.size, "little"))]


def _together(sums: list[_Sum]) -> _Sum:
    return _Sum([sum(lane) for lane in zip(*(each.lanes for each in sums))], sum(each.features for each in sums))  # noqa: B905


def _scores(total: _Sum, weights: Weights) -> tuple[float, ...]:
    length = sqrt(total.features + weights.damping)
    return tuple([a * b / length + c for a, b, c in zip(total.lanes, weights.steps, weights.biases)])  # noqa: B905


def _decided(judge: Judge, whole: list[float], cues: frozenset[str]) -> float:
    """The log-odds of a label for the whole draft."""
    known = sum(sorted(judge.cues.get(cue, 0.0) for cue in cues))
    return float(judge.constant + known + sum(map(mul, judge.pooled, whole)))


def _loudest(unit: Unit, label: int) -> int:
    """Which clause of the sentence scores most for the label (the first of equals)."""
    scores = [clause[label] for clause in unit.clauses]
    return scores.index(max(scores)) if scores else 0


def _probability(odds: float) -> float:
    return 1 / (1 + exp(-odds)) if odds > -50 else 0.0
