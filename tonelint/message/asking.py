"""Whether a message asks for money, and where: the place that everything missing is missing from."""

from __future__ import annotations

from functools import lru_cache

from tonelint.text.span import Span

from .message import Message
from .roles import Role

_SILENT_PURPOSES = frozenset({"confirmation", "refund", "terms", "other"})
_NO_ASK_ROLES = frozenset({Role.QUOTATION, Role.BOILERPLATE, Role.HEADING})


@lru_cache(maxsize=8)
def anchor(message: Message) -> Span | None:
    """The sentence that asks for money or says that it is due, in view offsets; None where the message does neither."""
    if message.context.get("purpose") in _SILENT_PURPOSES or message.language == "other":
        return None
    asking = _first(message, "pay-request")
    stated = asking or _first(message, "debt-stated")
    if stated is None or (_first(message, "nothing-asked") and not asking):
        return None
    return message.layout.sentences[message.layout.sentence_at(stated.start)]


def _first(message: Message, name: str) -> Span | None:
    """The first word of set `name` that the message itself says."""
    for span in message.words(name):
        clause = message.layout.clause_at(span.start)
        if message.roles[clause] not in _NO_ASK_ROLES:
            return span
    return None
