"""The second stage: all labels of a whole draft judged together, from the pooled scores of its sentences and from cues."""

from __future__ import annotations

from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from tonelint.likeness.pool import Unit, pooled
from tonelint.likeness.weights import Judge

from .corpus import LABELS
from .fit import Array
from .reading import Example, Read

STRENGTH = 0.05
"""Inverse of the ridge penalty on standardised numbers."""

RAREST_CUE = 15


def units(examples: list[Example], scores: Array, drafts: int) -> list[tuple[Unit, ...]]:
    """For every draft its sentences with their scores, in order; `scores` is examples × labels."""
    found: list[list[tuple[tuple[float, ...], list[tuple[float, ...]]]]] = [[] for _ in range(drafts)]
    for example, row in zip(examples, scores, strict=True):
        if example.owner is not None and example.origin == "draft":
            each = tuple(float(score) for score in row)
            if example.whole:
                found[example.owner].append((each, []))
            else:
                found[example.owner][-1][1].append(each)
    return [tuple(Unit(whole, tuple(parts)) for whole, parts in draft) for draft in found]


def cue_names(read: tuple[Read, ...]) -> list[str]:
    """The cues that enough drafts have, in order of name."""
    counts: dict[str, int] = {}
    for each in read:
        for cue in each.passage.cues:
            counts[cue] = counts.get(cue, 0) + 1
    return sorted(cue for cue, count in counts.items() if count >= RAREST_CUE)


def numbers(drafts: list[tuple[Unit, ...]], read: tuple[Read, ...], cues: list[str]) -> Array:
    """Drafts × what the second stage weighs: pooled scores, then cues as 0 or 1."""
    return np.array(
        [
            pooled(draft, len(LABELS)) + [float(cue in each.passage.cues) for cue in cues]
            for draft, each in zip(drafts, read, strict=True)
        ]
    )


def fit(table: Array, borne: Array, cues: list[str]) -> list[Judge]:
    """One judge a label; `borne` is labels × drafts."""
    middle, spread = table.mean(axis=0), table.std(axis=0) + 1e-6
    return [_judge(_logistic((table - middle) / spread, each), middle, spread, cues) for each in borne]


def _logistic(table: Array, borne: Array) -> Any:
    return LogisticRegression(C=STRENGTH, max_iter=1000, tol=1e-6).fit(table, borne)


def _judge(machine: Any, middle: Array, spread: Array, cues: list[str]) -> Judge:
    """The fitted machine without the standardisation."""
    slopes = machine.coef_[0] / spread
    split = len(slopes) - len(cues)
    return Judge(
        pooled=tuple(float(slope) for slope in slopes[:split]),
        cues={cue: float(slope) for cue, slope in zip(cues, slopes[split:], strict=True)},
        constant=float(machine.intercept_[0] - slopes @ middle),
    )


def confidences(judges: list[Judge], table: Array, cues: list[str]) -> Array:
    """Labels × drafts: the probability of each label."""
    slopes = np.array([[*judge.pooled, *(judge.cues[cue] for cue in cues)] for judge in judges])
    odds = slopes @ table.T + np.array([[judge.constant] for judge in judges])
    return 1 / (1 + np.exp(-odds))


def unseen(table: Array, borne: Array, cues: list[str], fold: Array) -> Array:
    """Labels × drafts: each draft's confidences by judges that never saw its fold."""
    found = np.zeros((len(LABELS), len(table)))
    for each in sorted(set(fold.tolist())):
        inside = fold == each
        found[:, inside] = confidences(fit(table[~inside], borne[:, ~inside], cues), table[inside], cues)
    return found
