"""New words fit the sentence around them; what is taken out leaves no trace."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonelint.rewriting.changes import applied, moved
from tonelint.rewriting.fitting import at_place, removal, spoken
from tonelint.rewriting.voice import voice_of
from tonelint.text.span import Span

from .drafts import message


def without(text: str, words: str) -> str:
    at = text.index(words)
    return applied(text, (removal(text, Span(at, at + len(words))),))


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("王总您好，真不好意思，货款3200元。", "真不好意思", "王总您好，货款3200元。"),
        ("货款3200元，真不好意思。", "真不好意思", "货款3200元。"),
        ("真不好意思。货款3200元。", "真不好意思", "货款3200元。"),
        ("Hi Bob, sorry to bother you, invoice 88 is due.", "sorry to bother you", "Hi Bob, invoice 88 is due."),
        ("Sorry to bother you. invoice 88 is due.", "Sorry to bother you", "Invoice 88 is due."),
        ("Invoice 88 is due, sorry.", "sorry", "Invoice 88 is due."),
        ("Hi Bob,\n\nSorry for this.\n\nInvoice 88 is due.", "Sorry for this.", "Hi Bob,\n\nInvoice 88 is due."),
        ("Hi Bob,\r\n\r\nSorry for this.\r\n\r\nInvoice 88.", "Sorry for this.", "Hi Bob,\r\n\r\nInvoice 88."),
        ("老王 不急哈 货款3200", "不急哈", "老王 货款3200"),
    ],
)
def test_removal_leaves_a_sentence(text: str, words: str, left: str) -> None:
    assert without(text, words) == left


@given(st.text("ab ,.\n，。你x", max_size=40), st.data())
def test_removal_takes_only_marks_and_blanks_along(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span, words = removal(text, Span(start, end))
    outside = text[span.start : start] + text[end : span.end]
    assert span.start <= start <= end <= span.end or span.start <= span.end
    assert not re.search(r"[b你x]", outside.lower().replace(words.strip().lower(), "", 1))


def put(text: str, words: str, new: str) -> str:
    draft = message(text, stage="overdue")
    at = text.index(words)
    voice = voice_of(draft)
    return applied(text, (at_place(spoken(new, voice), draft, Span(at, at + len(words)), voice),))


@pytest.mark.parametrize(
    ("text", "words", "new", "after"),
    [
        ("Pay asap please.", "asap", "by Friday", "Pay by Friday please."),
        ("Please kindly do it. Whenever you like.", "Whenever you like", "please pay by Friday.", "Please kindly do it. Please pay by Friday."),
        ("Please settle it.", "settle it", "please pay by Friday.", "Please pay by Friday."),
        ("请尽快付款。", "尽快", "于3月5日前", "请于3月5日前付款。"),
        ("余款尽快哈", "尽快", "于3月5日前", "余款3月5日前付哈"),
        ("你的货款不急,谢谢", "不急", "请您于3月5日前付款。", "你的货款请你于3月5日前付款,谢谢"),
        ("哥,货款不急", "不急", "请您今天付款。", "哥,货款请今天付款"),
    ],
)
def test_words_fit_their_place(text: str, words: str, new: str, after: str) -> None:
    context = put(text, words, new)
    assert context == after


def test_moved_spans_follow_their_words() -> None:
    edits = [(Span(0, 2), "xyz"), (Span(5, 5), "!!")]
    assert moved(Span(3, 5), edits) == Span(4, 8)
    assert moved(Span(6, 7), edits) == Span(9, 10)
