"""None of these may remain."""

from __future__ import annotations

from collections.abc import Iterator

from tonelint.message.message import Message
from tonelint.text.edges import plausible
from tonelint.text.lexicon import matches
from tonelint.text.span import Span

from ..guards import excused
from ..rule import Match, Rule


def find(rule: Rule, message: Message) -> Iterator[Match]:
    """Every surviving span: matched, with plausible word edges, inside no exception, excused by no guard."""
    kept: list[Span] = []
    for span in sorted(set(candidates(rule, message)), key=lambda span: (span.start - span.end, span.start)):
        if not any(span.overlaps(other) for other in kept) and not excused(message, span, rule.unless):
            kept.append(span)
            yield Match(span)


def candidates(rule: Rule, message: Message) -> Iterator[Span]:
    """Where the rule's patterns match as words do, before any guard is asked."""
    covers: list[Span] | None = None
    for steps in rule.patterns:
        for span in matches(steps, message.complete, message.text, message.layout):
            if covers is None:
                covers = [
                    c for each in rule.excepts for c in matches(each, message.complete, message.text, message.layout)
                ]
            if not any(cover.contains(span) for cover in covers) and plausible(message.text, span, message.layout):
                yield span
