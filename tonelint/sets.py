"""The judging of drafts that belong together: a thread, the versions of one template, the stages of one series. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from tonelint.diagnostic import SEVERITIES
from tonelint.linter import Finding, Policy, Verdict, judged, lint, severity_of, speaks
from tonelint.message.message import Message
from tonelint.rulebook import groups
from tonelint.rulebook.groups import Across, Group, Loud
from tonelint.rulebook.guards import excused
from tonelint.rulebook.rule import Match, Rule, Rulebook
from tonelint.text.span import Span

_TONE = frozenset({"submissive", "threatening", "accusatory", "blame-shifting", "false-authority", "third-party"})
_LASTING = frozenset({"amount", "reference", "way-to-pay", "sender", "contact", "plan"})
"""Facts that need saying once in a thread; a date to pay by is said each time."""


class SetFinding(NamedTuple):
    """A finding in message `number` of a group, and the places in other messages (number, span) that it speaks of."""

    number: int
    finding: Finding
    related: tuple[tuple[int, Span], ...]


def lint_set(
    over: str,
    messages: Sequence[Message],
    book: Rulebook,
    policy: Policy = Policy(),  # noqa: B008
) -> tuple[SetFinding, ...]:
    """Judge `messages` by every rule that looks over drafts that belong together in this way.

    `over` is thread (judged is the last message; those before it were sent earlier), twins, ladder or siblings.
    """
    rules = [rule for rule in book.rules if rule.over == over]
    if not rules or not messages or any(message.language == "other" for message in messages):
        return ()
    group = Group(tuple(messages), _loudest(book, policy))
    found: list[SetFinding] = []
    for rule in rules:
        for each in groups.find(rule, group):
            message = messages[each.number]
            severity = severity_of(rule, message, book, policy)
            if severity and not excused(message, each.match.span, rule.unless):
                found.append(SetFinding(each.number, Finding(rule, each.match, severity), each.related))
    return tuple(sorted(found, key=lambda each: (each.number, each.finding.match.span, each.finding.rule.id)))


def softened(verdict: Verdict, earlier: Sequence[Message]) -> Verdict:
    """The verdict without what is missing from this message only because an earlier one of its thread said it."""
    kept = tuple(each for each in verdict.findings if not _was_said(each, earlier))
    return verdict._replace(findings=kept)


def _was_said(finding: Finding, earlier: Sequence[Message]) -> bool:
    if finding.rule.verb != "require" or "path" in finding.match.values:
        return False
    kinds = _LASTING.intersection(finding.rule.subject["facts"])
    return any(message.states(kind) for message in earlier for kind in kinds)


def judge(book: Rulebook) -> Callable[[Rule, Sequence[Message]], Iterable[tuple[int, Match]]]:
    """What one rule finds by itself in the drafts of an example: (number of the draft, match)."""

    def of(rule: Rule, messages: Sequence[Message]) -> Iterator[tuple[int, Match]]:
        if rule.over == "draft":
            yield from ((index, match) for index, message in enumerate(messages) for match in judged(rule, message))
            return
        for each in groups.find(rule, Group(tuple(messages), _loudest(book, Policy()))):
            message = messages[each.number]
            if speaks(rule, message) and not excused(message, each.match.span, rule.unless):
                yield each.number, each.match

    return of


def _loudest(book: Rulebook, policy: Policy) -> Callable[[Message], Loud | None]:
    """The loudest fault of tone in a message, sought once where a rule asks for it."""
    known: dict[int, Loud | None] = {}

    def of(message: Message) -> Loud | None:
        key = id(message)
        if key not in known:
            tone = [each for each in lint(message, book, policy).findings if each.rule.fault in _TONE]
            first = min(tone, key=lambda each: SEVERITIES.index(each.severity), default=None)
            known[key] = Loud(first.severity, first.match.span, first.rule.id) if first else None
        return known[key]

    return of


__all__ = ["Across", "SetFinding", "judge", "lint_set", "softened"]
