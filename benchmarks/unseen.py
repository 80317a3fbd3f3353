"""Rules and likeness on training drafts that neither has seen: ``python benchmarks/unseen.py`` (needs ``.[train]``, 1 min).

Only the half of the drafts that no rule was written from; the likeness of each is judged by a model that learnt from the
other four folds, its relatives left out with it. The bands are the shipped way of choosing them, on these same drafts.
Guards of the learnt rules are not applied, and a finding of theirs has no place here. ``--misses`` lists errors.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
from quality import SPAN, Tally, judged, rows
from tables import show

from tonelint.likeness.features import CHINESE
from tonelint.rulebook.cache import rulebook
from tonelint.training import corpus
from tonelint.training.train import learn, lessons

TRAINING = Path(__file__).resolve().parent.parent / "training"
Found = list[tuple[str, str, int, int]]


def learnt_unseen(book: Any) -> dict[str, Found]:
    """By draft: the labels that a model which had not seen it would find."""
    known = lessons(corpus.read((TRAINING,)), book.lexicon)
    learnt = learn(known)
    found: dict[str, Found] = {}
    for at, (row, read) in enumerate(zip(known.corpus.drafts, known.read, strict=True)):
        bands = learnt.bands["zh" if CHINESE in read.passage.cues else "en"]
        said = zip(corpus.LABELS, learnt.unseen[:, at], strict=True)
        found[row.id] = [
            (f"{label}/reads-like", "warning", 0, -1)
            for label, sure in said
            if label in SPAN and sure >= bands[label].high
        ]
    return found


def drafts() -> Iterator[dict[str, Any]]:
    """The set-aside drafts, without the places of their labels."""
    for row in rows(sorted(map(str, (TRAINING / "drafts").glob("*.jsonl"))), "set-aside"):
        yield row | {"labels": [label | {"span": None} for label in row["labels"]]}


def main() -> None:
    """Judge and print a table for each language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", type=Path, metavar="FILE", help="write the errors of both together as JSONL")
    options = parser.parse_args()
    book = rulebook()
    likeness = learnt_unseen(book)
    ways = ("rules alone", "likeness alone", "both")
    tallies = {tongue: {way: Tally() for way in ways} for tongue in ("zh", "en")}
    errors = []
    for row in drafts():
        exact = judged(row, book, argparse.Namespace(only="rules", without_stage=False))
        tongue = "en" if row["lang"] == "en" else "zh"
        for way, found in zip(ways, (exact, likeness[row["id"]], exact + likeness[row["id"]]), strict=True):
            wrong = tallies[tongue][way].add(row, found)
        errors += [{"error": kind, "label": label, **row} for label, kind in sorted(wrong)]
    for tongue, counts in tallies.items():
        show({"zh": "Chinese", "en": "English"}[tongue], counts)
    if options.misses:
        options.misses.write_text("".join(json.dumps(e, ensure_ascii=False) + "\n" for e in errors), "utf-8")


if __name__ == "__main__":
    main()
