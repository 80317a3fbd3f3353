"""Where the words of a rule stand in a message, before any guard is asked."""

from __future__ import annotations

from collections.abc import Iterator

from tonelint.message.message import Message
from tonelint.text.edges import plausible
from tonelint.text.lexicon import matches
from tonelint.text.span import Span

from .rule import Rule


def candidates(rule: Rule, message: Message) -> Iterator[Span]:
    """Every place where a pattern of `rule` matches as words do: with plausible edges, inside no exception."""
    covers: list[Span] | None = None
    for steps in rule.patterns:
        for span in matches(steps, message.complete, message.text, message.layout):
            if covers is None:
                covers = [
                    c for each in rule.excepts for c in matches(each, message.complete, message.text, message.layout)
                ]
            if not any(cover.contains(span) for cover in covers) and plausible(message.text, span, message.layout):
                yield span
