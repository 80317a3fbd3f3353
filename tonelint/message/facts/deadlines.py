"""Which times govern paying: a pay-by date, a past due date, a date of another act, or only a vague wish."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from tonelint.message.fact import Day, Fact
from tonelint.text.sentences import Layout
from tonelint.text.span import Span

from .forms import compiled

Governs = Literal["deadline", "due-date", "other"]
_TIMES = frozenset(("date", "duration", "due-date", "deadline", "vague-time"))


class Place(NamedTuple):
    """A time where it stands: its own words, those of its clause before and after it, and its whole sentence."""

    fact: Fact
    words: str
    before: str
    after: str
    sentence: str
    overdue: bool

    @property
    def offset(self) -> int:
        """Days from the day of sending, as far as the words say: negative for yesterday."""
        value = self.fact.value
        return (value.offset or 0) if isinstance(value, Day) else 0


def decide(view: str, facts: Sequence[Fact], layout: Layout, overdue: bool | None = None) -> tuple[Fact, ...]:
    """What the times among `facts` mean for paying, as new facts beside them, in order.

    `deadline`: pay by then. `due-date`: payment was due then, which is past in an overdue message and so no pay-by
    date. `vague-deadline`: a vague time for paying. A time of another act (delivery, a meeting, an answer) gives
    nothing. `overdue` says whether payment is late where the caller knows it; else the words decide.
    """
    times = [fact for fact in facts if fact.kind in _TIMES]
    if not times:
        return ()
    late = is_overdue(view, facts) if overdue is None else overdue
    decided: list[Fact] = []
    for fact in times:
        place = _place(view, fact, layout, late)
        if fact.kind == "vague-time":
            if _is_about_paying(place):
                decided.append(fact._replace(kind="vague-deadline"))
        elif (kind := _governs(place)) != "other" and kind != fact.kind:
            decided.append(fact._replace(kind=kind))
    return tuple(sorted(decided, key=lambda fact: fact.span))


_LATE = (
    r"(?<!避免)(?<!以免)(?<![如若勿将])逾期(?!后|将|费|未|不|的|会|、|利息|时|者|本|信|风|影|导|部分|款项将|每|按|违)|超期|拖欠|拖了|(?<![后如若])仍未|迄今|至今|还没[付到收给交打转结见]"
    r"|(?<!如)(?<!如果)(?<!若)没[付到收交打转]|尚未[付收到缴结还支入]|未[付结](?!款的)|欠着|欠了|晚了|迟了|期已过|过了\d|过期|到期未"
    r"|\b(?:overdue|past[ -]due|was due|were due|fell due|days late|is late|are late|unpaid (?:after|since|for|from)|(?:is|are|remains?|still) (?:unpaid|outstanding|owed|owing)|(?:still|remains?) open|"
    r"hasn't (?:been|come|arrived|landed|reached|gone|cleared|paid)|haven't (?:had|received|seen|paid)|not (?:yet )?been (?:paid|received|settled)|missed|in arrears|arrears|bounced|2nd request|second (?:reminder|notice)|"
    r"final (?:reminder|notice|demand)|was payable|should have)\b"
)


def is_overdue(view: str, facts: Sequence[Fact]) -> bool:
    """Whether the message's own words say that payment is late (逾期后, 以免逾期 do not)."""
    return any(fact.kind == "days-overdue" for fact in facts) or compiled(_LATE).search(view) is not None


def _place(view: str, fact: Fact, layout: Layout, late: bool) -> Place:
    """The words around a time. A blank beside it parts no clauses: 請於 6/30 前繳清."""
    start, end = fact.span
    number = layout.clause_at(start)
    clause = layout.clauses[number].span if layout.clauses else Span(0, len(view))
    sentence = layout.sentences[layout.sentence_at(start)] if layout.sentences else clause
    first, last = clause.start, max(clause.end, end)
    if number > 0 and start - first < 2 and view[layout.clauses[number - 1].span.end : first].strip(" ") == "":
        first = layout.clauses[number - 1].span.start
    if (
        -1 < number < len(layout.clauses) - 1
        and last - end < 2
        and view[last : layout.clauses[number + 1].span.start].strip(" ") == ""
    ):
        last = layout.clauses[number + 1].span.end
    first, last = max(first, sentence.start), min(last, max(sentence.end, end))
    return Place(
        fact, view[start:end], view[first:start], view[end:last], view[sentence.start : max(sentence.end, end)], late
    )


def _governs(place: Place) -> Governs:
    """What a concrete time means for paying; the language of the words around decides who judges."""
    if place.fact.kind == "deadline":
        return "deadline"
    near = place.before[-12:] + place.words + place.after[:12]
    if any("\u4e00" <= c <= "\u9fff" for c in near) or any("\u4e00" <= c <= "\u9fff" for c in place.sentence):
        from . import deadlines_zh

        return deadlines_zh.governs(place)
    from . import deadlines_en

    return deadlines_en.governs(place)


_OWN_ACT = r"(?:^|[^您你让给请由])(?:我[们方司社行]?|本公司|本店|客服|师傅|工程师)(?:这边|那边|也|会|将|马上|再|就|们|一定|们会)*$|\b(?:we|i|you)(?:'ll| will| shall|'d)\b[^.,;]{0,45}$"
_ANSWER = r"回复|答复|联系|确认|核对|来电|致电|发货|开票|开出|盖章|寄|\b(?:reply|respond|call|contact|ring|let (?:me|us) know|get back|get in touch|confirm|write)\b"
_PAYING = r"付|转|汇|打款|打过|缴|交|还|结|清|存|补|充|处理|安排|款|钱|账|费|\b(?:pay|paid|payment|settle|settlement|transfer|send|remit|remittance|clear|balance|due|invoice|amount|sort|funds)\b"


def _is_about_paying(place: Place) -> bool:
    """Whether a vague time is one for paying: not for answering, delivering or calling, nor of our own act."""
    if compiled(_OWN_ACT).search(place.before):
        return False
    near = place.before[-16:] + place.after[:30]
    return not compiled(_ANSWER).search(near) or compiled(_PAYING).search(near) is not None
