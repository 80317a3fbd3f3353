"""What each clause does: decided once, read by facts and guards."""

from __future__ import annotations

from enum import Enum

from tonelint.text.joins import Found
from tonelint.text.lexicon import Lexicon
from tonelint.text.sentences import Clause
from tonelint.text.span import Span, covered, inside, outermost, touched

from .draft import Mark


class Role(str, Enum):
    """Who does what in a clause."""

    ASK = "ask"
    PROMISE = "promise"
    REPORT = "report"
    CONDITION = "condition"
    CONSEQUENCE = "consequence"
    QUESTION = "question"
    QUOTATION = "quotation"
    HEADING = "heading"
    BOILERPLATE = "boilerplate"
    OTHER = "other"


# In this order: what a clause does is what its strongest sign says. Each sign is a word set of rules/words.
_SIGNS: tuple[tuple[str, Role], ...] = (
    ("boilerplate", Role.BOILERPLATE),
    ("reported-speech", Role.QUOTATION),
    ("condition", Role.CONDITION),
    ("own-promise", Role.PROMISE),
    ("pay-request", Role.ASK),
    ("past-report", Role.REPORT),
)


def roles(
    clauses: tuple[Clause, ...], found: Found, lexicon: Lexicon, marks: tuple[Mark, ...], quoted: tuple[Span, ...]
) -> tuple[Role, ...]:
    """The role of every clause; `found` is what the lexicon saw, `marks` and `quoted` are in view offsets."""
    headings = outermost(mark.span for mark in marks if mark.kind == "heading")
    quotations = outermost(quoted)
    signs = [(role, found.get(lexicon.names[name], ())) for name, role in _SIGNS if name in lexicon.names]
    decided: list[Role] = []
    for clause in clauses:
        role = _role(clause, signs, headings, quotations)
        after_condition = bool(decided) and decided[-1] in {Role.CONDITION, Role.CONSEQUENCE}
        if (
            role in {Role.OTHER, Role.PROMISE}
            and after_condition
            and clauses[len(decided) - 1].sentence == clause.sentence
        ):
            role = Role.CONSEQUENCE
        decided.append(role)
    return tuple(decided)


def _role(
    clause: Clause, signs: list[tuple[Role, list[Span] | tuple[()]]], headings: tuple[Span, ...], quoted: tuple[Span, ...]
) -> Role:
    if covered(clause.span, quoted):
        return Role.QUOTATION
    if touched(clause.span, headings):
        return Role.HEADING
    for role, spans in signs:
        if inside(spans, clause.span):
            return role
    return Role.QUESTION if clause.ending[:1] in {"?", "？"} else Role.OTHER
