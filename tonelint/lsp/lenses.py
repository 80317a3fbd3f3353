"""One line above each draft that asks for money: how it was judged, what it states, and what it lacks."""

from __future__ import annotations

from lsprotocol import types

from tonelint.diagnostic import Checked
from tonelint.text.span import Span
from tonelint.writers.clean import clean
from tonelint.writers.report import Ui
from tonelint.writers.terminal import crop
from tonelint.writers.wording import channel, stage
from tonelint.writers.words import THINGS, Language, joined, pick, say

from .judging import Judged
from .places import Places

_NEEDED = ("amount", "deadline", "way-to-pay", "reference")
"""What a payer cannot do without; the rest is shown where it is stated."""
_CELLS = 20


def lenses(judged: Judged, places: Places) -> list[types.CodeLens]:
    """The lenses of one buffer; they say something and do nothing."""
    return [
        types.CodeLens(places.range(Span(start, start)), types.Command(summary(draft, judged.house.language), ""))
        for draft in judged.drafts
        if draft.asks
        for start in [draft.pieces[0].source.start if draft.pieces else 0]
    ]


def summary(draft: Checked, language: Language) -> str:
    """The words of a lens: the stage and channel, then what stands in the draft and what does not."""
    ui = Ui(language)
    stated = [
        f"{say(THINGS, each.kind, language)} {crop(clean(each.words), _CELLS)}" for each in draft.states if each.words
    ]
    lacking = [say(THINGS, each.kind, language) for each in draft.states if not each.words and each.kind in _NEEDED]
    parts = [stage(draft, ui, advice=False), channel(draft, ui)]
    parts += [pick(language, "写了：", "states: ") + joined(stated, language)] if stated else []
    parts += [pick(language, "还缺：", "lacks: ") + joined(lacking, language)] if lacking else []
    return " · ".join(part for part in parts if part)
