"""A pay-by date put into the sentence that asks already, where it can take one: better than a second request."""

from __future__ import annotations

import re

from tonelint.message.asking import anchor
from tonelint.message.message import Message
from tonelint.message.roles import Role
from tonelint.text.span import Span

from .filling import tidied
from .fitting import spoken
from .parts import fixed
from .voice import Voice, is_chat

_LEADS = re.compile(r"(?:请|請|麻烦|麻煩|烦请|煩請|还请|還請|恳请|敬请|敬請)(?:您|你|妳|贵司|貴司|贵公司|貴公司|阁下|閣下)?")
_TOLD = re.compile(r"([你您妳])?(?:(?:[给給]我|畀我|俾我|把钱|將錢)(?=[结結付转轉打补補清])()|(?=[转轉打付汇匯结結入存补補过過清](?:[我给給返回到去数數账帳清]|一下)))")
_ENGLISH_ASK = re.compile(
    r"(?:^|[,:.] |and |so )(?:(?:please|kindly|could you|can you|would you|you can|can i ask you to)\s+(?:please\s+)?(?:pay|settle|transfer|send|remit|clear|make|wire|bring|drop|arrange)|(?:pay|settle|transfer|send|remit|clear|wire))\b",
    re.IGNORECASE,
)


def woven(message: Message, deadline: str, voice: Voice) -> tuple[Span, str] | None:
    """The edit that puts `deadline` into the clause that asks for payment; None where none can take it."""
    place = anchor(message)
    for number, clause in enumerate(message.layout.clauses):
        asks = any(clause.span.contains(word) for word in message.words("pay-request"))
        if place is None or not asks or message.roles[number] not in {Role.ASK, Role.OTHER, Role.QUESTION}:
            continue
        span = message.place(clause.span)
        if fixed(message, span):
            continue
        edit = _chinese(message, span, deadline, voice) if voice.chinese else _english(message, number, span, deadline)
        if edit is not None:
            return edit
    return _first_told(message, deadline, voice) if is_chat(message, voice) and voice.chinese else None


def _first_told(message: Message, deadline: str, voice: Voice) -> tuple[Span, str] | None:
    """The first plain "转我" of a chat whose request is none that a rule would hear."""
    spans = [message.place(clause.span) for clause in message.layout.clauses]
    return next((edit for span in spans if not fixed(message, span) and (edit := _told(message, span, deadline, voice))), None)


def _chinese(message: Message, span: Span, deadline: str, voice: Voice) -> tuple[Span, str] | None:
    """Behind 请您: 请您于…前 with the rest of the clause."""
    lead = _LEADS.search(message.draft.text, span.start, span.end)
    if lead is None and is_chat(message, voice):
        return _told(message, span, deadline, voice)
    if lead is None or not re.match("[\u3400-\u9fff]", message.draft.text[lead.end() : lead.end() + 1]):
        return None
    time = spoken(deadline, voice)
    into = "於" if voice.traditional else "于"
    return Span(lead.end(), lead.end()), time if time.endswith(("今天", "今日", "明天", "内", "內")) else f"{into}{time}前"


def _told(message: Message, span: Span, deadline: str, voice: Voice) -> tuple[Span, str] | None:
    """Before the verb of a plain "转我支付宝" among friends: 麻烦你…前转我支付宝."""
    verb = _TOLD.search(message.draft.text, span.start, span.end)
    if verb is None or (verb.start() > span.start and not verb[2]):
        return None
    please = "麻煩" if voice.traditional else "麻烦"
    return Span(*verb.span(1)) if verb[1] else Span(verb.start(), verb.start()), tidied(f"{please}{verb[1] or voice.address}{deadline}前", voice)


def _english(message: Message, number: int, span: Span, deadline: str) -> tuple[Span, str] | None:
    """At the end of a request that ends its sentence: "Please pay the balance by transfer by 3 May."."""
    clauses = message.layout.clauses
    last = number + 1 == len(clauses) or clauses[number + 1].sentence != clauses[number].sentence
    words = span.of(message.draft.text)
    if not last or not _ENGLISH_ASK.search(words) or len(words.split()) > 16:
        return None
    tail = re.search(r"(?: please| thanks| thank you| x+)$", words, re.IGNORECASE)
    at = span.end - (len(tail.group()) if tail else 0)
    return Span(at, at), f" by {deadline}"
