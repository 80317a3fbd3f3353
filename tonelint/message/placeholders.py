"""Placeholders of a draft: {{due_date}}, ${amount}, 【还款日】, %s, XX元. Each is a fact whose value is not known yet."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tonelint.text.span import Span, touched

from . import placeholder_slots as slots
from .fact import Kind
from .placeholder_names import Meaning, Names, compile_names, meaning

__all__ = ["Names", "Placeholder", "compile_names", "find"]

_LEADING_SENDER = frozenset(
    (
        "公司",
        "公司名",
        "公司名称",
        "我司",
        "平台",
        "品牌",
        "签名",
        "机构",
        "银行",
        "商家",
        "商户",
        "店名",
        "店铺",
        "学校",
        "物业",
    )
)


class Placeholder(NamedTuple):
    """A value to be filled in: where it stands (in the draft as written), its name, what it is taken for and why."""

    span: Span
    name: str
    kind: Kind
    why: str


class _Syntax(NamedTuple):
    """One way to write placeholders: the text that must occur for it to be tried, and its pattern (group 1: the name).

    `named` says that it is a placeholder only if the name is known or a slot asks for a value: its signs are common.
    """

    trigger: str
    pattern: str
    named: bool = False


_NAME = r"[A-Za-z_\u4e00-\u9fff][\w.\u4e00-\u9fff]{0,39}"
_SYNTAXES = (
    _Syntax("<%", r"<%[=-]\s*([^%\n]{1,60}?)\s*-?%>"),
    _Syntax("{{", r"\$?\{\{\{?(?![%#/^!>{]|\s*(?:if|else|end|for|endif|endfor|unless|range|with)\b)([^{}\n]{0,80})\}?\}\}"),
    _Syntax("{", r"(?<!\{)[%$#@]?\{(?![%#/{])([^{}\n]{0,60})\}(?!\})"),
    _Syntax("%", r"%\(([^()\n]{1,40})\)[sdif]|%(?:\d\$)?(?:l{0,2}d|s|@|\.\df)(?![A-Za-z%])|%%([A-Za-z_]\w{0,30})%%|%([A-Za-z_]\w{1,30})%"),
    _Syntax("$", r"(?<![\w$])\$([a-z][A-Za-z_]*(?:(?:\.|->)[a-z]\w*)*)\b(?![{(])", True),
    _Syntax("((", r"\(\(([^()\n]{1,40})\)\)"),
    _Syntax("*|", r"\*\|([A-Za-z_:]\w{0,40})\|\*"),
    _Syntax("«", r"«([^«»\n]{1,40})»"),
    _Syntax("[[", r"\[\[([^\[\]\n]{1,40})\]\]"),
    _Syntax("<<", r"<<([\w. ]{1,40})>>"),
    _Syntax("<", r"<([A-Z][A-Z0-9_ ]{1,30}|[a-z]+(?:_[a-z]+){1,4}|[\u4e00-\u9fff]{1,10})>"),
    _Syntax("[", r"\[(?!\[)([^\[\]\n(){}%$]{1,40})\](?![(\[])", True),
    _Syntax("【", r"【([^【】\n(){}%$]{1,20})】", True),
    _Syntax("#", rf"#({_NAME})#", True),
    _Syntax("@", rf"(?<![\w@])@({_NAME})@", True),
    _Syntax("__", r"(?<![\w])__([A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+){0,4})__(?!\w)|_{3,}"),
    _Syntax(":", r"(?<![^\s#$£€¥(]):([a-z]{4,}|[a-z]+(?:_[a-z]+){1,4})\b", True),
)  # fmt: skip


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A syntax's pattern, compiled when a text first holds its trigger (about 0.2 ms each on a cold start)."""
    return re.compile(pattern)


_BLANK_RUN = r"(?<![A-Za-z0-9×*-])(?:[Xx×Ｘ]{2,}|[*＊]{3,}(?![^*\n]{1,40}\*)|某某)(?![A-Za-z0-9×*-])"
_PRINTF_TAIL = frozenset("sd@f")


