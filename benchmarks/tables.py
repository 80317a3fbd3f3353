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


def main() -> None:
    """Judge and print."""
    book = rulebook()
    for file in sys.argv[1:]:
        counts = [tally(file, book, options) for options in WAYS.values()]
        print(f"\n`{Path(file).name}`\n\n| label | n | {' | '.join(WAYS)} |\n|---|--:|{'---|' * len(WAYS)}")
        for label in LABELS:
            bearing = counts[0].right[label] + counts[0].missed[label]
            shown = (
                "" if way.only == "likeness" and label not in SPAN else figure(each, label)
                for way, each in zip(WAYS.values(), counts, strict=True)
            )
            print(f"| {label} | {bearing} | {' | '.join(shown)} |")
        print(f"| mean F1 of the first six | | {' | '.join(mean(each, SPAN) for each in counts)} |")
        print(f"| mean F1 of all ten | | {' | '.join(mean(each, LABELS) for each in counts)} |")
        calm = (f"{each.calm} of {each.clean}" for each in counts)
        print(f"| unlabelled drafts without warning or error | | {' | '.join(calm)} |")


if __name__ == "__main__":
    main()
