"""The number stays in bounds."""

from __future__ import annotations

from collections.abc import Iterator

from tonelint.message.asking import anchor
from tonelint.message.message import Message
from tonelint.text.span import Span

from .. import likeness, measures
from ..candidates import candidates
from ..guards import excused
from ..rule import Match, Rule


def find(rule: Rule, message: Message) -> Iterator[Match]:
    """Where a measure leaves its bounds: a named number, a count of words, or likeness to labelled examples."""
    if "likeness" in rule.subject:
        yield from _likeness(rule, message)
    elif "measure" in rule.subject:
        yield from _measure(rule, message)
    else:
        yield from _count(rule, message)


def _likeness(rule: Rule, message: Message) -> Iterator[Match]:
    for reading in likeness.readings(message, rule.subject["likeness"], rule.subject["below"]):
        if not excused(message, reading.span, rule.unless):
            yield Match(reading.span, confidence=reading.confidence)


def _measure(rule: Rule, message: Message) -> Iterator[Match]:
    low, high = rule.subject.get("min"), rule.subject.get("max")
    for number, span in measures.NAMED[rule.subject["measure"]].of(message):
        if (low is not None and number < low) or (high is not None and number > high):
            place = span or _start(message)
            if not excused(message, place, rule.unless):
                yield Match(place, values={"number": _shown(number), "limit": _shown(high if low is None else low)})


def _shown(number: float | None) -> str:
    return "" if number is None else f"{number:g}"


def _count(rule: Rule, message: Message) -> Iterator[Match]:
    """Words counted in the whole message or near the ask: above the bound each of them is found."""
    spans = sorted({span for span in candidates(rule, message) if not excused(message, span, rule.unless)})
    if rule.subject.get("within") == "ask":
        ask = anchor(message)
        spans = [span for span in spans if ask is not None and _near(message, ask, span)]
    if len(spans) > int(rule.subject["max"]):
        for span in spans:
            yield Match(span, values={"number": str(len(spans))})


def _near(message: Message, ask: Span, span: Span) -> bool:
    """In the asking sentence or the one before or after it."""
    return abs(message.layout.sentence_at(ask.start) - message.layout.sentence_at(span.start)) <= 1


def _start(message: Message) -> Span:
    """Where a number of the message as a whole is shown: its first sentence."""
    return message.layout.sentences[0] if message.layout.sentences else Span(0, 0)
