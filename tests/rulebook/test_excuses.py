"""Excuses that look between, around and beside the words of a match."""

from __future__ import annotations

from typing import cast

import pytest

from tonelint.message.draft import Draft
from tonelint.message.message import Message
from tonelint.rulebook.guards import excused
from tonelint.rulebook.load import compiled, home
from tonelint.rulebook.rule import Guard, Rulebook
from tonelint.text.source import Source
from tonelint.text.span import Span


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return compiled([home()])


@pytest.mark.parametrize(
    ("guard", "text", "words", "is_excused"),
    [
        ("denied", "We will not tell your family.", "We will not tell your family", True),
        ("denied", "We will tell your family.", "We will tell your family", False),
        ("denied", "If you do not pay we sue.", "If you do not pay we sue", False),
        ("negated", "我们不上门", "上门", True),
        ("negated", "再不付款就上门", "上门", False),
        ("cited", 'Callers who say "pay or else" are not ours.', "pay or else", True),
        ("cited", "Pay or else.", "pay or else", False),
        ("alone", "FINAL NOTICE\nPlease pay.", "final notice", True),
        ("alone", "This is a FINAL NOTICE to you.\nPay.", "final notice", False),
    ],
)
def test_an_excuse_holds_where_it_should(book: Rulebook, guard: str, text: str, words: str, is_excused: bool) -> None:
    message = Message(Draft(text, Source("x", text)), book.lexicon)
    at = message.text.index(words.lower())
    assert (excused(message, Span(at, at + len(words)), (Guard(guard),)) is not None) == is_excused


def test_a_set_may_excuse_from_clause_sentence_and_message(book: Rulebook) -> None:
    text = "Sorry to bother you. Our mistake, the bill was wrong."
    message = Message(Draft(text, Source("x", text)), book.lexicon)
    slot = cast("int", book.lexicon.names["own-error"])
    place = Span(0, 19)
    assert [bool(excused(message, place, (Guard(name, slot),))) for name in ("clause-says", "sentence-says", "says")] == [
        False,
        False,
        True,
    ]
