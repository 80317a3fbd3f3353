"""Wordings with ``{fields}`` filled from what the draft states, then from the sender's profile; else a hole is left."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from tonelint.message.asking import anchor
from tonelint.message.fact import Fact
from tonelint.message.message import Message

from .holes import hole
from .profile import Profile
from .script import traditional
from .units import ABRUPT
from .voice import Voice

_FIELD = re.compile(r"\{\{|\}\}|\{([a-z-]+)\}")
_OPTIONAL = re.compile(r"⟨([^⟨⟩]*)⟩")
# What a field may be filled from, the best first.
_KINDS: Mapping[str, tuple[str, ...]] = {
    "deadline": ("deadline",),
    "date": ("deadline", "date"),
    "due-date": ("due-date",),
    "payment-line": ("way-to-pay", "link", "payee"),
    "way-to-pay": ("way-to-pay", "link", "payee"),
    "link": ("link", "way-to-pay"),
}
_STAGES_BEFORE_DUE = ("pre-due", "due")
_TIDY_ZH = (
    (re.compile(r"(以?前|之前|以内|之内|内|起|当天|當天|下班前|前后)前"), r"\1"),
    (re.compile(r"(请|請|麻烦|麻煩)([您你妳]?)[于於](今[天日晚]?|今日|明[天日早晚]?|本?[周週禮礼]|这|這|下|月底)"), r"\1\2\3"),
    (re.compile(r"(今天|今日|明天|明日|后天|後天)前"), r"\1内"),
    (re.compile(r"(今天|明天|后天|今日|明日|後天)内"), r"\1"),
    (re.compile(r"((?:这|這|本)个?個?(?:周|週|礼拜|禮拜|星期|月))前"), r"\1内"),
    (re.compile(r"[于於](?=(?:这|這|本)个?個?(?:周|週|礼拜|禮拜|星期|月)内)"), ""),
    (re.compile(r"(?:人民币|人民幣)?([¥￥]\s?[\d,.]+)元"), r"\1"),
    (re.compile(r"([元块塊万萬圆圓整])元"), r"\1"),
    (re.compile(r"[于於][于於]"), "于"),
    (re.compile(r"[于於]?([天日周週月])([后後])前"), r"\1\2"),
    (re.compile(r"[于於]((?:\d+|[一二三四五六七八九十两兩]+) ?[个個]?(?:工作[日天]|天|小时|小時|周|週|星期|礼拜))前"), r"在\1内"),
    (re.compile(r"([款费費租账帳钱錢金薪])的?款[项項]"), r"\1"),
    (re.compile(r"([款费費租账帳钱錢金薪])[的嘅](?=[\d¥￥$一二三四五六七八九十两兩HNR])"), r"\1"),
)
_TIDY_EN = (
    (re.compile(r"\bby ((?:\d+|two|three|four|five|six|seven|ten|fourteen|thirty) (?:working |business |calendar )?(?:days?|weeks?|hours?|hrs?))\b", re.IGNORECASE), r"within \1"),
    (re.compile(r"\bby (through|via|with|within|on or before|no later than|before|by|in|at|until|til|till|tonight|today|this|the end of)\b", re.IGNORECASE), r"\1"),
    (re.compile(r"\bby (?=\d{1,2}(?:st|nd|rd|th)\b(?! (?:of |[A-Z])))"), "by the "),
    (re.compile(r"\bby to\b"), "to"),
    (re.compile(r"\bby by\b"), "by"),
    (re.compile(r"\bon (within|on|by|before|in|today|tomorrow|tonight)\b", re.IGNORECASE), r"\1"),
    (re.compile(r"\bto (to|via|by|through|at|on)\b", re.IGNORECASE), r"\1"),
    (re.compile(r"\b(invoice|order|account) (?=(?:invoice|order|account|inv|contract|policy)\b)", re.IGNORECASE), ""),
)


class Filled(NamedTuple):
    """A wording with its values: which kinds it states, which of them were left open, and which came from
    the sender's profile."""

    text: str
    holes: tuple[str, ...]
    own: tuple[str, ...]
    kinds: tuple[str, ...] = ()


class Values(NamedTuple):
    """Where values come from: what is stated ("" where it is not), the sender's profile, and how a hole is written."""

    stated: Callable[[str], str]
    profile: Profile
    hole: Callable[[str], str]

    def known(self, kind: str) -> bool:
        """Whether a field of this kind can be filled."""
        return bool(self.stated(kind) or self.profile.value(kind))


def values_of(message: Message, profile: Profile, more: Mapping[str, str] | None = None) -> Values:
    """The values that a draft states; `more` (what a rule matched) come first."""
    given = more or {}
    return Values(lambda kind: given.get(kind) or stated(message, kind), profile, lambda kind: hole(kind, message))


