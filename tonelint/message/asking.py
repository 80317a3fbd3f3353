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
_NOTICES = ("account-notice", "fraud-warning", "account-changed")
_IF = frozenset({Role.CONDITION, Role.CONSEQUENCE, Role.QUOTATION})


def anchor(message: Message) -> Span | None:
    """The sentence that asks for money or says that it is due, in view offsets; None where the message does neither.

    A request or a debt that is late makes an ask, and so does the bare mention of a debt or a sum, for people who chase
    money often say nothing else. It is undone where the message says that nothing is to be paid (a receipt, a refund,
    a clear account) and nothing remains; a bare mention also where the talk is of papers, terms or an answer. A notice of
    fraud or of a new account asks only with a sum or a late debt, a wish to see the slip of a payment only with a sum.
    """
    if message.context.get("purpose") in _SILENT_PURPOSES or message.language == "other":
        return None
    request = _first(message, "pay-request")
    late = _first(message, "debt-late")
    silent = bool(message.words("no-chase"))
    if not message.states("amount"):
        if message.words("asks-proof"):
            late, silent = None, True
        if any(map(message.words, _NOTICES)) and not (late and _is_own(message, late)):
            request, late, silent = None, None, True
    place = request or late or (None if silent else _mention(message))
    if place is None or (
        _first(message, "nothing-asked", _IF) and not (_first(message, "remaining") and (request or late))
    ):
        return None
    return message.layout.sentences[message.layout.sentence_at(place.start)]


def _is_own(message: Message, late: Span) -> bool:
    """Whether a debt that is late stands outside of marks of quotation: “欠费曝光名单” is what fraudsters call it."""
    before = message.text[: late.start]
    return before.count("“") == before.count("”") and before.count('"') % 2 == 0


def _mention(message: Message) -> Span | None:
    """A debt or a sum that is only named."""
    said = _first(message, "debt-stated")
    if said is not None:
        return said
    sums = message.states("amount")
    if not sums and message.language != "en" and message.context.get("stage") in _LATE:
        sums = message.states("reference")
    return sums[0].span if sums else None


def _first(message: Message, name: str, not_in: frozenset[Role] = _NO_ASK_ROLES) -> Span | None:
    """The first word of set `name` that the message itself says in a clause of no role of `not_in`."""
    for span in message.words(name):
        clause = message.layout.clause_at(span.start)
        if message.roles[clause] not in not_in:
            return span
    return None
