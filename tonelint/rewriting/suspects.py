"""Clauses that no rule names but that read like faults: a rewrite leaves them out, where a check would only wonder."""

from __future__ import annotations

from collections.abc import Iterator

from tonelint.message.message import Message
from tonelint.rulebook.likeness import readings
from tonelint.text.span import Span

from .units import facts_in

_LABELS = ("submissive", "threatening", "accusatory", "blame-shifting", "false-authority", "third-party")


def suspected(message: Message) -> Iterator[Span]:
    """The clauses (draft spans) that read surely like a fault, and those that perhaps do and state nothing to be kept."""
    for label in _LABELS:
        for band in ("high", "middle"):
            for reading in readings(message, label, band):
                span = message.place(reading.span)
                if band == "high" or not _states_something(message, span):
                    yield span


def _states_something(message: Message, span: Span) -> bool:
    return bool(facts_in(message, span)) or any(span.overlaps(message.place(word)) for word in message.words("pay-request"))
