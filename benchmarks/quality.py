"""How many faults are found, label by label: ``python benchmarks/quality.py FILE…`` for any labelled JSONL files.

Rows are drafts as ``training/labels.md`` describes them. Stage, channel and audience are given to the tool, the
language is not. ``--half set-aside`` takes only the drafts that no rule was written from; ``--without-stage`` withholds
all stages; ``--only rules`` and ``--only likeness`` silence the other half of the tool; ``--misses`` lists errors.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
from set_aside import is_set_aside

from tonelint.linter import Policy, lint
from tonelint.message.context import Context, Value
from tonelint.message.draft import Draft
from tonelint.message.inference import understood
from tonelint.rulebook.cache import rulebook
from tonelint.text.source import Source

SPAN = ("submissive", "threatening", "accusatory", "blame-shifting", "false-authority", "third-party")
LABELS = (*SPAN, "vague-deadline", "missing-payment-option", "missing-amount", "missing-reference")
_BY_RULE = {"deadline/vague": "vague-deadline", "deadline/missing": "vague-deadline"}
_BY_RULE |= {f"missing/{x}": f"missing-{x}" for x in ("payment-option", "amount", "reference")}


def label_of(rule: str) -> str | None:
    """The evaluation label that a rule's findings count for."""
    fault = rule.partition("/")[0]
    return fault if fault in SPAN else _BY_RULE.get(rule)


def rows(files: list[str], half: str | None) -> Iterator[dict[str, Any]]:
    """The labelled drafts of all files."""
    for file in files:
        for line in Path(file).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if half is None or is_set_aside(row["id"]) == (half == "set-aside"):
                yield row


def policy(book: Any, only: str | None) -> Policy:
    """Both halves of the tool, or one as it would speak if the other did not exist."""
    learnt = tuple(rule.id for rule in book.rules if "likeness" in rule.subject)
    return Policy(select=learnt if only == "likeness" else (), ignore=learnt if only == "rules" else ())


def judged(row: dict[str, Any], book: Any, options: argparse.Namespace) -> list[tuple[str, str, int, int]]:
    """(rule, severity, start, end) of every finding in a row's draft."""
    keys = ("channel", "audience") if options.without_stage else ("stage", "channel", "audience")
    given = Context({key: Value(row[key], "flag") for key in keys if row.get(key)})
    message = understood(Draft(row["text"], Source(row["id"], row["text"])), book.lexicon, given)
    found = []
    for finding in lint(message, book, policy(book, options.only)).findings:
        span = message.place(finding.match.span)
        found.append((finding.rule.id, finding.severity, span.start, -1 if finding.match.absence else span.end))
    return found


class Tally:
    """Hits, false alarms and misses of one language."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.wrong: Counter[str] = Counter()
        self.missed: Counter[str] = Counter()
        self.spans: Counter[str] = Counter()
        self.spans_hit: Counter[str] = Counter()
        self.clean = self.quiet = self.calm = 0

    def add(self, row: dict[str, Any], found: list[tuple[str, str, int, int]]) -> set[tuple[str, str]]:
        """Count one draft; returns its errors as (label, miss or false alarm)."""
        gold = {label["label"] for label in row["labels"]}
        said = {label for rule, *_ in found if (label := label_of(rule))}
        self.right.update(gold & said)
        self.wrong.update(said - gold)
        self.missed.update(gold - said)
        if not gold:
            self.clean += 1
            self.quiet += not said
            self.calm += not any(severity != "info" for _, severity, *_ in found)
        for label in row["labels"]:
            if label["span"] and label["label"] in said:
                at = row["text"].find(label["span"])
                hit = any(label_of(r) == label["label"] and s < at + len(label["span"]) and at < e for r, _, s, e in found)
                self.spans[label["label"]] += 1
                self.spans_hit[label["label"]] += hit
        return {(label, "false alarm") for label in said - gold} | {(label, "miss") for label in gold - said}

    def print(self, title: str) -> None:
        """The table."""
        print(f"\n{title}\n| label | n | precision | recall | F1 | spans |\n|---|---|---|---|---|---|")
        scores = []
        for label in LABELS:
            right, wrong, missed = self.right[label], self.wrong[label], self.missed[label]
            precision = right / (right + wrong) if right + wrong else 1.0
            recall = right / (right + missed) if right + missed else 1.0
            f1 = 2 * right / (2 * right + wrong + missed) if right + wrong + missed else 1.0
            scores.append(f1)
            spans = f"{self.spans_hit[label] / self.spans[label]:.2f}" if self.spans[label] else "–"
            print(f"| {label} | {right + missed} | {precision:.2f} | {recall:.2f} | {f1:.2f} | {spans} |")
        print(f"macro F1 {sum(scores) / len(scores):.3f}; unlabelled drafts: {self.clean}, "
              f"scored rules quiet {self.quiet / max(self.clean, 1):.3f}, no warning or error {self.calm / max(self.clean, 1):.3f}")


def main() -> None:
    """Judge and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--half", choices=("open", "set-aside"))
    parser.add_argument("--without-stage", action="store_true")
    parser.add_argument("--only", choices=("rules", "likeness"))
    parser.add_argument("--misses", metavar="LABEL", help="list the errors of one label (or all)")
    options = parser.parse_args()
    book = rulebook()
    tallies = {"zh": Tally(), "en": Tally(), "all": Tally()}
    for row in rows(options.files, options.half):
        found = judged(row, book, options)
        tallies["en" if row["lang"] == "en" else "zh"].add(row, found)
        for label, kind in sorted(tallies["all"].add(row, found)):
            if options.misses in (label, "all"):
                spans = [x["span"] for x in row["labels"] if x["label"] == label]
                rules = [(r, row["text"][s:e]) for r, _, s, e in found if label_of(r) == label]
                print(f"{kind} {label} {row['id']} {row.get('stage')} {spans or rules} :: {row['text']!r}")
    for language, tally in tallies.items():
        tally.print(language)


if __name__ == "__main__":
    main()
