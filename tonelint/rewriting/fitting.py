"""New words made to fit the sentence around them: address, marks, blanks, capitals, and no please twice."""

from __future__ import annotations

import re

from tonelint.message.message import Message
from tonelint.text.span import Span

from .voice import Voice

_HAN = "\u3400-\u9fff"
_ENDS = "。！？!?.；;…"
_COMMAS = "，、,"
_PLEASE = re.compile(r"^(?:请|請|麻烦|麻煩|烦请|please |kindly )", re.IGNORECASE)


def spoken(text: str, voice: Voice) -> str:
    """Words written for a reader called 您, with full-width marks, as this draft would say them."""
    if voice.chinese:
        text = _addressed(text, voice)
        for full in voice.narrow:
            text = text.replace(full, {"，": ",", "：": ":", "；": ";", "？": "?", "！": "!", "（": "(", "）": ")"}[full])
        if voice.spaced:
            text = re.sub(f"(?<=[{_HAN}])(?=[A-Za-z0-9{{])|(?<=[A-Za-z0-9}}])(?=[{_HAN}])", " ", text)
    return text


def _addressed(text: str, voice: Voice) -> str:
    if voice.address == "您":
        return text
    if voice.address:
        return text.replace("您", voice.address)
    return re.sub(r"(请|請|麻烦|麻煩|给|給)您|您(?=看|这边|這邊|先|方便|安排|[收付转轉])", lambda m: m[1] or "", text).replace("您", "你")


def at_place(text: str, message: Message, span: Span, voice: Voice) -> tuple[Span, str]:
    """`text` as it stands well instead of `span` of the draft: the span it takes, a little wider where marks must go too."""
    draft = message.draft.text
    text = text.strip()
    if not text:
        return removal(draft, span)
    before, after = draft[: span.start], draft[span.end :]
    text = _without_double_please(text, before)
    if voice.chinese:
        if text.endswith("前") and after[:1] in ("的", "地"):
            span, after = Span(span.start, span.end + 1), after[1:]
        text = _as_time(text, before, after)
    text = _cased(text, before, voice)
    if text[-1] in "？?！!" and after[:1] and after[0] in _ENDS + _COMMAS:
        marks = len(after) - len(after.lstrip(_ENDS + _COMMAS))
        span, after = Span(span.start, span.end + marks), after[marks:]
    elif after.lstrip()[:1] and after.lstrip()[0] in _ENDS + _COMMAS:
        text = text.rstrip("。.；;，,")
    elif text[-1] in "。." and after[:1].strip() and not after.startswith("\n"):
        text = text[:-1] + _comma(voice)
    elif voice.chinese and not voice.stops and not after.strip():
        text = text.rstrip("。")
    if not voice.chinese:
        text = (" " if before[-1:].isalnum() else "") + text + (" " if after[:1].isalnum() else "")
    return span, text


_ASKED = re.compile(r"(?:请|請|麻烦|麻煩|烦|煩|务必|務必|须|須|需|应|應|望|盼|可否|能否|在|您|你|妳|司|要|也)$")
_PAYS = re.compile("[付缴繳交还還转轉汇匯结結打补補清存扫掃充划入過过]|支付宝|處理|处理|安排|办理|辦理")


def _as_time(text: str, before: str, after: str) -> str:
    """A time put in the place of another (于3月5日前): without 于 where nothing leads to it, with a verb where none follows."""
    if not re.match(r"^[于於].{1,40}前$", text):
        return text
    rest = re.split(r"[，。！？；,!?;\n]", after, maxsplit=1)[0]
    verb = "" if _PAYS.search(rest) or _PAYS.search(re.split(r"[，。！？；,!?;\n]", before)[-1]) else "付"
    return (text if _ASKED.search(before.rstrip()) else text[1:]) + verb


def _comma(voice: Voice) -> str:
    return ("," if "，" in voice.narrow else "，") if voice.chinese else ", "


def _without_double_please(text: str, before: str) -> str:
    said = _PLEASE.match(text)
    if said and re.search(r"(?:请|請|麻烦|麻煩|烦请|please|kindly)[您你妳]?[,，]?\s*$", before, re.IGNORECASE):
        return text[said.end() :].lstrip("您你妳 ")
    return text


def starts_sentence(before: str) -> bool:
    """Whether what follows `before` begins a sentence."""
    tail = before.rstrip(" \t\"'“‘(")
    return not tail or tail[-1] in ".!?。！？\n"


