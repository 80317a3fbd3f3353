"""Versions of one message in several languages: each is held against the first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tonelint.diagnostic import SEVERITIES
from tonelint.message.asking import anchor
from tonelint.message.fact import Day, Fact, Money
from tonelint.message.message import Message
from tonelint.message.placeholders import Placeholder
from tonelint.rulebook.agreements import currencies
from tonelint.rulebook.rule import Match
from tonelint.text.span import Span

from .across import Across, Check, Group, place, written

_NAMES = {
    "amount": ("金额", "the amount"),
    "deadline": ("付款日期", "the date to pay by"),
    "way-to-pay": ("付款方式", "the way to pay"),
    "reference": ("账单编号", "the reference"),
}
_OF_PEOPLE = frozenset({"debtor", "sender"})
"""Placeholders that languages use differently: a first name here, a title and a surname there."""


def _pairs(group: Group) -> Iterator[tuple[int, Message, Message]]:
    """Every version but the first with its number, and the first."""
    first = group.messages[0]
    for index, each in enumerate(group.messages[1:], 1):
        yield index, each, first


def _sums(group: Group) -> Iterator[Across]:
    """A sum that the other version does not name. Versions for two currencies are no translations."""
    for index, each, first in _pairs(group):
        ours, theirs = _money(each), _money(first)
        if len(ours) != len(theirs) or not _one_currency(each, ours, first, theirs):
            continue
        theirs_only = [f for f in theirs if _minor(f) not in map(_minor, ours)]
        ours_only = [f for f in ours if _minor(f) not in map(_minor, theirs)]
        for fact, other in zip(ours_only, theirs_only, strict=False):
            yield _differs(index, fact, first, other)


def _money(message: Message) -> list[Fact]:
    """The sums in digits, one of each."""
    found: dict[int, Fact] = {}
    for fact in message.states("amount"):
        if isinstance(fact.value, Money):
            found.setdefault(fact.value.minor, fact)
    return list(found.values())


def _minor(fact: Fact) -> int:
    return fact.value.minor if isinstance(fact.value, Money) else 0


def _one_currency(each: Message, ours: list[Fact], first: Message, theirs: list[Fact]) -> bool:
    """Whether the sums of two versions may be of one currency."""
    one = [allowed for fact in ours if (allowed := currencies(fact, each))]
    other = [allowed for fact in theirs if (allowed := currencies(fact, first))]
    return all(a & b for a in one for b in other)


def _differs(index: int, fact: Fact, first: Message, other: Fact) -> Across:
    values = {"other": written(first, other.span)}
    return Across(index, Match(fact.span, values=values), ((0, other.span),))


def _times(group: Group) -> Iterator[Across]:
    """A date to pay by, a due date or a number of days overdue that the other version gives differently."""
    for index, each, first in _pairs(group):
        for kind in ("deadline", "due-date", "days-overdue"):
            ours = [(fact, time) for fact in each.states(kind) if (time := _time(fact))]
            theirs = [(fact, time) for fact in first.states(kind) if (time := _time(fact))]
            if len(ours) != 1 or len(theirs) != 1:
                continue
            (fact, time), (other, other_time) = ours[0], theirs[0]
            if time[0] == other_time[0] and time != other_time:
                yield _differs(index, fact, first, other)


def _time(fact: Fact) -> tuple[str, int] | None:
    """A time in the shape in which its words give it: times of two shapes cannot be held against each other."""
    value = fact.value
    if isinstance(value, int):
        return "days", value
    if not isinstance(value, Day):
        return None
    if value.month and value.day:
        return "date", value.month * 31 + value.day
    if value.offset is not None:
        return "days", value.offset
    return ("weekday", value.weekday) if value.weekday is not None else None


def _placeholders(group: Group) -> Iterator[Across]:
    """A placeholder that one version has and another lacks."""
    for index, each, first in _pairs(group):
        ours, theirs = _named(each), _named(first)
        if not ours and not theirs:
            continue
        for name in [name for name in theirs if name not in ours]:
            spare = theirs[name]
            other = first.view.at(spare.span)
            values = {"match": written(first, other)}
            yield Across(index, Match(place(each), absence=True, values=values), ((0, other),))
        for name in [name for name in ours if name not in theirs]:
            values = {"match": ours[name].span.of(each.draft.text)}
            yield Across(0, Match(place(first), absence=True, values=values), ((index, each.view.at(ours[name].span)),))


def _named(message: Message) -> dict[str, Placeholder]:
    """The placeholders by name, without those of people and those that are only a place (%s)."""
    return {
        each.name.strip().lower(): each
        for each in message.placeholders
        if each.name.strip() and each.kind not in _OF_PEOPLE
    }


def _facts(group: Group) -> Iterator[Across]:
    """A thing a payer needs that one version states and another, which asks for money too, does not."""
    for index, each, first in _pairs(group):
        for here, there, lacking, stating in ((index, 0, each, first), (0, index, first, each)):
            ask = anchor(lacking)
            if ask is None or anchor(stating) is None:
                continue
            for kind, (zh, en) in _NAMES.items():
                facts = [fact for fact in stating.states(kind) if _is_said(stating, fact)]
                if facts and not _may_state(lacking, kind):
                    values = {"what-zh": zh, "what-en": en}
                    yield Across(here, Match(ask, absence=True, values=values), ((there, facts[0].span),))


def _is_said(message: Message, fact: Fact) -> bool:
    """Whether words say the fact, and for a reference not only what it is the reference of (your bill)."""
    return fact.origin == "words" and (fact.kind != "reference" or any(map(str.isdigit, fact.span.of(message.text))))


def _may_state(message: Message, kind: str) -> bool:
    """Whether a message states the kind, or holds a placeholder of which nobody knows what it is."""
    return bool(message.states(kind) or message.states("unknown"))


def _tone(group: Group) -> Iterator[Across]:
    """A version with a warning or an error of tone, where the other has none: its readers are treated otherwise."""
    for index, each, first in _pairs(group):
        ours, theirs = group.loudest(each), group.loudest(first)
        if ours and ours.severity != "info" and (theirs is None or _is_milder(theirs.severity, ours.severity)):
            yield Across(index, Match(ours.span, values={"fault": ours.rule}), ((0, _first(first)),))
        elif theirs and theirs.severity != "info" and (ours is None or _is_milder(ours.severity, theirs.severity)):
            yield Across(0, Match(theirs.span, values={"fault": theirs.rule}), ((index, _first(each)),))


def _is_milder(one: str, other: str) -> bool:
    order = list(SEVERITIES)
    return order.index(one) > order.index(other)  # type: ignore[arg-type]


def _first(message: Message) -> Span:
    return place(message)


AGREEMENTS: Mapping[str, Check] = {
    "facts": _facts,
    "placeholders": _placeholders,
    "sums": _sums,
    "times": _times,
    "tone": _tone,
}
