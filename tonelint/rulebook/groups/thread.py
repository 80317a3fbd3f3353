"""What one account was sent over time: each check judges the last message against those before it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache

from tonelint.message.context import STAGES
from tonelint.message.fact import Day, Fact, Money
from tonelint.message.message import Message
from tonelint.rulebook.measures import sent
from tonelint.rulebook.rule import Match
from tonelint.text.span import Span

from .across import Across, Check, Gauge, Group, place, written

_ALIKE = 0.9
"""From here on two messages count as the same (share of runs of three letters that they have in common)."""
_GRAM = 3
_ONE_BILL_DAYS = 21
"""Messages further apart may speak of another month's bill."""
_ONE_DEBT_DAYS = 45
_SOFT = frozenset(STAGES[:3])


def _repeats(group: Group) -> Iterator[tuple[float, Across]]:
    """How often the last message was sent by now: those before it that say the same, with no new date or way to pay."""
    last = len(group.messages) - 1
    now = _said(group.messages[last])
    same = [i for i, each in enumerate(group.messages[:last]) if _alike(now, _said(each))]
    if same:
        related = tuple((i, place(group.messages[i])) for i in same[-1:])
        yield len(same) + 1, Across(last, Match(place(group.messages[last])), related)


@lru_cache(maxsize=256)
def _said(message: Message) -> tuple[Counter[str], frozenset[str]]:
    """A message's runs of letters (digits left out: days overdue count up by themselves), and what would be new in it."""
    text = re.sub(r"[\d\W_]+", "", message.text)
    offers = (f for kind in ("deadline", "way-to-pay", "plan", "contact") for f in message.states(kind))
    runs = Counter(text[i : i + _GRAM] for i in range(max(len(text) - _GRAM + 1, 1)))
    return runs, frozenset(fact.span.of(message.text) for fact in offers)


def _alike(one: tuple[Counter[str], frozenset[str]], other: tuple[Counter[str], frozenset[str]]) -> bool:
    """Whether the first adds no offer to the second, and most of the words are the same."""
    if one[1] - other[1]:
        return False
    total = sum(one[0].values()) + sum(other[0].values())
    return 2 * sum((one[0] & other[0]).values()) >= _ALIKE * total


def _totals(group: Group) -> Iterator[Across]:
    """A sum owed that is not the one stated last, with no word on why."""
    *before, last = group.messages
    fact, index = _owed(last), len(before)
    if fact is None or last.words("sum-explained"):
        return
    for i in range(index - 1, -1, -1):
        old = _owed(before[i])
        if old is None or not _one_bill(before[i], last, _ONE_BILL_DAYS):
            continue
        if not _same_sum(fact.value, old.value) and not any(each.words("sum-explained") for each in before[i:]):
            yield Across(index, Match(fact.span, values={"other": written(before[i], old.span)}), ((i, old.span),))
        return


def _owed(message: Message) -> Fact | None:
    """The sum that a message says is owed: the one it calls the total, or the only one it names."""
    sums = [fact for fact in message.states("amount") if isinstance(fact.value, Money)]
    totals = [f for f in sums if any(span.contains(f.span) for span in message.words("stated-total"))]
    if totals:
        return totals[0]
    return sums[0] if len({fact.value for fact in sums}) == 1 else None


def _same_sum(one: object, other: object) -> bool:
    if not isinstance(one, Money) or not isinstance(other, Money):
        return True
    return one.minor == other.minor or (None not in (one.currency, other.currency) and one.currency != other.currency)


def _one_bill(old: Message, new: Message, days: int) -> bool:
    """Whether two messages speak of one debt: no reference tells them apart, and they are at most `days` apart."""
    references = [{f.span.of(m.text) for f in m.states("reference")} for m in (old, new)]
    if all(references) and not references[0] & references[1]:
        return False
    first, second = sent(old), sent(new)
    if first is None or second is None:
        return True
    return abs((second.date() - first.date()).days) <= days


def _due_dates(group: Group) -> Iterator[Across]:
    """A due date that is not the one stated before. One that is a month or so off is another bill's."""
    *before, last = group.messages
    fact = _due(last)
    if fact is None:
        return
    for i in range(len(before) - 1, -1, -1):
        old = _due(before[i])
        if old is None or not _one_bill(before[i], last, _ONE_DEBT_DAYS):
            continue
        apart = abs(_number(fact.value) - _number(old.value))
        if 0 < apart < _ONE_BILL_DAYS:
            yield Across(
                len(before), Match(fact.span, values={"other": written(before[i], old.span)}), ((i, old.span),)
            )
        return


def _due(message: Message) -> Fact | None:
    """The one day on which a message says that the debt falls due; before that day, the day to pay by."""
    said = message.states("due-date")
    if not said and message.context.get("stage") in {"pre-due", "due"}:
        said = message.states("deadline")
    days = [f for f in said if isinstance(f.value, Day) and f.value.month and f.value.day]
    return days[0] if len({_number(fact.value) for fact in days}) == 1 else None


def _number(value: object) -> int:
    """A day's place in a year of months of 31 days."""
    return (value.month or 0) * 31 + (value.day or 0) if isinstance(value, Day) else 0


def _stages(group: Group) -> Iterator[Across]:
    """A reminder of an early stage after a final notice about the same debt."""
    *before, last = group.messages
    stage = last.context.get("stage")
    if stage not in _SOFT:
        return
    for i in range(len(before) - 1, -1, -1):
        if before[i].context.get("stage") == "final" and _one_bill(before[i], last, _ONE_DEBT_DAYS):
            yield Across(len(before), Match(place(last)), ((i, place(before[i])),))
            return


AGREEMENTS: Mapping[str, Check] = {"totals": _totals, "due-dates": _due_dates, "stages": _stages}
MEASURES: Mapping[str, Gauge] = {"repeats": _repeats}


def told(kind: str, before: tuple[Message, ...]) -> Span | None:
    """Where a message sent earlier states a fact of `kind`, or None."""
    return next((facts[0].span for each in reversed(before) if (facts := each.states(kind))), None)
