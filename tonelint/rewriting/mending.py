"""What a draft lacks, or lost with the words that had to go, said in as few sentences as it takes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tonelint.message.asking import anchor
from tonelint.message.message import Message

from .changes import applied
from .filling import Filled, Values, filled
from .fitting import spoken
from .placing import insertion
from .stones import Letters, Stone
from .voice import Voice, is_chat

_NUMBERED = re.compile(r"\d{3}|://|[{\[【<%$]|\w\.\w|[一二三四五六七八九〇零]{4}")
_VERB = re.compile(r"(?:[汇匯转轉打存入付][进進到至入]|(?:pay|transfer|send|wire) )", re.IGNORECASE)
ACCOUNT = ("amount", "reference", "due-date", "days-overdue")
ASK = ("deadline", "way-to-pay", "link", "contact")
NEEDED = (*ACCOUNT, *ASK)
"""What a payer needs to know, in the order in which it is said."""


def sentences(wanted: Iterable[str], message: Message, stones: Letters, voice: Voice, values: Values) -> list[tuple[str, Filled]]:
    """The sentences that state `wanted` (kinds of facts): each with its part, what is owed first."""
    open_kinds = {_way(values) if kind == "way-to-pay" else kind for kind in wanted}
    bare = anchor(message) is None and not message.words("debt-stated")
    said: list[tuple[str, Stone]] = []
    while open_kinds:
        best = _best(open_kinds, message, stones, bare, voice)
        if best is None:
            break
        said.append(best)
        open_kinds -= best[1].says
        bare = False
    ordered = sorted(said, key=lambda each: each[0] != "account")
    return [(part, filled(stone.text(voice) or "", voice, values)) for part, stone in ordered]


def _way(values: Values) -> str:
    """How a way to pay is said: asked for, named by its number or address, or named in words alone."""
    if not values.known("way-to-pay"):
        return "way-to-pay"
    words = values.stated("way-to-pay") or values.profile.value("way-to-pay")
    return "stated-way" if _NUMBERED.search(words) else "told-way" if _VERB.match(words) else "spoken-way"


def _best(wanted: set[str], message: Message, stones: Letters, bare: bool, voice: Voice) -> tuple[str, Stone] | None:
    """The stone that says most of what is wanted and nothing else; the ask's before the account's."""
    known = {"stage": message.context.get("stage") or "unknown", "register": "chat" if is_chat(message, voice) else "plain"}
    fitting = [
        (part, stone)
        for part in ("ask", "account")
        for stone in stones.mending[part]
        if stone.says <= wanted and stone.fits(known) and (bare or not stone.bare)
    ]
    return max(fitting, key=lambda each: (len(each[1].says), "register" in each[1].when), default=None)


def with_sentences(message: Message, said: list[tuple[str, Filled]], voice: Voice) -> str:
    """The draft's text with new sentences, each at the place of its part; those of one place follow each other."""
    if not said:
        return message.draft.text
    joint = "" if voice.chinese else " "
    words = joint.join(spoken(each.text, voice) for _, each in said)
    part = "ask" if any(part == "ask" for part, _ in said) else "account"
    return applied(message.draft.text, (insertion(words, part, message, voice),))
