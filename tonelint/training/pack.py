"""Fitted weights as the file that checking maps into memory: eight bits a weight, rows shared where they are alike."""

from __future__ import annotations

import platform
from typing import Any

import numpy as np

from tonelint.likeness import features
from tonelint.likeness.weights import LANES, ROWS, ZERO, Band, Judge, packed

from .corpus import LABELS
from .fit import Array, Linear, Table

_CLIPPED = 99.98
"""Percentile of a label's weights beyond which they are clipped to the largest step."""

_OWN_ROWS = 52000
"""Buckets that weigh most keep a row of their own; the others share rows on coarser and coarser grids."""

_GRIDS = (2, 4, 8, 16)


def pack(
    fitted: Linear, table: Table, judges: list[Judge], bands: dict[str, dict[str, Band]], made: dict[str, str]
) -> bytes:
    """The weights file."""
    raw = fitted.weights * table.rarity
    steps = np.percentile(np.abs(raw), _CLIPPED, axis=1) / (ZERO - 1)
    levels = np.clip(np.rint(raw / steps[:, None]), 1 - ZERO, ZERO - 1).astype(np.int64).T
    spread = np.sqrt(np.asarray(table.matrix.multiply(table.matrix).mean(axis=0)).ravel())
    weighty = np.abs(fitted.weights).max(axis=0) * spread
    directory, palette = _palette(levels, weighty, table.columns)
    header: dict[str, Any] = {
        "features": features.VERSION,
        "labels": list(LABELS),
        "steps": [float(step) for step in steps],
        "biases": [float(constant) for constant in fitted.constants],
        "damping": table.damping,
        "judges": [[list(judge.pooled), judge.cues, judge.constant] for judge in judges],
        "bands": {tongue: {label: list(band) for label, band in of.items()} for tongue, of in bands.items()},
        "made": made,
    }
    return packed(header, directory, palette)


def versions() -> dict[str, str]:
    """With what the weights are made: they are the same bytes only with the same versions."""
    import scipy
    import sklearn

    return {
        "python": platform.python_version(),
        "numpy": np.__version__,
        "scipy": scipy.__version__,
        "scikit-learn": sklearn.__version__,
    }


def _palette(levels: Array, weighty: Array, columns: Array) -> tuple[bytes, bytes]:
    """The directory and the palette. Row 0 is never read."""
    order = np.lexsort((columns, -weighty))
    rows: dict[tuple[int, ...], int] = {(0,) * len(LABELS): 0}
    directory = np.zeros(features.BUCKETS, dtype="<u2")
    for rank, number in enumerate(order.tolist()):
        row = tuple(levels[number].tolist())
        directory[columns[number]] = _row_of(row, rows) if rank < _OWN_ROWS else _shared(row, rows)
    lanes = np.full((len(rows), 2 * LANES), ZERO, dtype="<u2")
    for row, number in rows.items():
        lanes[number, : len(row)] = np.array(row) + ZERO
    return directory.tobytes(), lanes.tobytes()


def _row_of(row: tuple[int, ...], rows: dict[tuple[int, ...], int]) -> int:
    return rows.setdefault(row, len(rows))


def _shared(row: tuple[int, ...], rows: dict[tuple[int, ...], int]) -> int:
    """A row that is there already, or a new one while there is room, on the finest grid that allows it."""
    if row in rows:
        return rows[row]
    for grid in _GRIDS:
        coarse = tuple(round(level / grid) * grid for level in row)
        if coarse in rows:
            return rows[coarse]
        if len(rows) < ROWS - 1 and grid >= _GRIDS[1]:
            return _row_of(coarse, rows)
    return 0
