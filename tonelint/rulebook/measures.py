"""Numbers of a message, a place in it or its context, by name: what ``limit`` bounds."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tonelint.message.asking import anchor
from tonelint.message.calendar import date_of, days_after_lunar_new_year, is_public_holiday, moment_of
from tonelint.message.fact import Day
from tonelint.message.message import Message
from tonelint.message.roles import Role
from tonelint.text.span import Span

Reading = tuple[float, Span | None]
"""A number, and the place in the view that it was read from (None: the message as a whole)."""

# Compiled when a message first holds what they look for: a cold start pays for none of them.
_CLOCK = r"\d ?[:：时時点點]"
_EXCLAIMED = r"[!！❗‼]+"
_SHOUTED = r"\b[A-Z]{4,}(?:[ ,!'-]+[A-Z]{2,})+\b"
_GSM = frozenset("\n\r £¥èéùìòÇØøÅåÆæßÉÄÖÑÜ§¿äöñüà¡" + "".join(map(chr, range(32, 127)))) - frozenset("`")
_GSM_SEGMENT, _GSM_PART, _UCS_SEGMENT, _UCS_PART = 160, 153, 70, 67
_CHINESE_DIGITS = "零一二三四五六七八九十"
_DAILY = (
    r"(?:每日|每天|日息|按日|日)(?:按|收|加收|计|收取|利率|为)?(?:(?P<percent>\d+(?:\.\d+)?) ?%|(?P<share>[千万])分之(?P<thousandth>[一二三四五六七八九十]|\d+))"
    r"|(?P<daily>\d+(?:\.\d+)?) ?% ?(?:per|a|each|every) day"
)
_LONG_NUMBER = r"(?<![a-z0-9-])\d(?:[ -]?\d){14,17}(?:[ -]?[\dx])(?![a-z0-9-])"


class Measure(NamedTuple):
    """How a number is read, and the context key without which it cannot be."""

    of: Callable[[Message], Iterator[Reading]]
    needs: str | None = None


def _any_of(signs: str, text: str) -> bool:
    return any(sign in text for sign in signs)


def _characters(message: Message) -> Iterator[Reading]:
    yield len(message.draft.text.strip()), None


def _words(message: Message) -> Iterator[Reading]:
    """English words and Chinese characters, counted alike."""
    yield len(re.findall(r"[a-z0-9'’.,-]*[a-z0-9]|[\u3400-\u9fff]", message.text)), None


def _sentence_words(message: Message) -> Iterator[Reading]:
    """The words of every sentence, with its place."""
    for span in message.layout.sentences:
        yield len(re.findall(r"[a-z0-9'’.,-]*[a-z0-9]|[\u3400-\u9fff]", span.of(message.text))), span


def _segments(message: Message) -> Iterator[Reading]:
    """Text-message segments: 160 GSM-7 letters (153 in a chain), or 70 UTF-16 units (67) where any letter is not GSM-7."""
    text = message.draft.text.strip()
    plain = _GSM.issuperset(text.replace("€", ""))
    length = len(text) if plain else len(text.encode("utf-16-le")) // 2
    one, part = (_GSM_SEGMENT, _GSM_PART) if plain else (_UCS_SEGMENT, _UCS_PART)
    yield (1 if length <= one else -(-length // part)), None


def _exclamations(message: Message) -> Iterator[Reading]:
    """The length of every run of exclamation marks."""
    for run in re.finditer(_EXCLAIMED, message.text) if _any_of("!！❗‼", message.text) else ():
        yield run.end() - run.start(), Span(*run.span())


def _shouting(message: Message) -> Iterator[Reading]:
    """The words of every run of words in capitals, read from the original."""
    for run in re.finditer(_SHOUTED, message.draft.text):
        yield len(run.group().split()), message.view.at(Span(*run.span()))


def sent(message: Message) -> datetime.datetime | None:
    """When the message goes out, as the one who gets it reads the clock: moved to `timezone` where both are known."""
    moment = moment_of(message.context.get("send-at") or "")
    if moment is None:
        return None
    zone = message.context.get("timezone")
    if moment.tzinfo is None or zone is None:
        return moment
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return moment.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):
        return moment


def _hour(days: range) -> Callable[[Message], Iterator[Reading]]:
    """The local hour of sending, minutes as a fraction, on the weekdays `days` (0 is Monday); a bare day has no hour."""

    def of(message: Message) -> Iterator[Reading]:
        moment = sent(message)
        if moment and moment.weekday() in days and re.search(_CLOCK, message.context.get("send-at") or ""):
            yield moment.hour + moment.minute / 60, None

    return of


def _days_to_deadline(message: Message) -> Iterator[Reading]:
    """Days from sending to each pay-by date; a period (within 7 days) counts without a day of sending."""
    today = sent(message)
    for fact in message.states("deadline"):
        if isinstance(fact.value, int):
            yield fact.value, fact.span
        elif isinstance(fact.value, Day) and fact.value.offset is not None:
            yield fact.value.offset, fact.span
        elif today and isinstance(fact.value, Day):
            date = date_of(fact.value, today.year)
            if date:
                yield (date - today.date()).days, fact.span


def _public_holiday(message: Message) -> Iterator[Reading]:
    """1 on a public holiday of the jurisdiction, else 0; nothing where no calendar of it is installed."""
    moment = sent(message)
    known = is_public_holiday(moment.date(), message.context.get("jurisdiction")) if moment else None
    if known is not None:
        yield float(known), None


def _spring_festival(message: Message) -> Iterator[Reading]:
    """1 from the eve of the Lunar New Year to its fifth day, else 0."""
    moment = sent(message)
    days = days_after_lunar_new_year(moment.date()) if moment else None
    if days is not None:
        yield float(-1 <= days <= 4), None


def _daily_rate(message: Message) -> Iterator[Reading]:
    """Late charges in percent a day (千分之五 is 0.5), each with its place."""
    for found in re.finditer(_DAILY, message.text) if _any_of("%分", message.text) else ():
        share = found["share"]
        number = found["percent"] or found["daily"] or found["thousandth"]
        value = _CHINESE_DIGITS.find(number) if number in _CHINESE_DIGITS else float(number)
        yield value * (0.1 if share == "千" else 0.01 if share == "万" else 1), Span(*found.span())


def _exposed_numbers(message: Message) -> Iterator[Reading]:
    """1 for every whole identity-card or bank-card number, told from order numbers by its check digit."""
    for found in re.finditer(_LONG_NUMBER, message.text):
        digits = re.sub(r"[ -]", "", found.group()).upper()
        if _is_identity(digits) or (digits.isdigit() and 16 <= len(digits) <= 19 and _is_card(digits)):
            yield 1, Span(*found.span())


def _is_identity(digits: str) -> bool:
    """GB 11643-1999: 17 digits weighted, modulo 11."""
    if len(digits) != 18 or not digits[:17].isdigit() or not "19" <= digits[6:8] <= "20":
        return False
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return "10X98765432"[sum(int(d) * w for d, w in zip(digits, weights, strict=False)) % 11] == digits[17]


def _is_card(digits: str) -> bool:
    """Luhn's formula (ISO/IEC 7812-1), and a first digit that card schemes use."""
    doubled = (int(d) * (1 + i % 2) for i, d in enumerate(reversed(digits)))
    return digits[0] in "3456" and sum(n // 10 + n % 10 for n in doubled) % 10 == 0


def _placeholders(message: Message) -> Iterator[Reading]:
    """1 for every value that is still to be filled in."""
    for each in message.placeholders:
        yield 1, message.view.at(each.span)


def _sentences_before_ask(message: Message) -> Iterator[Reading]:
    """How many sentences stand before the one that asks for money or says that it is due."""
    ask = anchor(message)
    if ask:
        yield message.layout.sentence_at(ask.start), ask


def _steps_before_ask(message: Message) -> Iterator[Reading]:
    """1 for every consequence of not paying that is named before the first request to pay."""
    layout, roles = message.layout, message.roles
    asked = (span for span in message.words("pay-request") if roles[layout.clause_at(span.start)] is Role.ASK)
    request = next(asked, None)
    spared = {layout.sentence_at(fact.span.start) for fact in message.states("already-paid")}
    for clause, role in zip(layout.clauses, roles, strict=True):
        if request and role is Role.CONSEQUENCE and clause.span.end <= request.start and clause.sentence not in spared:
            yield 1, clause.span


def _number(key: str) -> Callable[[Message], Iterator[Reading]]:
    def of(message: Message) -> Iterator[Reading]:
        word = message.context.get(key)
        if word is not None:
            yield float(word), None

    return of


NAMED: dict[str, Measure] = {
    "characters": Measure(_characters),
    "contacts-this-week": Measure(_number("contacts-this-week"), "contacts-this-week"),
    "contacts-today": Measure(_number("contacts-today"), "contacts-today"),
    "daily-rate": Measure(_daily_rate),
    "days-overdue": Measure(_number("days-overdue"), "days-overdue"),
    "days-to-deadline": Measure(_days_to_deadline),
    "exclamations": Measure(_exclamations),
    "placeholders": Measure(_placeholders),
    "public-holiday": Measure(_public_holiday, "send-at"),
    "exposed-numbers": Measure(_exposed_numbers),
    "hour": Measure(_hour(range(7)), "send-at"),
    "hour-on-sunday": Measure(_hour(range(6, 7)), "send-at"),
    "hour-on-weekday": Measure(_hour(range(5)), "send-at"),
    "hour-on-weekend": Measure(_hour(range(5, 7)), "send-at"),
    "segments": Measure(_segments),
    "sentence-words": Measure(_sentence_words),
    "shouting": Measure(_shouting),
    "sentences-before-ask": Measure(_sentences_before_ask),
    "steps-before-ask": Measure(_steps_before_ask),
    "spring-festival": Measure(_spring_festival, "send-at"),
    "words": Measure(_words),
}
