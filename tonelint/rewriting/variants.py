"""The same message warmer, firmer or shorter: parts added or left out, never another claim."""

from __future__ import annotations

from tonelint.message.message import Message

from .changes import applied
from .filling import Values, filled
from .fitting import removal, spoken
from .parts import units
from .placing import insertion
from .stones import Letters, situation
from .units import facts_in
from .voice import Voice

_ADDED = {"warmer": "help", "firmer": "next-step"}


def varied(message: Message, stones: Letters, variant: str, voice: Voice, values: Values) -> str:
    """The draft's text in one of the variants; as it is where no variant is asked for."""
    if variant == "shorter":
        return _shorter(message)
    part = _ADDED.get(variant)
    if part is None or any(unit.part == part for unit in units(message)):
        return message.draft.text
    known = situation(message.context, variant)
    stone = next((s for s in stones.parts[part] if s.fits(known) and s.text(voice)), None)
    if stone is None:
        return message.draft.text
    words = spoken(filled(stone.text(voice) or "", voice, values).text, voice)
    return applied(message.draft.text, (insertion(words, part, message, voice),))


def _shorter(message: Message) -> str:
    """Without help and closing lines that state nothing."""
    text = message.draft.text
    idle = [unit for unit in units(message) if unit.part in {"help", "closing"} and not facts_in(message, unit.span)]
    return applied(text, tuple(removal(text, unit.span) for unit in idle)) if idle else text
