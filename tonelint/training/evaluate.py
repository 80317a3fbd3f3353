"""How good the model is on drafts it has not seen: by folds, by files of other hands, and on sets apart."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import numpy as np

from tonelint.likeness.features import CHINESE
from tonelint.likeness.score import likenesses
from tonelint.likeness.weights import Band, load
from tonelint.text.lexicon import Lexicon
from tonelint.text.span import Span

from . import calibrate, stack
from .corpus import LABELS, DraftRow
from .fit import Array
from .folds import folds
from .reading import Read, read_draft
from .train import Learnt, Lessons, first_stage_unseen


class Figures(NamedTuple):
    """One label on one set of drafts: how many bear it, F1 and precision and recall at the high band, the best F1 at any
    threshold, and recall where precision is 0.9 (0 where it never is)."""

    label: str
    bearing: int
    f1: float
    precision: float
    recall: float
    best: float
    recall_at_90: float


class Result(NamedTuple):
    """All labels on one set, and the share of its clean drafts on which none was high (None where it has none)."""

    name: str
    figures: tuple[Figures, ...]
    quiet: float | None


def figures(label: str, confidence: Array, borne: Array, high: float) -> Figures:
    """One label measured."""
    said = confidence >= high
    both = float((borne & said).sum())
    order = np.argsort(-confidence, kind="stable")
    right = np.cumsum(borne[order])
    precise = right / np.arange(1, len(order) + 1)
    sure = np.flatnonzero(precise >= 0.9)
    return Figures(
        label,
        int(borne.sum()),
        calibrate.f1(borne, said),
        both / max(float(said.sum()), 1.0),
        both / max(float(borne.sum()), 1.0),
        float((2 * right / (np.arange(1, len(order) + 1) + borne.sum())).max()) if borne.any() else 0.0,
        float(right[sure[-1]] / borne.sum()) if len(sure) and borne.any() else 0.0,
    )


def measured(name: str, confidence: Array, borne: Array, clean: Array, bands: dict[str, Band]) -> Result:
    """All labels measured on one set of drafts; matrices are labels × drafts."""
    high = np.array([bands[label].high for label in LABELS])
    each = (figures(label, confidence[at], borne[at], high[at]) for at, label in enumerate(LABELS))
    return Result(name, tuple(each), calibrate.quiet(confidence, clean, high) if clean.any() else None)


def by_folds(known: Lessons, learnt: Learnt) -> list[Result]:
    """Five-fold cross-validation over the training drafts, related drafts together, by language."""
    return [
        measured(
            f"folds {tongue}", learnt.unseen[:, mine], known.borne[:, mine], known.clean[mine], learnt.bands[tongue]
        )
        for tongue, mine in _languages(known.read)
    ]


def by_files(known: Lessons, learnt: Learnt) -> list[Result]:
    """Each file of drafts judged by a model that learnt from the other files and from the clauses."""
    names = sorted({row.file for row in known.corpus.drafts})
    return [_without(known, learnt, name) for name in names]


def _without(known: Lessons, learnt: Learnt, name: str) -> Result:
    drafts = known.corpus.drafts
    there = np.array([row.file == name for row in drafts])
    fold = np.where(there, 5, np.array(folds(drafts)))
    kept = np.array([example.owner is None or not there[example.owner] for example in known.examples])
    scores = first_stage_unseen(known, fold, kept)
    cues = stack.cue_names(tuple(each for each, out in zip(known.read, there, strict=True) if not out))
    table = stack.numbers(stack.units(known.examples, scores, len(drafts)), known.read, cues)
    judges = stack.fit(table[~there], known.borne[:, ~there], cues)
    confidence = stack.confidences(judges, table[there], cues)
    tongue = "zh" if name.startswith("zh") else "en"
    return measured(f"without {name}", confidence, known.borne[:, there], known.clean[there], learnt.bands[tongue])


def by_file(rows: tuple[DraftRow, ...], lexicon: Lexicon, weights: Path, name: str) -> list[Result]:
    """The shipped weights on a set apart, as checking reads it."""
    from tonelint.likeness.score import confidences

    usable = load(weights)
    read = tuple(read_draft(row, lexicon) for row in rows)
    confidence = np.array([[confidences(each.passage, usable)[label] for each in read] for label in LABELS])
    borne = np.array([[label in row.labels for row in rows] for label in LABELS])
    clean = np.array([row.clean for row in rows])
    return [
        measured(f"{name} {tongue}", confidence[:, mine], borne[:, mine], clean[mine], usable.bands[tongue])
        for tongue, mine in _languages(read)
        if mine.any()
    ]


def placed(rows: Iterable[DraftRow], lexicon: Lexicon, weights: Path) -> tuple[int, int]:
    """Of the findings that name a label the draft bears: how many overlap the marked words, and how many there are."""
    usable = load(weights)
    right = total = 0
    for row in rows:
        read = read_draft(row, lexicon)
        spans = {clause.number: span for clause, span in zip(read.passage.clauses, read.spans, strict=True)}
        for found in likenesses(read.passage, usable, "high"):
            marked = [m for m in row.marked if m.label == found.label and m.start is not None and m.end is not None]
            if marked:
                total += 1
                right += any(spans[found.clause].overlaps(Span(m.start or 0, m.end or 0)) for m in marked)
    return right, total


def _languages(read: tuple[Read, ...]) -> list[tuple[str, Array]]:
    chinese = np.array([CHINESE in each.passage.cues for each in read])
    return [("zh", chinese), ("en", ~chinese)]


def shown(results: Iterable[Result]) -> str:
    """The results as one Markdown table: best F1 and, in brackets, F1 at the high band."""
    lines = ["| set | " + " | ".join(LABELS) + " | mean of the first six | quiet |", "|---" * (len(LABELS) + 3) + "|"]
    for result in results:
        cells = [f"{each.best:.2f} ({each.f1:.2f}) n={each.bearing}" for each in result.figures]
        counted = [each for each in result.figures[:6] if each.bearing >= 10]
        mean = sum(each.best for each in counted) / len(counted) if counted else 0.0
        quiet = "" if result.quiet is None else f"{result.quiet:.3f}"
        lines.append(f"| {result.name} | {' | '.join(cells)} | {mean:.3f} | {quiet} |")
    return "\n".join(lines)
