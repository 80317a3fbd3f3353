"""The labelled examples: whole drafts with their better versions, and single clauses. What stands in the files, no more."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

LABELS = (
    "submissive",
    "threatening",
    "accusatory",
    "blame-shifting",
    "third-party",
    "false-authority",
    "vague-deadline",
)
"""What is learnt, in the order of the weights' lanes."""


class Marked(NamedTuple):
    """One fault of a draft: its label, and where its words stand (code points of the text; None: it is an absence)."""

    label: str
    start: int | None
    end: int | None


class DraftRow(NamedTuple):
    """One labelled draft. `context` holds stage, channel and audience where they are known; `rewrite` is the same
    message put right, or None; `file` is the name of the file it stands in (another hand, another market)."""

    id: str
    text: str
    context: dict[str, str]
    marked: tuple[Marked, ...]
    rewrite: str | None
    file: str

    @property
    def labels(self) -> frozenset[str]:
        """The learnt labels that the draft bears. A deadline that is missing altogether is a rule's matter."""
        return frozenset(m.label for m in self.marked if m.label in LABELS and m.start is not None)

    @property
    def clean(self) -> bool:
        """Whether the draft bears no label at all, learnt or not."""
        return not self.marked


class ClauseRow(NamedTuple):
    """One labelled clause or short sentence, as it would stand in a message at `stage`; `pair` is the id of its twin."""

    id: str
    text: str
    labels: frozenset[str]
    kind: str
    stage: str | None
    pair: str | None
    file: str


class Corpus(NamedTuple):
    """Everything there is to learn from, in the order of file names and lines."""

    drafts: tuple[DraftRow, ...]
    clauses: tuple[ClauseRow, ...]


def read(folders: tuple[Path, ...]) -> Corpus:
    """The rows of ``drafts/*.jsonl`` and ``clauses/*.jsonl`` below each folder. Raises ValueError with file and line."""
    return Corpus(
        tuple(_draft(raw, name) for folder in folders for name, raw in _rows(folder / "drafts")),
        tuple(_clause(raw, name) for folder in folders for name, raw in _rows(folder / "clauses")),
    )


def drafts(path: Path) -> tuple[DraftRow, ...]:
    """The labelled drafts of one file, for measuring. Raises ValueError with file and line."""
    return tuple(_draft(raw, path.stem) for raw in _lines(path))


def _rows(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(folder.glob("*.jsonl")):
        for raw in _lines(path):
            yield path.stem, raw


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            try:
                yield json.loads(line)
            except json.JSONDecodeError as error:
                raise ValueError(f"{path}:{number}: not JSON: {error.msg}") from error


def _draft(raw: dict[str, Any], file: str) -> DraftRow:
    return DraftRow(
        id=raw["id"],
        text=raw["text"],
        context={key: raw[key] for key in ("stage", "channel", "audience") if raw.get(key)},
        marked=tuple(_marked(raw["text"], each["label"], each["span"]) for each in raw["labels"]),
        rewrite=raw.get("rewrite"),
        file=file,
    )


def _marked(text: str, label: str, words: str | None) -> Marked:
    start = text.find(words) if words else -1
    return Marked(label, None, None) if words is None or start < 0 else Marked(label, start, start + len(words))


def _clause(raw: dict[str, Any], file: str) -> ClauseRow:
    labels = frozenset(raw["labels"])
    return ClauseRow(raw["id"], raw["clause"], labels, raw["kind"], raw.get("stage"), raw.get("pair"), file)
