"""The clause and the sentence around a span of the draft, and whether they may go."""

from __future__ import annotations

import re

from tonelint.message.fact import Fact
from tonelint.message.message import Message
from tonelint.text.span import Span

from .parts import with_mark

KEPT = frozenset(
    ("amount", "deadline", "due-date", "days-overdue", "way-to-pay", "plan", "reference", "contact", "sender", "debtor", "link",
     "payee", "rate", "charge", "unknown", "already-paid")
)  # fmt: skip
"""Kinds of facts that no removal may take along unasked."""


def clause_unit(message: Message, span: Span) -> Span:
    """The clauses that `span` of the draft touches, without the marks around them."""
    layout, seen = message.layout, message.view.at(span)
    near = layout.clauses[max(layout.clause_at(seen.start), 0) : layout.clause_at(seen.end) + 1]
    over = [place for each in near if (place := message.place(each.span)).overlaps(span)]
    return Span(min(span.start, over[0].start), max(span.end, over[-1].end)) if over else span


def sentence_unit(message: Message, span: Span) -> Span:
    """The sentences that `span` of the draft touches, with their end marks."""
    layout, seen = message.layout, message.view.at(span)
    near = layout.sentences[max(layout.sentence_at(seen.start), 0) : layout.sentence_at(seen.end) + 1]
    over = [place for each in near if (place := with_mark(message, each)).overlaps(span)]
    return Span(min(span.start, over[0].start), max(span.end, over[-1].end)) if over else span


ABRUPT = re.compile(r"^(?:(?:right )?now|immediately|at once|instantly|asap|upon receipt|立即|立刻|马上|馬上|即刻|即日|赶紧|趕緊|现在|現在|当场|當場)$", re.IGNORECASE)
"""Times that name no day: nothing is lost with them."""


def facts_in(message: Message, span: Span) -> list[Fact]:
    """What the draft states inside `span` of it, its placeholders among it."""
    found = [fact for fact in message.facts if fact.kind in KEPT and span.contains(message.place(fact.span))]
    return [f for f in found if f.kind != "deadline" or not ABRUPT.match(f.span.of(message.text).strip())]


_NAMED = frozenset(("reference", "way-to-pay", "link", "contact", "sender", "debtor", "payee", "plan"))
_ADDRESS = re.compile(r"\d|://|@|[{\[【<%$]|\w\.\w")


def is_value(message: Message, fact: Fact) -> bool:
    """Whether a fact is more than words: a number, an address or a placeholder, which cannot be said otherwise."""
    words = message.place(fact.span).of(message.draft.text)
    return fact.kind not in _NAMED or fact.origin == "placeholder" or bool(_ADDRESS.search(words))


def values_in(message: Message, span: Span) -> list[Fact]:
    """The facts inside `span` of the draft that no other words could give back."""
    return [fact for fact in facts_in(message, span) if is_value(message, fact)]


def droppable(message: Message, unit: Span, span: Span) -> bool:
    """Whether `unit` can go for the sake of `span`: it holds no fact and no ask beside the words at fault."""
    if values_in(message, unit):
        return False
    asks = [message.place(word) for word in message.words("pay-request")]
    return not any(unit.contains(ask) and not span.contains(ask) for ask in asks)
