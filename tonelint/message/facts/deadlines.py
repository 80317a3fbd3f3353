"""Which times govern paying: a pay-by date, a past due date, a date of another act, or only a vague wish."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from tonelint.message.fact import Day, Fact, Kind
from tonelint.text.sentences import Layout
from tonelint.text.span import Span

from .forms import compiled

Governs = Literal["deadline", "due-date", "other"]
_TIMES = frozenset(("date", "duration", "due-date", "deadline", "vague-time"))

_PAY_ZH = "付|转|汇|打款|打给|打到|打过|打来|打我|交|缴|还款|还上|还清|还完|归还|偿还|结清|结掉|结了|结一|结算|清缴|清偿|清账|付清|到账|入账|入帐|存|充值|扣|给我|给您|给钱|安排|补|收款|回款|处理|过数|入数|拿|搞定|搞掂|清|续|扫|销|划|给|走"
_PAY_EN = (
    r"\b(?:pay|pays|paid|paying|payment|payments|payable|settle|settled|settlement|clear|cleared|transfer|send|sent over|remit|remittance|"
    r"deposit|cheque|check|cash|wire|balance|amount|funds|money|owe|owed|owing|due|top up|venmo|zelle|paypal|revolut|paynow|bacs|"
    r"instalment|installment|card|debit|invoice|inv|rent|fee|fees|bill|land|landed|received|it in|get it|sort|sorted|over|across|in full|arrears|charge)\b"
)
_OTHER_ZH = "回复|答复|书面|反馈|告知|告诉|联系|签收|开票|发货|送货|寄出|寄到|交付|完工|验收|到货|恢复|开通|提供|提出|确认|核对|更换|更新|对账|申请|提交|报名|来电|致电|反映|回信|回覆|调换|取|退|暂停|停"
_OTHER_EN = r"\b(?:reply|respond|let me know|let us know|confirm|call|ring|contact|tell|return|feedback|rsvp|object|dispute|write to|get back|raise)\b"


class _Place(NamedTuple):
    """A time where it stands: the words of its clause before and after it, and its whole sentence."""

    fact: Fact
    before: str
    after: str
    sentence: str
    overdue: bool


def decide(view: str, facts: Sequence[Fact], layout: Layout, overdue: bool | None = None) -> tuple[Fact, ...]:
    """What the times among `facts` mean for paying, as new facts beside them.

    `deadline`: pay by then. `due-date`: payment was due then, which is past in an overdue message and so no pay-by
    date. `vague-time` with value ``paying`` or ``other``. A time of another act (delivery, a meeting, an answer) gives
    nothing. `overdue` says whether payment is late where the caller knows it; else the words decide.
    """
    late = is_overdue(view, facts) if overdue is None else overdue
    decided: list[Fact] = []
    for fact in facts:
        if fact.kind in _TIMES:
            place = _place(view, fact, layout, late)
            if fact.kind == "vague-time":
                decided.append(fact._replace(value="paying" if _is_about_paying(place) else "other"))
            elif (kind := _governs(place)) != "other" and kind != fact.kind:
                decided.append(fact._replace(kind=kind))
    return tuple(sorted(decided, key=lambda fact: fact.span))


@cache
def _late_words() -> re.Pattern[str]:
    """Words that say that payment is late."""
    return re.compile(
        r"逾期|超期|过期|拖欠|拖了|仍未|迄今|至今|还没[付到收给交打转结见]|没[付到收交打转]|未[付收到缴结还]|尚未|欠着|欠了|晚了|迟了|已过|过了"
        r"|\b(?:overdue|past[ -]due|was due|were due|fell due|late|unpaid|been due|still (?:not|open|owe|owed|owing|outstanding|waiting)|hasn't|haven't|not (?:yet )?(?:been )?(?:paid|received)|"
        r"missed|in arrears|arrears|bounced|failed|chas(?:e|ing)|2nd request|second (?:reminder|notice)|final (?:reminder|notice|demand)|was payable|should have)\b"
    )


def is_overdue(view: str, facts: Sequence[Fact]) -> bool:
    """Whether the message's own words say that payment is late."""
    return any(fact.kind == "days-overdue" for fact in facts) or _late_words().search(view) is not None


def _place(view: str, fact: Fact, layout: Layout, late: bool) -> _Place:
    start, end = fact.span
    clause = layout.clauses[layout.clause_at(start)].span if layout.clauses else Span(0, len(view))
    sentence = layout.sentences[layout.sentence_at(start)] if layout.sentences else clause
    return _Place(fact, view[clause.start : start], view[end : max(clause.end, end)], view[sentence.start : max(sentence.end, end)], late)


def _is_about_paying(place: _Place) -> bool:
    """Whether a vague time is one for paying: not for answering, delivering or calling."""
    clause = place.before + place.fact.span.of(place.sentence)
    words = place.before[-10:] + place.after
    if compiled(r"(?:^|[^您你])我[们方司]?(?:会|将|这边|马上)?$|本公司[会将]?$|\b(?:we|i)(?:'ll| will| shall|'d)?\b[^.,;]{0,20}$").search(place.before):
        return False
    other = compiled(_OTHER_EN + "|回复|答复|联系|确认|核对|来电|致电|发货|开票|开出").search(words)
    return clause is not None and not (other and not compiled("|".join((_PAY_ZH, _PAY_EN))).search(words))


