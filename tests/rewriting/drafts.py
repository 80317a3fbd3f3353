"""Drafts to rewrite: small ones by hand, and a sample of the training drafts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from tonelint.message.context import Context, Value
from tonelint.message.draft import Draft
from tonelint.message.inference import understood
from tonelint.message.message import Message
from tonelint.rulebook.cache import rulebook
from tonelint.rulebook.rule import Rulebook
from tonelint.text.source import Source

TRAINING = Path(__file__).parents[2] / "training" / "drafts"


@cache
def book() -> Rulebook:
    """tonelint's own rules."""
    return rulebook()


def message(text: str, **context: str | None) -> Message:
    """`text` as a message of a context given by flags."""
    given = Context({key: Value(word, "flag") for key, word in context.items() if word})
    return understood(Draft(text, Source("-", text)), book().lexicon, given)


def training(step: int) -> Iterator[dict[str, Any]]:
    """Every `step`-th training draft."""
    rows = (json.loads(line) for path in sorted(TRAINING.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines())
    return (row for number, row in enumerate(rows) if number % step == 0)


def of(row: dict[str, Any]) -> Message:
    """A training draft as the message that its context makes it."""
    return message(row["text"], **{key: row.get(key) for key in ("stage", "channel", "audience", "purpose")})
