"""Whether a message asks for money, and where: the place that everything missing is missing from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tonelint.text.span import Span

from .roles import Role

if TYPE_CHECKING:
    from .message import Message

_SILENT_PURPOSES = frozenset({"confirmation", "refund", "terms", "other"})
_NO_ASK_ROLES = frozenset({Role.QUOTATION, Role.BOILERPLATE})
_LATE = frozenset({"overdue-early", "overdue", "overdue-late", "final"})
_IF = frozenset({Role.CONDITION, Role.CONSEQUENCE, Role.QUOTATION})


def anchor(message: Message) -> Span | None:
    """The sentence that asks for money or says that it is due, in view offsets; None where the message does neither.

    A request or a debt makes an ask. It is undone where the message says that nothing is to be paid (a receipt, a
    refund, a clear account), unless something remains or is asked for all the same.
    """
    if message.context.get("purpose") in _SILENT_PURPOSES or message.language == "other":
        return None
    request = _first(message, "pay-request")
    place = request or _first(message, "debt-stated") or _owed_sum(message)
    if place is None or (_is_undone(message) and not _first(message, "remaining")):
        return None
    return message.layout.sentences[message.layout.sentence_at(place.start)]


def _is_undone(message: Message) -> bool:
    """Whether the message says, not as a mere possibility, that nothing is to be paid."""
    return _first(message, "nothing-asked", _IF) is not None


def _owed_sum(message: Message) -> Span | None:
    """A sum is a request without its words: people who chase money often name nothing else."""
    sums = message.states("amount") or (message.states("reference") if message.context.get("stage") in _LATE else [])
    return sums[0].span if sums else None


def _first(message: Message, name: str, not_in: frozenset[Role] = _NO_ASK_ROLES) -> Span | None:
    """The first word of set `name` that the message itself says in a clause of no role of `not_in`."""
    for span in message.words(name):
        clause = message.layout.clause_at(span.start)
        if message.roles[clause] not in not_in:
            return span
    return None