def _governs(place: _Place) -> Governs:
    """What a concrete time means for paying."""
    chinese = any("\u4e00" <= c <= "\u9fff" for c in place.before[-12:] + place.after[:12]) or not place.sentence.isascii() and any(
        "\u4e00" <= c <= "\u9fff" for c in place.sentence
    )
    return _chinese(place) if chinese else _english(place)


def _chinese(place: _Place) -> Governs:
    """What a concrete time in Chinese words means for paying."""
    before, after = place.before.rstrip(" (（*￼"), place.after.lstrip(" )）*")
    value = place.fact.value
    if isinstance(value, Day) and (value.offset or 0) < 0 or before.endswith(("上", "上个")):
        return "other"
    if before.endswith(("截至", "截止到", "到", "至今", "从", "自", "迄")) and not after.startswith(("前", "之前", "以前", "内", "止", "为止")) and not before.endswith(("收到", "等到", "最迟到", "最晚到")):
        return "other" if not compiled(_PAY_ZH).search(after) else "deadline"
    if compiled(r"^(?:晚|早|下午|上午)?[\d:点]{0,5}(?:分|整)?(?:或)?(?:之|以)?(?:前|内|止|截止|为限|截)|^当天|^为止").search(after) or place.fact.kind == "duration":
        if place.overdue and before.endswith(("原定", "约定", "原约定", "应于", "应在", "说好", "讲好", "本该", "答应", "本应", "承诺")):
            return "due-date"
        return "other" if _is_other_act_zh(place) else "deadline"
    if compiled(r"^(?:就|已|将|即将)?(?:到期|扣款|自动|续|截止|应[还付缴]|届满|期满|是(?:约定|最后|付款|还款|到期|截止|缴费))").search(after) or before.endswith(
        ("到期日", "期限", "还款日", "付款日", "到期日为", "到期日是", "付款日期", "还款日期", "约定", "约好", "说好", "原定", "期限为", "付款日为", "日期", "说是", "应于", "讲好", "到期日期", "应在", "期")
    ):
        return "due-date" if place.overdue else "deadline"
    if compiled(r"^(?:就|已经|已|曾|刚|才)?(?:交付|完成|签收|发|寄|送|收到|验收|进场|开|见|来函|签|做|完工|出|上线|过了|已过|还没|没|仍|的[会课活货单订])").search(after):
        return "other"
    if before.endswith(("已于", "曾于", "我司已于", "贵司于", "您于", "您在")):
        return "other"
    clause = before + after
    if compiled(_PAY_ZH).search(clause) and not _is_other_act_zh(place) and not compiled("已|曾|了(?!吧|哈|吗|啊|行)|没|未").search(clause):
        return "deadline"
    if len(clause) <= 8 and not compiled("了|过|没|未|快乐|开会").search(clause):
        return "deadline"
    return "other"


def _is_other_act_zh(place: _Place) -> bool:
    """Whether the clause names an act that is not paying."""
    clause = place.before + place.after
    return bool(compiled(_OTHER_ZH).search(clause)) and not compiled(_PAY_ZH.replace("|给|", "|").replace("|走", "").replace("|补", "").replace("|处理", "")).search(clause)


def _english(place: _Place) -> Governs:
    """What a concrete time in English words means for paying."""
    before, after = place.before.rstrip(" (*"), place.after.lstrip(" )*")
    fact, value = place.fact, place.fact.value
    words = before[-40:]
    if isinstance(value, Day) and (value.offset or 0) < 0 or compiled(r"\blast$|\bpast$").search(words) or after.startswith(("ago", "last")):
        return "other"
    if compiled(r"\b(?:was|were|fell|been|became|be) (?:due|payable|expected|owed|agreed|set)\b[^.;]{0,24}$|\b(?:since|dated|issued|sent|wrote|written|letter of|email of|e-mail of|invoice of|from|of|after|delivered|finished|completed|received|spoke|met|call(?:ed)?|starting|visit|event|on your)\b(?: (?:on|by|back|you|the|to|it|for|in))*$").search(words):
        return "due-date" if "due" in words else "other"
    if compiled(r"\b(?:due|payable|falls? due|due date|deadline|terms)\b(?: (?:is|for|by|on|date|the|to|at|today|this|next))*:?$").search(words):
        return "due-date" if place.overdue and not words.endswith(("by", "deadline")) else "deadline"
    if fact.kind == "duration" or compiled(r"\b(?:by|before|until|till?|than|within|come|latest|ends?)(?: (?:the|this|next|eod|cob|close of|end of|on|or on|noon|at|latest|\d{1,2}(?::\d\d)? ?[ap]m))*$").search(words):
        if compiled(r"\b(?:was|were|should have been|promised|agreed|supposed)\b").search(words) and place.overdue:
            return "due-date"
        return "other" if _is_other_act_en(place) else "deadline"
    clause = before + " " + after
    if compiled(_PAY_EN).search(clause) and not _is_other_act_en(place):
        return "deadline"
    return "deadline" if len(clause) <= 18 else "other"


def _is_other_act_en(place: _Place) -> bool:
    """Whether the sentence names an act that is not paying, and none of paying."""
    return bool(compiled(_OTHER_EN).search(place.sentence)) and not compiled(_PAY_EN).search(place.sentence)
