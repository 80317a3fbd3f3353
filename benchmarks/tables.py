"""The tables of ``benchmarks/README.md``: ``python benchmarks/tables.py FILE…``, labelled JSONL as ``quality.py`` reads it.

One table a file: rules alone, likeness alone, both, and both with every draft's stage withheld.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
from quality import LABELS, SPAN, Tally, judged, rows

from tonelint.rulebook.cache import rulebook

WAYS = {
    "rules alone": Namespace(only="rules", without_stage=False),
    "likeness alone": Namespace(only="likeness", without_stage=False),
    "both": Namespace(only=None, without_stage=False),
    "rules alone, no stage": Namespace(only="rules", without_stage=True),
    "likeness alone, no stage": Namespace(only="likeness", without_stage=True),
    "both, no stage": Namespace(only=None, without_stage=True),
}


def tally(file: str, book: Any, options: Namespace) -> Tally:
    """One file judged one way."""
    counted = Tally()
    for row in rows([file], None):
        counted.add(row, judged(row, book, options))
    return counted


def f1(counted: Tally, label: str) -> float | None:
    """None where nothing was there and nothing was said."""
    right, off = counted.right[label], counted.wrong[label] + counted.missed[label]
    return 2 * right / (2 * right + off) if right + off else None


def figure(counted: Tally, label: str) -> str:
    """F1, and in brackets precision and recall; a dash for what has no value."""
    right, wrong, missed = counted.right[label], counted.wrong[label], counted.missed[label]
    precision = f"{right / (right + wrong):.2f}" if right + wrong else "–"
    recall = f"{right / (right + missed):.2f}" if right + missed else "–"
    score = f1(counted, label)
    return "–" if score is None else f"{score:.2f} ({precision}, {recall})"


def mean(counted: Tally, labels: tuple[str, ...]) -> str:
    """The mean F1 over those of the labels that occur or are said to."""
    scores = [score for label in labels if (score := f1(counted, label)) is not None]
    return f"{sum(scores) / len(scores):.3f}" if scores else "–"


def show(title: str, counts: dict[str, Tally]) -> None:
    """Print a table: a column for each way of judging; likeness alone is held to the labels that it learns."""
    first = next(iter(counts.values()))
    print(f"\n{title}\n\n| label | n | {' | '.join(counts)} |\n|---|--:|{'---|' * len(counts)}")
    for label in LABELS:
        shown = (
            "" if way.startswith("likeness") and label not in SPAN else figure(each, label)
            for way, each in counts.items()
        )
        print(f"| {label} | {first.right[label] + first.missed[label]} | {' | '.join(shown)} |")
    print(f"| mean F1 of the first six | | {' | '.join(mean(each, SPAN) for each in counts.values())} |")
    every = ("" if way.startswith("likeness") else mean(each, LABELS) for way, each in counts.items())
    print(f"| mean F1 of all ten | | {' | '.join(every)} |")
    calm = (f"{each.calm} of {each.clean}" for each in counts.values())
    print(f"| unlabelled drafts without warning or error | | {' | '.join(calm)} |")


def main() -> None:
    """Judge and print."""
    book = rulebook()
    for file in sys.argv[1:]:
        show(f"`{Path(file).name}`", {way: tally(file, book, options) for way, options in WAYS.items()})


if __name__ == "__main__":
    main()
