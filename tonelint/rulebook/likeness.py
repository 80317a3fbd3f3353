"""How much each clause of a message reads like labelled examples: the bridge from a Message to the learnt model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tonelint.message.message import Message
from tonelint.text.span import Span


class Reading(NamedTuple):
    """One clause that reads like a fault: its span in the view, a calibrated confidence, the words that weighed most."""

    span: Span
    confidence: float
    words: str


def readings(_message: Message, _label: str, _band: str) -> Iterator[Reading]:
    """The clauses of `_message` whose likeness to `_label` reaches `_band`."""
    return iter(())
