"""Where new sentences go: behind the last sentence of their part or of an earlier one, never into a quotation or a table."""

from __future__ import annotations

import re

from tonelint.message.asking import anchor
from tonelint.message.message import Message
from tonelint.text.span import Span

from .parts import ORDER, Unit, units
from .voice import Voice

_ENDED = re.compile(r"[。！？!?.；;…~～][\"'”’」』）)]*$")
_CORE = ("account", "ask", "ways-to-pay")


def insertion(text: str, part: str, message: Message, voice: Voice) -> tuple[Span, str]:
    """The place (a span of no width) of a new sentence of `part`, and the sentence with the marks and blanks it needs."""
    draft = message.draft.text
    unit = _before(part, message)
    if unit is None:
        return Span(len(draft.rstrip()), len(draft.rstrip())), _after(draft.rstrip(), text, "", voice)
    at = unit.span.end
    return Span(at, at), _after(draft[:at], text, draft[at:], voice)


def _before(part: str, message: Message) -> Unit | None:
    """The sentence that the new one follows."""
    all_units = units(message)
    open_units = [unit for unit in all_units if unit.part != "header"]
    if not open_units:
        return None
    ask = anchor(message)
    limit = ORDER.index(part)
    if part in _CORE:
        core = [unit for unit in open_units if unit.part in _CORE and ORDER.index(unit.part) <= limit]
        return _near(core, message, ask) or _holding(open_units, message, ask) or (core[-1] if core else _last_until(open_units, limit))
    return _last_until(open_units, limit)


def _near(core: list[Unit], message: Message, ask: Span | None) -> Unit | None:
    """The last sentence about paying of the run that begins with the ask, or with the one that states most of the debt:
    what stands behind other matters is not about it."""
    if not core:
        return None
    asked = [unit for unit in core if ask and message.place(ask).overlaps(unit.span)]
    run = asked[-1] if asked else max(core, key=lambda unit: _weight(unit, message))
    for unit in core:
        if unit.number == run.number + 1 and not _paragraph_between(message, run, unit):
            run = unit
    return run


def _weight(unit: Unit, message: Message) -> int:
    """How much a sentence says of the debt; headings in capitals say nothing."""
    words = unit.span.of(message.draft.text)
    kinds = {fact.kind for fact in message.facts if unit.span.contains(message.place(fact.span))}
    return 0 if words.isupper() else 2 * ("amount" in kinds) + len(kinds & {"reference", "deadline", "due-date", "days-overdue"})


def _paragraph_between(message: Message, one: Unit, other: Unit) -> bool:
    return message.draft.text[one.span.end : other.span.start].count("\n") > 1


def _holding(open_units: list[Unit], message: Message, ask: Span | None) -> Unit | None:
    """The sentence that holds the ask, where it is no heading in capitals."""
    text = message.draft.text
    return next((u for u in open_units if ask and message.place(ask).overlaps(u.span) and not u.span.of(text).isupper()), None)


def _last_until(open_units: list[Unit], limit: int) -> Unit:
    """The last sentence whose part is not later; the first sentence where all are."""
    earlier = [unit for unit in open_units if ORDER.index(unit.part) <= limit and unit.part != "signature"]
    return earlier[-1] if earlier else open_units[0]


def _after(before: str, text: str, after: str, voice: Voice) -> str:
    """`text` with what joins it to the sentence before it."""
    text = text.strip()
    ended = bool(_ENDED.search(before.rstrip()))
    tail = before.rstrip()[-1:]
    newline = "\n\n" if "\n\n" in before[-300:] + after[:2] else "\n"
    if tail and tail in ",，:：" and (after[:1] in ("\n", "\r") or not after):
        return newline + text
    if voice.chinese:
        return _chinese(before, text, after, ended, voice)
    if not ended and "\n" in before and (not after.strip() or after[:1] in "\r\n") and len(before.rsplit("\n", 1)[-1]) < 60:
        return newline + text
    joint = " " if ended or tail in ",;:" else ". "
    small = (voice.lower or tail == ",") and text.startswith(("Please", "Could", "You", "If", "The", "This"))
    return joint + (text[0].lower() + text[1:] if small else text)


def _chinese(before: str, text: str, after: str, ended: bool, voice: Voice) -> str:
    comma = "," if "，" in voice.narrow else "，"
    if ended:
        blank = " " if before.rstrip()[-1:] in ".!?" and before.rstrip() == before and " " in before else ""
        return blank + (text if voice.stops or after.strip() else text.rstrip("。"))
    if before.rstrip()[-1:] in ",，、:：":
        return text if after.strip() else text.rstrip("。") + ("。" if voice.stops else "")
    if not voice.stops:
        return (" " if _blanks_for_commas(before) else comma) + text.rstrip("。")
    return "。" + text.rstrip("。") + "。"


def _blanks_for_commas(before: str) -> bool:
    return len(re.findall("[\u3400-\u9fff\\d] (?=[\u3400-\u9fff\\d])", before)) > 0 and not re.search("[，,]", before)