def _cased(text: str, before: str, voice: Voice) -> str:
    """A capital at the beginning of an English sentence, a small letter inside one; names and figures stay."""
    if voice.chinese or not text[:1].isalpha():
        return text
    if starts_sentence(before) and not voice.lower:
        return text[0].upper() + text[1:]
    first = re.match(r"[A-Za-z']+", text)
    if first and first.group() not in {"I", "I'm", "I'll", "I've", "I'd"} and first.group()[1:].islower() and first.group() in _OPENERS:
        return text[0].lower() + text[1:]
    return text


_OPENERS = frozenset(
    ("Please", "Could", "Would", "Can", "If", "The", "This", "We", "Payment", "Let", "Pay", "You", "Your", "It", "As", "When", "Which",
     "To", "By", "Thank", "Thanks", "Is", "Do", "Should", "Just", "After", "Once", "Our", "In", "Under", "There", "Any", "What", "A")
)  # fmt: skip


def removal(draft: str, span: Span) -> tuple[Span, str]:
    """The deletion of `span` that leaves no dangling mark, no double blank and no empty line: its span, and what stays."""
    start, end = span
    while end < len(draft) and draft[end] in " \t":
        end += 1
    while start > 0 and draft[start - 1] in " \t":
        start -= 1
    apart = start < span.start and span.end < end
    ahead, behind = _first(draft[end:]), _last(draft[:start])
    opens = behind in ("", "\n") or behind in _ENDS + ":：~～)）】」』”\"'"
    if opens and ahead and ahead in _COMMAS + _ENDS + "~～":
        end = _past_marks(draft, end)
        ahead = _first(draft[end:])
    elif behind and behind in _COMMAS + "—-" and (not ahead or ahead in _ENDS + "\r\n~～"):
        start -= 1
        while start > 0 and draft[start - 1] in " \t—-":
            start -= 1
        if ahead in tuple("！!？?"):
            return Span(start, end + 1), "。" if re.search(f"[{_HAN}]", draft[:start]) else "."
    elif behind and behind in _COMMAS and ahead in _COMMAS:
        end = _past_marks(draft, end)
    if ahead in ("", "\n", "\r") and behind in ("", "\n"):
        return _line(draft, start, end)
    if apart and re.match(f"[{_HAN}\\d]", behind) and re.match(f"[{_HAN}\\d]", ahead):
        return Span(start, end), " "
    return _joined(draft, start, end)


def _first(text: str) -> str:
    return text[:1]


def _last(text: str) -> str:
    return text[-1:]


def _past_marks(draft: str, at: int) -> int:
    """Behind the marks that end what is deleted, and the blanks after them."""
    while at < len(draft) and draft[at] in _ENDS + _COMMAS + "~～\"'”’":
        at += 1
    while at < len(draft) and draft[at] in " \t":
        at += 1
    return at


def _line(draft: str, start: int, end: int) -> tuple[Span, str]:
    """A whole line goes with its line end; a whole paragraph with the blank line after it."""
    newline = "\r\n" if draft.startswith("\r\n", end) else "\n"
    if draft.startswith(newline, end):
        end += len(newline)
        if draft.startswith(newline, end) and (start == 0 or draft[:start].endswith(newline * 2)):
            end += len(newline)
    elif start > 0:
        while start > 0 and draft[start - 1] in "\r\n":
            start -= 1
    return Span(start, end), ""


def _joined(draft: str, start: int, end: int) -> tuple[Span, str]:
    """The blank between what stands before and after, and a capital where a sentence now begins."""
    before, after = draft[:start], draft[end:]
    blank = " " if before[-1:] and after[:1] not in ("", "\n", "\r", *_ENDS, *_COMMAS) and _wants_blank(before, after) else ""
    if after[:1].islower() and starts_sentence(before) and after[:1].isascii() and re.match(r"[a-z']+\b(?![._@/])", after) and _capitals(draft):
        return Span(start, end + 1), blank + after[0].upper()
    return Span(start, end), blank


def _wants_blank(before: str, after: str) -> bool:
    if before[-1] in "\n\r(（【「『“" or after[0] in ")）】」』”":
        return False
    chinese = bool(re.match(f"[{_HAN}]", after[0]))
    return not chinese and before[-1] not in "，。！？；：、"


def _capitals(draft: str) -> bool:
    """Whether the draft begins its sentences with capitals."""
    starts: list[str] = re.findall(r"(?:^|[.!?]\s+|\n)([A-Za-z])", draft)
    return sum(c.islower() for c in starts) * 2 <= len(starts)