def find(text: str, names: Names) -> tuple[Placeholder, ...]:
    """All placeholders of `text` (a draft as written), in order, none inside another; `names` says what names mean."""
    found: list[Placeholder] = []
    taken: list[Span] = []
    for syntax in _SYNTAXES:
        if syntax.trigger in text:
            for match in _compiled(syntax.pattern).finditer(text):
                span = Span(*match.span())
                if not touched(span, taken):
                    name = next((group for group in match.groups() if group), "").strip()
                    placeholder = _read(text, span, name, syntax.named, names)
                    if placeholder:
                        insort(taken, span)
                        found.append(placeholder)
    found += _blanks(text, taken)
    return tuple(sorted(found))


def _read(text: str, span: Span, name: str, must_be_named: bool, names: Names) -> Placeholder | None:
    """The placeholder at `span`: meant by its name, else by its slot; None where the signs are not a placeholder's."""
    meant = meaning(name, names) if (not name.isdigit() and len(name) > 1) or not name.isascii() else None
    if must_be_named:
        if not _is_bracketed_value(text, span, name, meant):
            return None
        if _stands_first(text, span) and name in _LEADING_SENDER:
            return Placeholder(span, name, "sender", "a name in brackets at the beginning is the sender")
    slot = slots.around(text, span.start, span.end)
    if meant is not None and not (slot and _yields(meant, slot)):
        return Placeholder(span, name, _in_place(meant.kind, slot), f"its name says '{meant.words}'")
    if slot is not None and (slot.kind != "date" or not name or name.isdigit()):
        return Placeholder(span, name, slot.kind, f"stands beside '{slot.words}'")
    return Placeholder(span, name, "unknown", "neither its name nor the words around it say what it stands for")


def _yields(meant: Meaning, slot: slots.Slot) -> bool:
    """Whether the words around know better than the name: a weak name, or a bare link, account or overdue in its slot."""
    return meant.weak and slot.kind not in ("date", "link")


def _in_place(kind: Kind, slot: slots.Slot | None) -> Kind:
    """A date that its slot makes a deadline, a link or account that its slot makes a way to pay."""
    if kind == "date" and slot and slot.kind in ("deadline", "due-date"):
        return slot.kind
    return kind


def _is_bracketed_value(text: str, span: Span, name: str, meant: Meaning | None) -> bool:
    """Whether common signs ([X], 【X】, #x#) hold a value to be filled in, not a heading, an emoticon or an attachment."""
    if meant is not None and meant.known and len(name.split()) <= 5:
        return not (name == name.lower() and name.isascii() and len(name) < 3)
    if meant is not None and not name.isascii():
        return name.startswith(("请填", "填写", "输入", "具体"))
    if text[span.start] == "#" and name.isascii() and name.islower():
        return True
    before, after = text[max(0, span.start - 2) : span.start], text[span.end : span.end + 3]
    return not name.isascii() and (
        (before.endswith(("请于", "於", "于", "¥", "￥")) and after[:1] in "前之以日")
        or after.startswith(("元", "日前", "号前"))
    )


def _stands_first(text: str, span: Span) -> bool:
    return span.start < slots.FRONT and not text[: span.start].strip()


def _blanks(text: str, taken: list[Span]) -> Iterator[Placeholder]:
    """Runs that leave a blank: XX元, ×××, ***; not masks of a number (尾号XX12) nor kisses."""
    if not ("XX" in text or "xx" in text or "×" in text or "**" in text or "某某" in text):
        return
    for match in _compiled(_BLANK_RUN).finditer(text):
        span = Span(*match.span())
        if touched(span, taken):
            continue
        slot = slots.around(text, *span)
        around = text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]
        if slot is not None:
            yield Placeholder(span, match.group(), slot.kind, f"stands beside '{slot.words}'")
        elif any("\u4e00" <= c <= "\u9fff" for c in around) and match.group()[0] not in "*＊":
            yield Placeholder(span, match.group(), "unknown", "a blank, and the words around it do not say what for")
