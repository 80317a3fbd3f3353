"""None of these may remain."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator

from tonelint.message.message import Message
from tonelint.text.span import Span, touched

from ..candidates import candidates
from ..guards import excused
from ..rule import Match, Rule


def find(rule: Rule, message: Message) -> Iterator[Match]:
    """Every surviving span: matched, with plausible word edges, inside no exception, excused by no guard."""
    kept: list[Span] = []
    for span in sorted(set(candidates(rule, message)), key=lambda span: (span.start - span.end, span.start)):
        if not touched(span, kept) and not excused(message, span, rule.unless):
            insort(kept, span)
            yield Match(span)
