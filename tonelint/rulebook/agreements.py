"""What must say the same within one message, by name: what ``agree`` holds against each other."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise

from tonelint.message.calendar import date_of, is_working_day
from tonelint.message.fact import Day, Fact, Money
from tonelint.message.message import Message
from tonelint.text.span import Span

from .measures import sent
from .rule import Match

_CAPITALS = re.compile("[壹贰叁肆伍陆柒捌玖零拾佰仟万亿元圆角分整正]{3,}")
_INSTALMENTS = re.compile(
    r"(?P<n>\d{1,2}) ?(?:期|次|笔)(?:付|还|缴|结)?清?[,，、 ]*(?:每期|每次|每月|每笔|各)"
    r"|(?P<m>\d{1,2}|two|three|four|five|six|ten|twelve)(?: equal)?(?: monthly| weekly)? (?:instal?ments|payments|parts) of"
)
_BESIDE = re.compile(r"[ ,，(（/]{0,2}(?:the )?")
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10, "twelve": 12}
_DOLLARS = frozenset({"USD", "HKD", "TWD", "SGD", "AUD", "CAD", "NZD"})
_FAMILIES = {"$": _DOLLARS, "元": frozenset({"CNY", "TWD", "HKD", "MOP"}), "块": frozenset({"CNY", "TWD"})}
_TIMES = ("date", "deadline", "due-date")


def _money(fact: Fact) -> Money | None:
    return fact.value if isinstance(fact.value, Money) else None


def _same(a: Money, b: Money) -> bool:
    """Whether two sums are equal; one without a currency may be of any."""
    return a.minor == b.minor and (a.currency == b.currency or None in (a.currency, b.currency))


def currencies(fact: Fact, message: Message) -> frozenset[str]:
    """The currencies that the words of a sum allow: a bare $ or 元 is one of several."""
    money = _money(fact)
    if money and money.currency:
        return frozenset({money.currency})
    words = fact.span.of(message.text)
    return next((family for sign, family in _FAMILIES.items() if sign in words), frozenset())


def _currency(message: Message) -> Iterator[Match]:
    """Sums in two currencies, where no rate or equivalent is spoken of."""
    sums = [(f.span, allowed) for f in message.states("amount") if (allowed := currencies(f, message))]
    if message.words("conversion"):
        return
    for span, allowed in sums[1:]:
        if not allowed & sums[0][1]:
            yield Match(span, related=(sums[0][0],))


def _totals(message: Message) -> Iterator[Match]:
    """Two sums that both claim to be the total, where no parts add up to the difference."""
    sums = message.states("amount")
    claimed = [f for f in sums if _money(f) and any(total.contains(f.span) for total in message.words("stated-total"))]
    for other in claimed[1:]:
        first, second = _money(claimed[0]), _money(other)
        if first and second and not _same(first, second) and not _explained(sums, first, second):
            yield Match(other.span, related=(claimed[0].span,))


def _explained(sums: list[Fact], first: Money, second: Money) -> bool:
    """Whether the two differ by another sum of the message, or two sums make up a third (paid + balance = total)."""
    values = [money.minor for f in sums if (money := _money(f))]
    parts = [v for v in values if v not in {first.minor, second.minor}]
    return abs(first.minor - second.minor) in values or any(a + b in values for a, b in combinations(parts[:12], 2))


def _capitals(message: Message) -> Iterator[Match]:
    """A sum in capitals (壹万贰仟元整) beside one in digits that is another."""
    sums = [f for f in message.states("amount") if _money(f)]
    for a, b in pairwise(sums):
        capital = [bool(_CAPITALS.search(f.span.of(message.text))) for f in (a, b)]
        first, second = _money(a), _money(b)
        near = message.layout.sentence_at(a.span.start) == message.layout.sentence_at(b.span.start)
        if near and capital[0] != capital[1] and first and second and not _same(first, second):
            yield Match(b.span, related=(a.span,))


def _instalments(message: Message) -> Iterator[Match]:
    """n parts of x that do not make the total that the same sentence names; a rounding of one unit a part is allowed."""
    for found in _INSTALMENTS.finditer(message.text):
        number = int(found["n"] or _NUMBERS.get(found["m"], found["m"]))
        sentence = message.layout.sentences[message.layout.sentence_at(found.start())]
        sums = [(f.span, m.minor) for f in message.states("amount") if sentence.contains(f.span) and (m := _money(f))]
        part = next(((span, minor) for span, minor in sums if 0 <= span.start - found.end() <= 3), None)
        wholes = [(span, minor) for span, minor in sums if part and span != part[0]]
        if part and wholes and all(abs(number * part[1] - minor) > 100 * number for _, minor in wholes):
            yield Match(part[0], related=(wholes[0][0],))


def _weekday(message: Message) -> Iterator[Match]:
    """A date beside a weekday that is another day's; without a year only where the day of sending gives it."""
    today = _today(message)
    days = [(f.span, f.value) for f in message.facts if f.kind == "date" and isinstance(f.value, Day)]
    for (a, first), (b, second) in pairwise(days):
        if _BESIDE.fullmatch(message.text[a.end : b.start]):
            dated, named = (first, second) if first.day else (second, first)
            date = date_of(dated, today.year if today else None)
            if date and named.weekday is not None and date.weekday() != named.weekday:
                yield Match(Span(a.start, b.end))


def _today(message: Message) -> datetime.date | None:
    moment = sent(message)
    return moment.date() if moment else None


def _days_overdue(message: Message) -> Iterator[Match]:
    """n days overdue that the due date and the day of sending do not bear out (a day of grace either way)."""
    today = _today(message)
    due = next((f for f in message.states("due-date") if isinstance(f.value, Day)), None)
    date = date_of(due.value, today.year if today else None) if due and isinstance(due.value, Day) else None
    for fact in message.states("days-overdue"):
        if today and due and date and isinstance(fact.value, int) and abs((today - date).days - fact.value) > 1:
            yield Match(fact.span, related=(due.span,), values={"number": str((today - date).days)})


def _due_dates(message: Message) -> Iterator[Match]:
    """Two original due dates for one debt."""
    dates = [
        (f.span, f.value)
        for f in message.states("due-date")
        if isinstance(f.value, Day) and f.value.month and f.value.day
    ]
    if len(message.states("reference")) > 1 or len(dates) < 2:
        return
    first = dates[0][1]
    for span, day in dates[1:]:
        if (day.month, day.day) != (first.month, first.day):
            yield Match(span, related=(dates[0][0],))


def _past(message: Message) -> Iterator[Match]:
    """A pay-by date that lies before the day of sending."""
    today = _today(message)
    for fact in message.states("deadline"):
        date = date_of(fact.value, today.year) if today and isinstance(fact.value, Day) else None
        if today and date and datetime.timedelta(0) < today - date < datetime.timedelta(200):
            yield Match(fact.span)


def _holiday(message: Message) -> Iterator[Match]:
    """A pay-by date on a weekend or, where the library ``holidays`` is installed, on a public holiday of the jurisdiction."""
    today = _today(message)
    for fact in message.states("deadline"):
        date = date_of(fact.value, today.year if today else None) if isinstance(fact.value, Day) else None
        if date and not is_working_day(date, message.context.get("jurisdiction")):
            yield Match(fact.span)


NAMED: dict[str, Callable[[Message], Iterator[Match]]] = {
    "capitals": _capitals,
    "currency": _currency,
    "days-overdue": _days_overdue,
    "due-dates": _due_dates,
    "holiday": _holiday,
    "instalments": _instalments,
    "past-deadline": _past,
    "totals": _totals,
    "weekday": _weekday,
}
