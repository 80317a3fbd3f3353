"""Why each finding fired and each near miss did not: what the engine saw of a message, for people who write rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tonelint.linter import Finding, Policy, lint, silenced
from tonelint.message.asking import anchor
from tonelint.message.message import Message
from tonelint.rulebook import likeness
from tonelint.rulebook.guards import excused
from tonelint.rulebook.rule import Rule, Rulebook
from tonelint.text.edges import COSTLY, loss
from tonelint.text.joins import matches
from tonelint.text.span import Span


class Near(NamedTuple):
    """Words that a rule speaks of, at a place of the draft, and why it let them pass."""

    rule: str
    span: Span
    because: str


class Resemblance(NamedTuple):
    """Why a clause reads like a fault: how sure that is (0 to 1), the words of the draft that weighed most, in order of
    place, and the nearest labelled clauses of the training data, the nearest first."""

    confidence: float
    words: tuple[Span, ...]
    examples: tuple[str, ...]


def resemblance(message: Message, finding: Finding) -> Resemblance | None:
    """What a learnt finding rests on; None for a finding of an exact rule, which rests on its words."""
    if finding.match.confidence is None:
        return None
    label, span = finding.rule.subject["likeness"], finding.match.span
    words = tuple(message.place(each) for each in likeness.weighty(message, span, label))
    return Resemblance(finding.match.confidence, words, tuple(likeness.nearest(message, span, label)))


def near_misses(message: Message, book: Rulebook, policy: Policy) -> Iterator[Near]:
    """Every place where a rule's pattern stands and the rule says nothing, in the order of the rules."""
    fired = {(finding.rule.id, finding.match.span) for finding in lint(message, book, policy).findings}
    for rule in book.rules:
        silence = silenced(rule, message, book, policy)
        for span in _places(rule, message):
            if (rule.id, span) not in fired:
                because = silence or _because(rule, message, span)
                yield Near(rule.id, message.place(span), because)


def _places(rule: Rule, message: Message) -> list[Span]:
    if rule.verb == "require":
        return []
    if "likeness" in rule.subject:
        read = likeness.readings(message, rule.subject["likeness"], rule.subject["below"])
        return [reading.span for reading in read]
    found = {s for steps in rule.patterns for s in matches(steps, message.complete, message.text, message.layout)}
    return sorted(found)


def _because(rule: Rule, message: Message, span: Span) -> str:
    for steps in rule.excepts:
        for cover in matches(steps, message.complete, message.text, message.layout):
            if cover.contains(span):
                return f"inside an exception: {message.place(cover).of(message.draft.text)!r}"
    cost = 0.0 if "likeness" in rule.subject else loss(message.text, span, message.layout)
    if cost > COSTLY:
        return f"its ends are no word edges here: a cut there costs {cost:.1f}, and at most {COSTLY} is believed"
    guard = excused(message, span, rule.unless)
    if guard:
        return f"excused: {guard}"
    return "another finding speaks of these words, or a bound is not reached"


def facts(message: Message) -> Iterator[tuple[str, Span, str]]:
    """Each fact: its kind, its place in the draft, and its value or that it is a placeholder."""
    for fact in message.facts:
        value = "to be filled in" if fact.origin == "placeholder" else "" if fact.value is None else _shown(fact.value)
        yield fact.kind, message.place(fact.span), value


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        fields: tuple[str, ...] = getattr(value, "_fields", ())
        return ", ".join(f"{key} {part}" for key, part in zip(fields, value, strict=False) if part is not None)
    return str(value)


def clauses(message: Message) -> Iterator[tuple[Span, str, bool]]:
    """Each clause: its place in the draft, its role, and whether it stands in the sentence that asks."""
    ask = anchor(message)
    for clause, role in zip(message.layout.clauses, message.roles, strict=True):
        yield message.place(clause.span), role.value, bool(ask and ask.contains(clause.span))


def words(message: Message, span: Span) -> list[str]:
    """The words of a stretch of the draft as they were cut: Chinese by the dictionary, other text at blanks."""
    text = span.of(message.draft.text)
    if not any("\u3400" <= c <= "\u9fff" for c in text):
        return text.split()
    from tonelint.text.languages.zh.segment import cut

    return [word for word in cut(text) if word.strip()]
