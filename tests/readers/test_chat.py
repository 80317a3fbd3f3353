"""Chats as they are pasted or exported: every message with its place, and only the creditor's are judged."""

from __future__ import annotations

from pathlib import Path

import pytest

from tonelint.message.draft import Draft, Note
from tonelint.readers import read_text
from tonelint.readers.chat import chat_drafts
from tonelint.text.source import Source
from tonelint.text.span import Span

CHATS = {
    "WeChat": "李娜 2025/5/2 10:15:22\n货款8,600元已到期\n\n王强 2025/5/2 11:02:10\n好的\n",
    "WeChat, day in words": "李娜 2025年5月2日 10:15\n货款8,600元已到期\n王强 2025年5月2日 11:02\n好的",
    "WhatsApp, iOS": "[02/05/2025, 10:15:22] Anna: £1,200 is due\n[02/05/2025, 11:02:10] Tom: ok\n",
    "WhatsApp, Android": "02/05/2025, 10:15 - Anna: £1,200 is due\n02/05/2025, 11:02 - Tom: ok",
    "WhatsApp, US": "5/2/25, 10:15 AM - Anna: £1,200 is due\n5/13/25, 11:02 AM - Tom: ok",
    "Telegram": "Anna, [02.05.2025 10:15]\n£1,200 is due\n\nTom, [02.05.2025 11:02]\nok",
}


@pytest.mark.parametrize("name", CHATS)
def test_every_kind_of_chat(name: str) -> None:
    text = CHATS[name]
    drafts = chat_drafts(Source("-", text))
    assert len(drafts) == 2
    stated = {each.key: each.value for each in drafts[0].stated}
    assert stated["speaker"] in ("李娜", "Anna")
    assert stated["send_at"] == "2025-05-02 10:15"
    for draft in drafts:
        assert draft.place(Span(0, len(draft.text))).of(text) == draft.text


@pytest.mark.parametrize(
    "text",
    [
        "Hi Tom, invoice 88 was due 2025-05-02 10:15. Please pay.",
        "Dear Tom,\nwe met on 02/05/2025 10:15 and 03/05/2025 11:00.\nPlease pay.",
        "王总 您好:\n2025/5/2 10:15 约定的货款,2025/5/3 11:00 仍未到账。",
        "[02/05/2025, 10:15:22] Anna: only one",
        "",
    ],
)
def test_other_texts_are_one_message(text: str) -> None:
    assert chat_drafts(Source("-", text)) == []
    assert len([each for each in read_text(text) if isinstance(each, Draft)]) <= 1


def test_an_evening_is_twelve_hours_later() -> None:
    first, _ = chat_drafts(Source("-", "5/2/25, 11:15 PM - A: x\n5/13/25, 12:02 PM - B: y"))
    assert first.stated[2].value == "2025-05-02 23:15"


def test_lines_of_one_message_stay_together() -> None:
    text = "[02/05/2025, 10:15:22] Anna: one\ntwo: three\n\n[02/05/2025, 11:02:10] Tom: four"
    assert [draft.text for draft in chat_drafts(Source("-", text))] == ["one\ntwo: three", "four"]


def test_only_the_one_who_asks_for_money_is_judged(tmp_path: Path) -> None:
    from tonelint.job import Job, worded
    from tonelint.rulebook.cache import rulebook

    text = (
        "王强 2025/5/1 09:00\n你好\n"
        "李娜 2025/5/2 10:15\n王总您好，货款8,600元已到期，请于5月9日前转账。\n"
        "王强 2025/5/2 11:02\n没钱，去告我啊\n"
        "李娜 2025/5/12 09:30\n王总，款还没到账，请于5月15日前付。\n"
    )
    found = list(worded(Job(rulebook()), "-", text))
    assert [each.draft for each in found if not isinstance(each, Note)] == ["line 3: 李娜", "line 7: 李娜"]  # type: ignore[union-attr]
    assert any(isinstance(each, Note) and "王强" in each.message for each in found)
