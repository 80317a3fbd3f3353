"""The first stage: one linear judge for each label over the buckets of single sentences and clauses.

A support vector machine on features weighted by how unevenly faulty and clean examples share them (NB-SVM: S. Wang and
C. Manning, "Baselines and Bigrams", ACL 2012), squared hinge loss, fixed seed. Needs numpy, scipy and scikit-learn.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from scipy import sparse
from sklearn.svm import LinearSVC

from tonelint.likeness.features import BUCKETS

from .corpus import LABELS
from .reading import Example

COST = 0.3
UNEVENNESS_POWER = 0.5
RAREST = 2
"""Features that fewer examples hold are dropped."""

Array = Any
"""A numpy array or a scipy sparse matrix."""


class Table(NamedTuple):
    """All examples as a matrix: rows are examples, columns the kept buckets (`columns`), entries are counts times the
    rarity of the bucket over the root of the row's length (`damping` added)."""

    matrix: Array
    columns: Array
    rarity: Array
    damping: float


class Linear(NamedTuple):
    """Weights over a table's columns and a constant for each label, both in the table's own units."""

    weights: Array
    constants: Array

    def scores(self, matrix: Array) -> Array:
        """Rows × labels."""
        return matrix @ self.weights.T + self.constants


def table(examples: list[Example]) -> Table:
    """The examples as a matrix, scaled so that a row's mean square length is one."""
    lengths = np.array([len(example.buckets) for example in examples], dtype=np.float64)
    counts = _counts(examples)
    held = np.asarray((counts > 0).sum(axis=0)).ravel()
    columns = np.flatnonzero(held >= RAREST)
    rarity = np.log((len(examples) + 1) / (held[columns] + 1)) + 1
    damping = float(np.median(lengths))
    matrix = sparse.diags(1 / np.sqrt(lengths + damping)) @ counts[:, columns].multiply(rarity).tocsr()
    scale = 1 / np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).mean())
    return Table((matrix * scale).tocsr(), columns, rarity * scale, damping)


def _counts(examples: list[Example]) -> Array:
    ends = np.concatenate([[0], np.cumsum([len(example.buckets) for example in examples])])
    columns = np.fromiter((b for example in examples for b in example.buckets), np.int64, int(ends[-1]))
    counts = sparse.csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(examples), BUCKETS))
    counts.sum_duplicates()
    return counts


def targets(examples: list[Example]) -> Array:
    """Labels × examples: which example bears which label."""
    return np.array([[label in example.labels for example in examples] for label in LABELS])


def fit(matrix: Array, borne: Array) -> Linear:
    """One judge a label; `borne` is labels × rows."""
    fitted = [_fit_one(matrix, each) for each in borne]
    return Linear(np.array([weights for weights, _ in fitted]), np.array([constant for _, constant in fitted]))


def _fit_one(matrix: Array, faulty: Array) -> tuple[Array, float]:
    if not faulty.any():
        return np.zeros(matrix.shape[1]), -1.0
    uneven = unevenness(matrix, faulty)
    machine = LinearSVC(C=COST, random_state=0, max_iter=2000)
    machine.fit((matrix @ sparse.diags(uneven)).tocsr(), faulty)
    return machine.coef_[0] * uneven, float(machine.intercept_[0])


def unevenness(matrix: Array, faulty: Array) -> Array:
    """How far from evenly faulty and clean rows share each column, as a factor with mean one."""
    held = matrix.copy()
    held.data = np.ones_like(held.data)
    in_faulty = np.asarray(held[faulty].sum(axis=0)).ravel() + 1
    in_clean = np.asarray(held[~faulty].sum(axis=0)).ravel() + 1
    ratio = np.abs(np.log((in_faulty / in_faulty.sum()) / (in_clean / in_clean.sum()))) ** UNEVENNESS_POWER
    return ratio / ratio.mean()
