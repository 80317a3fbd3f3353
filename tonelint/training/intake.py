"""Clauses as writers jot them down, made into rows of the corpus.

One a line: labels (a comma list, or - for none), kind, stage and text, parted by tabs; a leading = says that the line is
the twin of the line before. Ids come from the words, so that the same line always gets the same id.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from tonelint.message.script import language

from .corpus import LABELS

_STAGES = frozenset({"pre-due", "due", "overdue-early", "overdue", "overdue-late", "final"})
_FIELDS = 4


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of one file of jottings. Raises ValueError with file and line."""
    before: dict[str, Any] | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        fields = line.split("\t")
        if len(fields) != _FIELDS:
            raise ValueError(f"{path}:{number}: four fields parted by tabs are wanted, not {len(fields)}")
        twin = fields[0].startswith("=")
        row = _row(fields[0].lstrip("= "), *fields[1:])
        wrong = [label for label in row["labels"] if label not in LABELS]
        if wrong or row["stage"] not in _STAGES:
            raise ValueError(f"{path}:{number}: unknown label or stage: {', '.join([*wrong, row['stage']])}")
        if before is not None:
            if twin:
                row["pair"], before["pair"] = before["id"], row["id"]
            yield before
        before = row
    if before is not None:
        yield before


def _row(labels: str, kind: str, stage: str, text: str) -> dict[str, Any]:
    clause = text.strip()
    tongue = language(clause)
    tongue = tongue if tongue.startswith("zh") else "en"
    return {
        "id": f"cl-{tongue[:2]}-{sha256(clause.encode()).hexdigest()[:8]}",
        "lang": tongue,
        "clause": clause,
        "labels": [] if labels in {"", "-"} else [label.strip() for label in labels.split(",")],
        "kind": kind.strip(),
        "stage": stage.strip(),
        "pair": None,
    }


def convert(jottings: list[Path], out: Path) -> int:
    """Write the rows of all jottings to one file, each text once; returns how many."""
    found: dict[str, dict[str, Any]] = {}
    for path in jottings:
        for row in rows(path):
            found.setdefault(row["id"], row)
    lines = [json.dumps(row, ensure_ascii=False) for row in found.values()]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(lines)
