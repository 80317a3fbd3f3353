"""A value that nobody stated is left as a hole that cannot be overlooked, in the file's own syntax where it has one."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from tonelint.message.message import Message

Style = Literal["zh", "snake", "camel", "upper", "title"]


class Name(NamedTuple):
    """What a hole is called: in Chinese, in English, and as a variable."""

    zh: str
    en: str
    variable: str


NAMES = {
    "deadline": Name("付款日期", "pay-by date", "pay_by_date"),
    "due-date": Name("到期日", "due date", "due_date"),
    "amount": Name("金额", "amount", "amount"),
    "reference": Name("账单名称", "invoice number", "invoice_number"),
    "way-to-pay": Name("收款账户", "bank details", "bank_details"),
    "payment-line": Name("收款账户", "bank details", "bank_details"),
    "payee": Name("收款人", "payee", "payee"),
    "link": Name("付款链接", "payment link", "payment_link"),
    "debtor": Name("客户姓名", "customer name", "customer_name"),
    "sender": Name("公司名称", "your company", "company_name"),
    "contact": Name("联系电话", "phone number", "phone_number"),
    "days-overdue": Name("逾期天数", "days overdue", "days_overdue"),
    "date": Name("日期", "date", "date"),
    "plan": Name("分期方案", "instalment plan", "instalment_plan"),
    "next-step": Name("下一步", "next step", "next_step"),
    "institution": Name("受理机构", "court or arbitral body", "institution"),
}
_TRADITIONAL = str.maketrans("额账单编号户链联系电话姓称数构", "額帳單編號戶鏈聯繫電話姓稱數構")
_BLANKS = re.compile(r"^(?:[Xx×Ｘ*＊_]{2,}|某某|%.*[sd@if]|\{+\d*\}+|\[\W*\])$")


def hole(kind: str, message: Message) -> str:
    """How a missing value of `kind` is left open in this draft: ``{{pay_by_date}}``, 【付款日期】, ``[pay-by date]``."""
    name = _name(kind)
    if message.draft.hole:
        return message.draft.hole % name.variable
    shape = _shape(message)
    if shape:
        frame, style = shape
        return frame.replace("\0", _styled(name, style))
    return plain_hole(kind, message.language)


def plain_hole(kind: str, language: str) -> str:
    """How a missing value is left open where no file has a syntax of its own: 【付款日期】 or ``[pay-by date]``."""
    name = _name(kind)
    if not language.startswith("zh"):
        return f"[{name.en}]"
    return f"【{name.zh if language in ('zh', 'zh-Hans') else name.zh.translate(_TRADITIONAL)}】"


def _name(kind: str) -> Name:
    return NAMES.get(kind, Name(kind, kind.replace("-", " "), kind.replace("-", "_")))


def _shape(message: Message) -> tuple[str, Style] | None:
    """The frame (with NUL for the name) and the style of names of the draft's first named placeholder."""
    for each in message.placeholders:
        raw = each.span.of(message.draft.text)
        if each.name and each.name in raw and not _BLANKS.match(raw) and not each.name.isdigit():
            head = each.name.split("|")[0].split("(")[0].strip()
            return raw.replace(each.name, "\0", 1), _style(head)
    return None


def _style(name: str) -> Style:
    if not name.isascii():
        return "zh"
    if " " in name or (name[:1].isupper() and name[1:].islower()):
        return "title"
    if name.isupper():
        return "upper"
    return "camel" if re.search("[a-z][A-Z]", name) else "snake"


def _styled(name: Name, style: Style) -> str:
    words = name.variable.split("_")
    if style == "zh":
        return name.zh
    if style == "title":
        return " ".join(word.capitalize() for word in words)
    if style == "camel":
        return words[0] + "".join(word.capitalize() for word in words[1:])
    return name.variable.upper() if style == "upper" else name.variable


def said(kind: str, chinese: bool) -> str:
    """The name of a kind of value, for the one who fills it in."""
    return _name(kind).zh if chinese else _name(kind).en


def kind_of(written: str, message: Message) -> str:
    """The kind of value that a hole of this draft stands for, by how it is written; the words themselves where none is."""
    return next((kind for kind in NAMES if hole(kind, message) == written), written.strip("【】[]{}$<>%# "))
