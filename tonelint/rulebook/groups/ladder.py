"""The stages of one series of reminders, in the order of their stages: what rises, what is missing, what is dropped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from tonelint.message.context import STAGES
from tonelint.message.message import Message
from tonelint.rulebook.rule import Match
from tonelint.text.span import Span

from .across import Across, Check, Gauge, Group, place, written

_STEPS = ("step-charge", "step-service", "step-agency", "step-legal")
"""Word sets that name a consequence, the mildest first."""
_SOFT = "soft-tone"
_OVERDUE = STAGES.index("overdue-early")


def _rank(message: Message) -> int:
    stage = message.context.get("stage")
    return STAGES.index(stage) if stage in STAGES else 0


def _skipped(group: Group) -> Iterator[tuple[float, Across]]:
    """How many stages lie between a message and the one before it."""
    for index, (old, new) in enumerate(pairwise(group.messages), 1):
        missing = STAGES[_rank(old) + 1 : _rank(new)]
        if missing:
            values = {"missing": ", ".join(missing), "stage": STAGES[_rank(new)], "other": STAGES[_rank(old)]}
            yield len(missing), Across(index, Match(place(new), values=values), ((index - 1, place(old)),))


def _consequences(group: Group) -> Iterator[Across]:
    """A consequence that an overdue stage names and the next one no longer does, nor any harder one."""
    for index, (old, new) in enumerate(pairwise(group.messages), 1):
        said = _step(old)
        if said is None or _rank(new) < _OVERDUE or _rank(new) == _rank(old):
            continue
        step, span = said
        now = _step(new)
        if now is None or now[0] < step:
            at = place(new) if now is None else now[1]
            values = {"other": written(old, span)}
            yield Across(index, Match(at, absence=now is None, values=values), ((index - 1, span),))


def _step(message: Message) -> tuple[int, Span] | None:
    """The hardest consequence that the message itself names."""
    for step in range(len(_STEPS) - 1, -1, -1):
        for span in message.words(_STEPS[step]):
            if not message.is_quoted(span) and not _is_denied(message, span):
                return step, span
    return None


def _is_denied(message: Message, span: Span) -> bool:
    clause = message.layout.clauses[message.layout.clause_at(span.start)].span
    return any(clause.contains(word) and word.end <= span.start for word in message.words("negation"))


def _tone(group: Group) -> Iterator[Across]:
    """A softening word in an overdue stage that the stage before did without."""
    for index, (old, new) in enumerate(pairwise(group.messages), 1):
        soft = [span for span in new.words(_SOFT) if not new.is_quoted(span)]
        if soft and _rank(new) > max(_rank(old), _OVERDUE) and not old.words(_SOFT):
            yield Across(index, Match(soft[0]), ((index - 1, place(old)),))


def _days(group: Group) -> Iterator[Across]:
    """A later stage that says the debt is overdue by no more days than an earlier one said."""
    counted = [
        (index, fact)
        for index, each in enumerate(group.messages)
        for fact in each.states("days-overdue")[:1]
        if isinstance(fact.value, int)
    ]
    for (before, old), (index, new) in pairwise(counted):
        rises = isinstance(old.value, int) and isinstance(new.value, int) and new.value > old.value
        if not rises and _rank(group.messages[index]) > _rank(group.messages[before]):
            values = {"other": written(group.messages[before], old.span)}
            yield Across(index, Match(new.span, values=values), ((before, old.span),))


AGREEMENTS: Mapping[str, Check] = {"consequences": _consequences, "days": _days, "tone": _tone}
MEASURES: Mapping[str, Gauge] = {"stages-skipped": _skipped}
