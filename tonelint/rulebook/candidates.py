"""Where the words of a rule stand in a message, before any guard is asked."""

from __future__ import annotations

from collections.abc import Iterator

from tonelint.message.message import Message
from tonelint.text.edges import plausible
from tonelint.text.joins import matches
from tonelint.text.span import Span, covered, outermost

from .rule import Rule


def candidates(rule: Rule, message: Message) -> Iterator[Span]:
    """Every place where a pattern of `rule` matches as words do: with plausible edges, inside no exception."""
    text, layout, found = message.text, message.layout, message.complete
    covers: tuple[Span, ...] | None = None
    for steps in rule.patterns:
        for span in matches(steps, found, text, layout, lambda span: plausible(text, span, layout)):
            if covers is None:
                covers = outermost(cover for each in rule.excepts for cover in matches(each, found, text, layout))
            if not covered(span, covers):
                yield span
