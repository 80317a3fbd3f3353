"""What must say the same within one message, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tonelint.message.fact import Day, Fact, Money
from tonelint.message.message import Message

from .rule import Match


def _currency(message: Message) -> Iterator[Match]:
    """Sums in two currencies."""
    sums = [f for f in message.states("amount") if isinstance(f.value, Money) and f.value.currency]
    for other in sums[1:]:
        if other.value.currency != sums[0].value.currency:  # type: ignore[union-attr]
            yield Match(other.span, related=(sums[0].span,))


def _weekday(message: Message) -> Iterator[Match]:
    """A full date whose weekday, written beside it, is another day's."""
    import datetime

    facts: list[Fact] = [f for f in message.facts if f.kind in {"date", "deadline", "due-date"}]
    for fact in facts:
        day = fact.value
        if isinstance(day, Day) and day.year and day.month and day.day and day.weekday is not None:
            try:
                real = datetime.date(day.year, day.month, day.day).weekday()
            except ValueError:
                continue
            if real != day.weekday:
                yield Match(fact.span)


NAMED: dict[str, Callable[[Message], Iterator[Match]]] = {"currency": _currency, "weekday": _weekday}