def filled(template: str, voice: Voice, values: Values) -> Filled:
    """`template` (Simplified Chinese or English) in the draft's script with its ``{fields}`` filled.

    What stands in ``⟨…⟩`` is said only if every field in it is known.
    """
    template = _OPTIONAL.sub(lambda part: part[1] if all(values.known(f[1]) for f in _FIELD.finditer(part[1]) if f[1]) else "", template)
    if voice.traditional and not _is_traditional(template):
        template = traditional(template, voice.traditional)
    holes: list[str] = []
    own: list[str] = []
    kinds: list[str] = []

    def value(field: re.Match[str]) -> str:
        kind = field[1]
        if kind is None:
            return field.group()[0]
        kinds.append(kind)
        said = values.stated(kind)
        if said:
            return said
        if values.profile.value(kind):
            own.append(kind)
            return values.profile.value(kind)
        holes.append(kind)
        return values.hole(kind)

    return Filled(tidied(_FIELD.sub(value, template), voice), tuple(holes), tuple(own), tuple(kinds))


def stated(message: Message, kind: str) -> str:
    """The words with which the draft states a kind of fact; empty where it does not."""
    kinds = _KINDS.get(kind, (kind,))
    if kind == "deadline" and message.context.get("stage") in _STAGES_BEFORE_DUE:
        kinds = ("deadline", "due-date")
    if kind == "days-overdue":
        return _days(message)
    if kind == "amount":
        return _sum(message)
    for each in kinds:
        facts = [fact for fact in message.states(each) if _is_value(message, fact) and not ABRUPT.match(fact.span.of(message.text).strip())]
        if facts:
            best = _best(message, facts)
            return words_of(message, max((f for f in facts if f.span.overlaps(best.span)), key=lambda f: f.span.end - f.span.start) if each == "way-to-pay" else best)
    return ""


_ADDRESS = re.compile(r"\d{3}|@|\w\.\w|[{\[【<%$]")

_UNSAYABLE = re.compile(r"^在[你您]|[账帳]号$|帳號$|^个?個?戶口$|\b(?:hor|lah)\b|dollar", re.IGNORECASE)
"""What names a way to pay in its sentence but not in another: a place of the reader's, an account that nobody has named."""


def _is_value(message: Message, fact: Fact) -> bool:
    """Whether a sentence can say a fact again: of whom to ask and where to click only a number or an address."""
    if fact.kind == "way-to-pay":
        words = words_of(message, fact)
        return bool(_ADDRESS.search(words)) or not (_UNSAYABLE.search(words) or len(words) > (40 if words.isascii() else 14))
    return fact.kind not in {"contact", "link", "payee"} or bool(_ADDRESS.search(words_of(message, fact)))


def _sum(message: Message) -> str:
    """The sum; a bare number that a Chinese sentence is to hold gets its unit."""
    facts = message.states("amount")
    words = words_of(message, _best(message, facts)) if facts else ""
    return f"{words}元" if message.language.startswith("zh") and re.fullmatch(r"[\d,，.]*\d", words) else words


def _days(message: Message) -> str:
    """The number of days alone: rules and letters bring their own words around it."""
    fact = next(iter(message.states("days-overdue")), None)
    if fact is None:
        return ""
    return str(fact.value) if isinstance(fact.value, int) else words_of(message, fact) if fact.origin == "placeholder" else ""


_LED_TIME = re.compile(r"\b(?:(?:on or before|no later than|before) (?:the )?)$", re.IGNORECASE)


_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_MORE_TIME = re.compile(rf"(?:,? (?:on )?(?:{_DAY}|noon|midnight|morning|today|tomorrow|tonight|\d{{1,2}}(?::\d\d)? ?[ap]\.?m\.?|[ECPM][SD]?T|GMT)\b){{1,3}}", re.IGNORECASE)
"""What goes on naming the time: 5pm Friday, tomorrow noon."""


def words_of(message: Message, fact: Fact) -> str:
    """The draft's own words for a fact, without blanks and commas around them."""
    span = message.place(fact.span)
    led = _LED_TIME.search(message.draft.text, max(span.start - 24, 0), span.start) if fact.kind == "deadline" else None
    more = _MORE_TIME.match(message.draft.text, span.end) if fact.kind == "deadline" and fact.origin != "placeholder" else None
    words = message.draft.text[span.start : more.end() if more else span.end]
    return (led.group() if led else "") + words.strip(" ,，、:：")


def _best(message: Message, facts: list[Fact]) -> Fact:
    """The fact in the sentence that asks, else the first one."""
    ask = anchor(message)
    return next((fact for fact in facts if ask and ask.contains(fact.span)), facts[0])


def tidied(text: str, voice: Voice) -> str:
    """Joints that filling left: 前前, ``by within``, ¥8元."""
    for pattern, better in _TIDY_ZH if voice.chinese else _TIDY_EN:
        text = pattern.sub(better, text)
    return text


def _is_traditional(template: str) -> bool:
    return bool(re.search("[請於貴繳帳賬們這個為還預計與對約聯絡]", template))
