"""Whether a stretch of a view begins and ends where words do: Chinese has no blanks, so it is asked what a cut there costs."""

from __future__ import annotations

from .sentences import Layout
from .span import Span

COSTLY = 0.9
"""Natural log probability: 会上|门 0.59 and 打扰|到 0.76 are words, 没法|办 1.93 and 要|求您 7.3 are not (measured on train)."""

_REACH = 24
"""How many characters around a stretch are cut: words are shorter, and a clause may be as long as a file."""


def plausible(text: str, span: Span, layout: Layout) -> bool:
    """Whether both ends of `span` in the view `text` are word edges that a reader would accept."""
    return loss(text, span, layout) <= COSTLY


def loss(text: str, span: Span, layout: Layout) -> float:
    """What it costs (natural log probability) to cut the view `text` at both ends of `span`; 0.0 where no Chinese is cut."""
    start, end = span
    inside_start = start > 0 and _han(text[start - 1]) and _han(text[start])
    inside_end = end < len(text) and _han(text[end - 1]) and _han(text[end])
    if not (inside_start or inside_end):
        return 0.0
    from .languages.zh.segment import edge_loss

    clause = layout.clauses[layout.clause_at(start)].span
    low = max(clause.start, start - _REACH)
    high = max(min(clause.end, end + _REACH), end)
    return edge_loss(text[low:high], start - low, end - low)


def _han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"
