"""One message a customer: what a row of the receivables list says, as context and values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal, NamedTuple

from tonelint.message.context import Context, Value
from tonelint.message.inference import stage_of_days

from .composing import Letter, composed, reply_to
from .filling import Values
from .holes import plain_hole
from .profile import Profile
from .stones import Letters, Stone, situation
from .voice import Voice

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "debtor": ("客户", "客戶", "客户名称", "称呼", "姓名", "customer", "client", "name", "debtor", "company"),
    "amount": ("欠款", "金额", "金額", "欠款金额", "应付金额", "应收", "amount", "balance", "owed", "amount due", "outstanding"),
    "due-date": ("约定付款日", "約定付款日", "到期日", "付款日", "due", "due date", "agreed payment date", "payment due"),
    "days-overdue": ("逾期天数", "逾期天數", "逾期", "days overdue", "overdue days", "days late", "days"),
    "last-contact": ("上次跟进", "上次跟進", "上次联系", "上次聯絡", "last contact", "last follow-up", "last chased", "last followed up"),
    "note": ("备注", "備註", "说明", "note", "notes", "remark", "remarks", "comment"),
    "reference": ("单号", "單號", "发票", "发票号", "發票", "合同", "合约", "订单", "项目", "項目", "reference", "ref", "invoice", "invoice no", "order", "contract"),
    "way-to-pay": ("付款方式", "收款账户", "收款帳戶", "账户", "how to pay", "way to pay", "pay to", "bank details", "payment"),
    "deadline": ("付款期限", "新付款日", "最晚付款", "pay by", "deadline", "new date"),
    "contact": ("电话", "電話", "联系人", "phone", "contact"),
    "stage": ("阶段", "階段", "stage"),
    "channel": ("渠道", "通道", "channel"),
    "audience": ("客户类型", "类型", "對象", "audience", "type"),
}  # fmt: skip
_CONTEXT: tuple[str, ...] = ("stage", "channel", "audience")
_DAYS_GIVEN = {"pre-due": 0, "due": 0, "overdue-early": 5, "overdue": 7, "overdue-late": 7, "final": 14}
"""Calendar days that a customer gets to pay, from the day of sending (practice: 3-5 working days early, 7 later, 7-14 at the end)."""
_RECEIVED = re.compile(r"^(?:收到，谢谢告知。|好的，|Thanks for letting me know\. |Thank you\. )")
"""What acknowledges a message just received: not said where the excuse stands in a note of last week."""
_WEEKDAYS = "一二三四五六日"


class Customer(NamedTuple):
    """A row understood: the values that letters are filled from, the words of context, and the note for our own eyes."""

    values: Mapping[str, str]
    context: Mapping[str, str]
    note: str


def customer(row: Mapping[str, str], language: str) -> Customer:
    """What a row says of its customer; columns are known by their Chinese or English names."""
    found = {kind: value for kind in _COLUMNS if (value := _cell(row, kind))}
    context = {key: found.pop(key) for key in _CONTEXT if key in found}
    note = found.pop("note", "")
    days = re.search(r"-?\d+", found.get("days-overdue", ""))
    if days:
        found["days-overdue"] = days.group()
        context.setdefault("stage", stage_of_days(int(days.group())))
        if int(days.group()) <= 0:
            del found["days-overdue"]
    for kind in ("due-date", "deadline", "last-contact"):
        if kind in found:
            found[kind] = _spoken_date(found[kind], language)
    if "amount" in found:
        found["amount"] = _spoken_sum(found["amount"], language)
    return Customer(found, context, note)


def letter_for(who: Customer, context: Context, stones: Letters, voice: Voice, profile: Profile, variant: str) -> Letter:
    """The message for one customer; a note that holds an excuse is answered, never shown."""
    values = dict(who.values)
    known = situation(context, variant)
    sent = _day(context.get("send-at") or "")
    if known["stage"] in {"pre-due", "due"} and "due-date" in values:
        values.setdefault("deadline", values["due-date"])
    if sent and "deadline" not in values:
        values["deadline"] = _spoken_day(_pay_by(sent, known), voice.languages[0])
    if sent:
        values["date"] = _spoken_day(sent, voice.languages[0])
    language = "zh-Hant" if voice.traditional else "zh" if voice.chinese else "en"
    source = Values(lambda kind: values.get(kind, ""), profile, lambda kind: plain_hole(kind, language))
    reply = reply_to(who.note, stones.replies) if who.note else None
    if reply is None or reply.name == "any" or known["channel"] in {"sms", "app", "phone"}:
        return composed(stones, known, voice, source)
    firm = known["stage"] in {"overdue-late", "final"}
    answer = Stone({}, frozenset(), False, {key: _RECEIVED.sub("", text) for key, text in (reply.firm if firm else reply.accept).items()})
    return composed(stones._replace(parts={**stones.parts, "ask": (answer,), "help": ()}), known, voice, source)


def _cell(row: Mapping[str, str], kind: str) -> str:
    names = {re.sub(r"[_\s]+", " ", name.strip().lower()): value for name, value in row.items()}
    return next((names[alias] for alias in _COLUMNS[kind] if alias in names), "")


def _day(words: str) -> date | None:
    found = re.match(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})", words)
    if not found:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def _spoken_date(words: str, language: str) -> str:
    """A date of a table as a message says it; words that are no ISO date stay."""
    day = _day(words)
    return words if day is None else _spoken_day(day, language)


def _spoken_day(day: date, language: str) -> str:
    if language.startswith("zh"):
        mark = "周" if language in {"zh", "zh-Hans"} else "週"
        return f"{day.month}月{day.day}日（{mark}{_WEEKDAYS[day.weekday()]}）"
    name = day.strftime("%A"), day.strftime("%B")
    return f"{name[0]}, {name[1]} {day.day}" if language == "en-US" else f"{name[0]} {day.day} {name[1]}"


def _spoken_sum(words: str, language: str) -> str:
    """A bare number with its thousands, and 元 in Chinese; sums with a currency stay as they are."""
    bare = words.replace(",", "").strip()
    if not re.fullmatch(r"\d+(?:\.\d{1,2})?", bare):
        return words
    whole, _, cents = bare.partition(".")
    said = f"{int(whole):,}" + (f".{cents:0<2}" if cents else "")
    return f"{said}元" if language.startswith("zh") else said


def _pay_by(sent: date, known: Mapping[str, str]) -> date:
    """The day to pay by: as many days as the stage gives (a consumer at least seven), never on a weekend."""
    days = _DAYS_GIVEN.get(known["stage"], 7)
    if known["audience"] == "consumer" and days:
        days = max(days, 7)
    day = sent + timedelta(days=days)
    return day + timedelta(days=(7 - day.weekday()) if day.weekday() >= 5 else 0)


Language = Literal["zh-Hans", "zh-TW", "zh-HK", "en-US", "en-GB"]


def voice_for(language: str) -> Voice:
    """The voice of a message that has no draft: polite, in full marks. `language` is zh, zh-Hans, zh-Hant, zh-TW, zh-HK, en …"""
    keys = {
        "zh-Hant": ("zh-TW", "zh-Hant", "zh"), "zh-TW": ("zh-TW", "zh-Hant", "zh"), "zh-HK": ("zh-HK", "zh-Hant", "zh"),
        "en": ("en-US", "en"), "en-US": ("en-US", "en"), "en-GB": ("en-GB", "en"),
    }  # fmt: skip
    return Voice(keys.get(language, ("zh-Hans", "zh")), "您", frozenset(), True, False, False)


def row_context(who: Customer, given: Context) -> Context:
    """What the row says of its message, under what the command line says."""
    return Context({key: Value(word, "row") for key, word in who.context.items()}).having(dict(given.items()))


def language_of(row: Mapping[str, str]) -> str:
    """zh, zh-Hant or en: the language in which a row's customer is to be written to, by the row's own words."""
    said = next((row[name] for name in row if name.strip().lower() in {"语言", "語言", "language", "lang"}), "")
    words = "".join((*row.keys(), *row.values()))
    if said:
        return {"中文": "zh", "繁体": "zh-Hant", "繁體": "zh-Hant", "英文": "en", "english": "en"}.get(said.lower(), said)
    if not re.search("[\u3400-\u9fff]", words):
        return "en-GB" if "£" in words else "en"
    return "zh-Hant" if re.search("[戶額單進備註約繫業電]", words) else "zh"
