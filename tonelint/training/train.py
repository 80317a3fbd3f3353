"""From labelled rows to a weights file, the same bytes each time."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

import numpy as np

from tonelint.likeness.features import CHINESE
from tonelint.likeness.weights import Band, Judge
from tonelint.text.lexicon import Lexicon

from . import calibrate, fit, stack
from .corpus import LABELS, Corpus
from .fit import Array, Linear, Table
from .folds import folds
from .pack import pack, versions
from .reading import Example, Read, examples, read_draft


class Lessons(NamedTuple):
    """A corpus, read: the drafts as passages, everything to learn from, and the table and targets made of it."""

    corpus: Corpus
    read: tuple[Read, ...]
    examples: list[Example]
    table: Table
    targets: Array
    borne: Array
    clean: Array


class Learnt(NamedTuple):
    """A whole model: the first stage, the second, the bands, and what was measured on drafts it had not seen."""

    first: Linear
    judges: list[Judge]
    bands: dict[str, dict[str, Band]]
    unseen: Array


def lessons(corpus: Corpus, lexicon: Lexicon) -> Lessons:
    """Read a corpus as the model reads drafts."""
    read = tuple(read_draft(row, lexicon) for row in corpus.drafts)
    everything = list(examples(corpus, read, lexicon))
    return Lessons(
        corpus,
        read,
        everything,
        fit.table(everything),
        fit.targets(everything),
        np.array([[label in row.labels for row in corpus.drafts] for label in LABELS]),
        np.array([row.clean for row in corpus.drafts]),
    )


def first_stage_unseen(known: Lessons, fold: Array, kept: Array | None = None) -> Array:
    """Examples × labels: scores of draft sentences by judges that never saw the draft's fold. `kept` (examples) are the
    only ones learnt from."""
    owners = np.array([-1 if example.owner is None else example.owner for example in known.examples])
    at = np.where(owners >= 0, fold[np.maximum(owners, 0)], -1)
    may = np.ones(len(owners), dtype=bool) if kept is None else kept
    scores = np.zeros((len(owners), len(LABELS)))
    for each in sorted(set(fold.tolist())):
        inside = np.flatnonzero(at == each)
        outside = np.flatnonzero((at != each) & may)
        judge = fit.fit(known.table.matrix[outside], known.targets[:, outside])
        scores[inside] = judge.scores(known.table.matrix[inside])
    return scores


def learn(known: Lessons) -> Learnt:
    """Fit both stages and choose the bands, all by five folds of related drafts."""
    fold = np.array(folds(known.corpus.drafts))
    scores = first_stage_unseen(known, fold)
    cues = stack.cue_names(known.read)
    table = stack.numbers(stack.units(known.examples, scores, len(known.read)), known.read, cues)
    unseen = stack.unseen(table, known.borne, cues, fold)
    return Learnt(
        fit.fit(known.table.matrix, known.targets),
        stack.fit(table, known.borne, cues),
        bands_by_language(known, unseen),
        unseen,
    )


def bands_by_language(known: Lessons, unseen: Array) -> dict[str, dict[str, Band]]:
    """Bands for Chinese drafts and for the others, each from drafts of its own language."""
    chinese = np.array([CHINESE in each.passage.cues for each in known.read])
    return {
        tongue: calibrate.bands(unseen[:, mine], known.borne[:, mine], known.clean[mine])
        for tongue, mine in (("zh", chinese), ("en", ~chinese))
    }


def train(known: Lessons) -> tuple[Learnt, bytes]:
    """Learn, and the weights file as bytes."""
    learnt = learn(known)
    corpus = known.corpus
    made = {**versions(), "drafts": str(len(corpus.drafts)), "clauses": str(len(corpus.clauses))}
    made["corpus"], made["seen"] = _fingerprint(corpus), seen(known)
    return learnt, pack(learnt.first, known.table, learnt.judges, learnt.bands, made)


def shown_examples(corpus: Corpus) -> bytes:
    """The faulty clauses that `explain` may show, once for each label they bear."""
    from tonelint.likeness.examples import packed

    return packed([(label, row.text) for row in corpus.clauses for label in sorted(row.labels)])


def _fingerprint(corpus: Corpus) -> str:
    """SHA-256 over ids, texts and labels, in order."""
    rows = [(row.id, row.text, row.labels) for row in corpus.drafts]
    rows += [(row.id, row.text, row.labels) for row in corpus.clauses]
    lines = (f"{name}\0{text}\0{','.join(sorted(labels))}\n" for name, text, labels in rows)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def seen(known: Lessons) -> str:
    """SHA-256 over what the model saw of the corpus: it changes with word sets and the cutting of clauses, too."""
    digest = hashlib.sha256()
    for example in known.examples:
        digest.update(f"{example.buckets}{sorted(example.labels)}\n".encode())
    for each in known.read:
        digest.update(f"{sorted(each.passage.cues)}\n".encode())
    return digest.hexdigest()
