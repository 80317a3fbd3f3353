"""The parts of a message: which sentence opens, states the account, asks, shows the way, warns, helps and closes."""

from __future__ import annotations

import re
from typing import NamedTuple

from tonelint.message.message import Message
from tonelint.message.roles import Role
from tonelint.text.span import Span

ORDER = ("header", "opening", "account", "ask", "ways-to-pay", "next-step", "help", "closing", "signature")
_CORE = ("account", "ask", "ways-to-pay")
_HEADER = re.compile(r"^(?:主题|主題|标题|標題|主旨|subject|subj|re|fw|fwd|to|from|cc|date|致|收件人|发件人)\s*[:：]", re.IGNORECASE)
_GREETING = re.compile(
    r"^(?:hi|hiya|hello|hey|dear|good (?:morning|afternoon|evening|day)|morning|evening|afternoon|greetings|to whom|attention|attn)\b"
    r"|^尊敬的|^亲爱的|您好|你好|妳好|早上好|下午好|晚上好|上午好|^早安|^哈[啰喽囉]|^各位|^大家|^嗨",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"^(?:(?:kind|best|warm|many|yours|with|kindest|warmest)?\s*(?:regards|wishes|thanks|thank you|sincerely|faithfully|truly|cheers|best|respectfully|ta|xx?|cordially)\b[\w ]{0,14}[,.!]?)$"
    r"|^(?:顺颂|順頌|此致|敬礼|敬禮|敬上|敬启|敬啟|谨此|祝|谢谢|謝謝|感谢|感謝|多谢|多謝|唔該|特此|拜托|辛苦了).{0,14}$",
    re.IGNORECASE,
)
_HELP = re.compile(
    r"if you(?:'ve| have) (?:already )?(?:paid|any)|already paid|questions?\b|contact us|get in touch|reply|let (?:us|me) know|call (?:us|me)|disregard|ignore this|"
    r"如已|若已|已付|忽略|疑问|疑問|有问题|有問題|联系|聯絡|聯繫|回复|回覆|客服|告诉我|告訴我|需要.{0,12}(?:说|說|告)",
    re.IGNORECASE,
)
_MARK_ENDS = "。！？!?.；;…~～\"'”’」』）)"


class Unit(NamedTuple):
    """One sentence with its end mark, in draft offsets; `part` is where it belongs, `number` counts it in the layout."""

    span: Span
    part: str
    number: int


def units(message: Message) -> tuple[Unit, ...]:
    """The message's sentences in order, each with the part it plays."""
    sentences = message.layout.sentences
    found: list[Unit] = []
    last_core = max((i for i in range(len(sentences)) if _core(message, i)), default=-1)
    for number in range(len(sentences)):
        span = with_mark(message, sentences[number])
        found.append(Unit(span, _part(message, number, span, number > last_core), number))
    return tuple(found)


def with_mark(message: Message, sentence: Span) -> Span:
    """A sentence of the view as a span of the draft that holds its end mark."""
    span, text = message.place(sentence), message.draft.text
    end = span.end
    while end < len(text) and text[end] in _MARK_ENDS:
        end += 1
    return Span(span.start, end)


def greets(words: str) -> bool:
    """Whether a sentence is a greeting."""
    return bool(_GREETING.search(words.strip()))


def fixed(message: Message, span: Span) -> bool:
    """Whether a span of the draft lies where nothing is put in: somebody else's words, a heading, a table, a template block."""
    closed = {"heading", "quote", "code", "table", "tag", "subject", "alt", "button"}
    if any(mark.kind in closed and mark.span.overlaps(span) for mark in message.draft.marks):
        return True
    return any(message.place(quotation).overlaps(span) for quotation in message.quoted)


def _core(message: Message, number: int) -> bool:
    return _core_part(message, number) in _CORE


def _part(message: Message, number: int, span: Span, trailing: bool) -> str:
    text = span.of(message.draft.text).strip()
    if _HEADER.match(text) or fixed(message, span):
        return "header"
    core = _core_part(message, number)
    return core if core in _CORE else _around(message, number, span, trailing) or core or _by_place(number, text, trailing)


def _around(message: Message, number: int, span: Span, trailing: bool) -> str:
    """A sentence about no money, by its own words: a greeting, a sign-off, a name; empty where it is none."""
    text = span.of(message.draft.text).strip()
    if _SIGN_OFF.match(text):
        return "signature" if trailing else "closing"
    if number <= 3 and greets(text):
        return "opening"
    return "signature" if trailing and _is_name(message, span) else ""


def _by_place(number: int, text: str, trailing: bool) -> str:
    """A sentence that says nothing of its part, by where it stands."""
    if trailing and len(text) > 30:
        return "help"
    return "opening" if number == 0 else "help" if trailing else "account"


def _core_part(message: Message, number: int) -> str:
    """What the facts and the clauses of a sentence make it; empty where they make it nothing."""
    sentence = message.layout.sentences[number]
    kinds = {fact.kind for fact in message.facts if sentence.contains(fact.span)}
    here = {role for clause, role in zip(message.layout.clauses, message.roles, strict=True) if clause.sentence == number}
    asks = any(sentence.contains(word) for word in message.words("pay-request"))
    if _HELP.search(sentence.of(message.text)) and not (asks and "deadline" in kinds):
        return "help"
    if Role.CONSEQUENCE in here and "deadline" not in kinds - {"date"}:
        return "next-step"
    if asks or "deadline" in kinds:
        return "ask"
    if kinds & {"amount", "reference", "days-overdue", "due-date"} or any(sentence.contains(w) for w in message.words("debt-stated")):
        return "account"
    return "ways-to-pay" if kinds & {"way-to-pay", "link", "payee"} else ""


def _is_name(message: Message, span: Span) -> bool:
    """A short line by itself near the end: who signs."""
    text = message.draft.text
    alone = text[: span.start].endswith("\n") and (span.end == len(text.rstrip()) or text[span.end : span.end + 1] in "\r\n")
    words = span.of(text)
    return alone and len(words) <= 40 and not words.rstrip().endswith(("。", "？", "?", "!", "！", "."))
