"""Better wordings for one finding, filled from the draft's own facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from tonelint.diagnostic import Applicability, Effect
from tonelint.linter import Finding
from tonelint.message.asking import anchor
from tonelint.message.message import Message
from tonelint.rulebook.rule import Instead
from tonelint.text.span import Span

from . import placing
from .filling import Filled, Values, filled, values_of
from .fitting import at_place, removal, spoken
from .parts import fixed
from .profile import Profile
from .units import clause_unit, droppable, sentence_unit
from .voice import Voice, voice_of

__all__ = ["Profile", "Proposal", "proposals"]

# Faults whose words may simply go: what remains says all that the message has to say.
_REMOVABLE = frozenset({"submissive", "threatening", "accusatory", "blame-shifting", "false-authority", "third-party", "style", "conduct"})

_TAKEN_OUT = Instead("span", "tone-only", {}, {})


class Proposal(NamedTuple):
    """One better wording: edits are (span of the draft, new words), zero width where words are put in; `drops` lists the
    facts that it takes away on purpose, `own` those that come from the sender's profile, `holes` those left open."""

    title: str
    applicability: Applicability
    effect: Effect
    edits: tuple[tuple[Span, str], ...]
    drops: bool = False
    own: tuple[str, ...] = ()
    holes: tuple[str, ...] = ()


def proposals(
    message: Message, finding: Finding, profile: Profile, known: Mapping[str, str] = MappingProxyType({})
) -> tuple[Proposal, ...]:
    """The wordings that fit this finding, best first: the rule's own, else the words taken out where nothing is lost.

    `known` are values that the message stated before it was changed.
    """
    voice = voice_of(message)
    values = values_of(message, profile, {**known, **_values(message, finding)})
    found = list(_worded(message, finding, voice, values))
    if not any(each.applicability != "shown" for each in found) and not finding.match.absence and finding.rule.fault in _REMOVABLE:
        found += _removals(message, finding, _TAKEN_OUT)
    if not finding.match.absence and finding.rule.fault in _REMOVABLE:
        found += _asked_instead(message, finding, voice, values)
    unique = {each.edits: each for each in reversed(found)}
    kept = [each for each in dict.fromkeys(found) if unique[each.edits] is each]
    return tuple(sorted(kept, key=lambda each: each.applicability == "shown"))


def _worded(message: Message, finding: Finding, voice: Voice, values: Values) -> Iterator[Proposal]:
    for instead in finding.rule.instead:
        if not _fits(instead, message):
            continue
        for template in _texts(instead, voice):
            if not template and instead.place == "span":
                yield from _removals(message, finding, instead)
                continue
            if instead.place == "everywhere":
                yield from _everywhere(message, finding, instead, template, voice)
                continue
            wording = filled(template, voice, values)
            if instead.effect == "form" or wording.text.strip("。. ") not in message.draft.text:  # asked twice helps nobody
                yield _proposal(message, finding, instead, wording, voice)


def _everywhere(message: Message, finding: Finding, instead: Instead, words: str, voice: Voice) -> Iterator[Proposal]:
    """The matched words changed in the whole message or not at all: how somebody is addressed holds from end to end.

    Nothing is offered where the draft speaks to kin or friends (哥, 姐, 咱), nor where a quotation would have to change.
    """
    old = message.place(finding.match.span).of(message.draft.text)
    if voice.kin or not old:
        return
    plural = "[们們]?" if old in {"你", "妳"} else ""
    found = [Span(*each.span()) for each in re.finditer(f"(?<!迷){re.escape(old)}{plural}", message.draft.text)]
    if not any(fixed(message, span) for span in found):
        applicability: Applicability = "safe" if instead.effect == "form" else "unsafe"
        yield Proposal(words, applicability, instead.effect, tuple((span, words) for span in found), True)  # type: ignore[arg-type]


def _fits(instead: Instead, message: Message) -> bool:
    return all((message.context.get(key) or "unknown") in values for key, values in instead.when.items())


def _texts(instead: Instead, voice: Voice) -> tuple[str, ...]:
    """The alternatives in the draft's language; none where the rule has words for other languages only."""
    return next((instead.texts[key] for key in voice.languages if key in instead.texts), ())


def _values(message: Message, finding: Finding) -> dict[str, str]:
    return {"match": message.place(finding.match.span).of(message.draft.text), **finding.match.values}


def _proposal(message: Message, finding: Finding, instead: Instead, wording: Filled, voice: Voice) -> Proposal:
    words = spoken(wording.text, voice)
    if instead.place.startswith("insert:"):
        edit = placing.insertion(words, instead.place.removeprefix("insert:"), message, voice)
    else:
        edit = at_place(words, message, _replaced(message, finding, instead.place), voice)
    applicability: Applicability = "shown" if wording.holes else "safe" if instead.effect == "form" else "unsafe"
    title = words + _from_profile(wording, voice)
    return Proposal(title, applicability, instead.effect, (edit,), instead.drops, wording.own, wording.holes)  # type: ignore[arg-type]


def _from_profile(wording: Filled, voice: Voice) -> str:
    """The mark of what the draft itself does not say."""
    if not wording.own:
        return ""
    return "（收款等信息取自 [sender]）" if voice.chinese else " (details from [sender])"


def _replaced(message: Message, finding: Finding, place: str) -> Span:
    span = message.place(finding.match.span)
    if place == "clause":
        return clause_unit(message, span)
    if place == "sentence":
        return sentence_unit(message, span)
    return Span(0, len(message.draft.text)) if place == "message" else span


def _removals(message: Message, finding: Finding, instead: Instead) -> Iterator[Proposal]:
    """The words taken out: with their sentence or clause where nothing is lost with it, else alone."""
    text = message.draft.text
    span = message.place(finding.match.span)
    units = [unit for unit in (sentence_unit(message, span), clause_unit(message, span)) if droppable(message, unit, span)]
    applicability: Applicability = "safe" if instead.effect == "form" else "unsafe"
    for unit in units if instead.effect != "form" else ():
        yield Proposal("", applicability, instead.effect, (removal(text, unit),), instead.drops)  # type: ignore[arg-type]
    yield Proposal("", applicability, instead.effect, (removal(text, span),), instead.drops)  # type: ignore[arg-type]


def _asked_instead(message: Message, finding: Finding, voice: Voice, values: Values) -> Iterator[Proposal]:
    """A plain request in the place of a clause at fault that asked for the money, or said when: ``pay now or else``."""
    if anchor(message) is None:
        return
    wording = filled("请您于{deadline}前付款" if voice.chinese else "please pay by {deadline}", voice, values)
    plain = Instead("clause", "adds-commitment", {}, {})
    yield _proposal(message, finding, plain, wording, voice)
