"""What a message states: one thing, where it says so, and its value where one is known."""

from __future__ import annotations

from typing import Literal, NamedTuple

from tonelint.text.span import Span

Kind = Literal[
    "amount",
    "date",
    "duration",
    "deadline",
    "vague-time",
    "vague-deadline",
    "due-date",
    "days-overdue",
    "way-to-pay",
    "plan",
    "reference",
    "contact",
    "sender",
    "debtor",
    "already-paid",
    "rate",
    "charge",
    "link",
    "payee",
    "number",
    "unknown",
]
Origin = Literal["words", "placeholder", "mark"]


class Money(NamedTuple):
    """A sum in minor currency units (cents, fen); `currency` is an ISO 4217 code or None where the words name none."""

    minor: int
    currency: str | None


class Day(NamedTuple):
    """A calendar day as far as the words fix it: any part may be None; `weekday` is 0 for Monday; `offset` counts days from the day of sending (今天 0, tomorrow 1, within 7 days 7)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    offset: int | None = None


Value = Money | Day | int | float | str | None


class Fact(NamedTuple):
    """One thing the message states.

    A placeholder is a fact whose value is not known yet (`value` None, `origin` placeholder). `span` is in code points
    of the draft. An int value is days for duration and days-overdue; a float is percent a day for rate.
    """

    kind: Kind
    span: Span
    value: Value = None
    origin: Origin = "words"
