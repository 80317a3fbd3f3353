"""How a message calls its reader: the name and the greeting stay when what follows them goes."""

from __future__ import annotations

import re

from tonelint.message.message import Message
from tonelint.text.span import Span

_CLOSING = tuple("🧧🙏😊🎉🎊🌹🌸😄～~!！")
_CALLED = re.compile(
    r"(?:(?:那个|那個|喂|诶|欸|哎|嗨)[，, ]?)?((?:[^\W\d_a-z我你您他她它跟给給的是这這那不没沒有]{0,3}"
    r"(?:阿姨|叔叔|伯伯|伯母|大哥|大姐|老师|老師|师傅|師傅|老板|老闆|经理|經理|太太|先生|小姐|教授|医生|醫生|[哥姐总總太姨叔]))"
    r"(?:您好|你好|早上好|下午好|晚上好|早晨|早安|(?:新年|春节|春節|中秋|元旦|节日|節日|新春|圣诞|聖誕)(?:快乐|快樂|好))?[🧧🙏😊🎉🎊🌹🌸😄～~!！]*)"
    r"|(?:(?:ya|eh|oi|yo) )?((?:hi|hello|hey|morning|good morning|good afternoon) (?!there you)(?:[A-Za-z']+)(?: [A-Za-z']+)??)(?= (?:regarding|about|for|i|we|you|your|the|this|so|just|re)\b)",
    re.IGNORECASE,
)
"""How a message calls its reader at its beginning, perhaps with a greeting."""


def greeted(message: Message, edit: tuple[Span, str], faults: list[Span]) -> tuple[Span, str]:
    """An edit that leaves the reader's name and the greeting standing where a message begins with them and goes wrong
    only behind them, without a mark between."""
    span, _ = edit
    text = message.draft.text
    called = _CALLED.match(text, span.start, span.end) if not text[: span.start].strip() else None
    if called is None or any(f.start < called.end() and f.end < called.end() + 4 for f in faults):
        return edit
    name = called[1] or called[2]
    return Span(span.start, span.end), name + _joint(name, text[span.end : span.end + 1], message.language)


def _joint(name: str, following: str, language: str) -> str:
    """What stands between a name and what follows: nothing where a mark stands already."""
    if name[-1] in _CLOSING:
        return " "
    return "" if following in ("，", ",") else ", " if language == "en" else "，"
