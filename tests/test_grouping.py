"""Which drafts belong together: by their names, their columns and their scripts."""

from __future__ import annotations

import pytest

from tonelint.grouping import halves, ladder_key, threads, twin_key
from tonelint.job import vocabulary
from tonelint.message.draft import Draft, Stated
from tonelint.rulebook.cache import rulebook
from tonelint.text.source import Source

WORDS = vocabulary(rulebook())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("mail/zh-CN/final.html", None), ("mail/en/final.html", None)),
        (("i18n/zh_TW.json", "sms.final"), ("i18n/en-US.json", "sms.final")),
        (("texts.yaml", "zh.final"), ("texts.yaml", "en.final")),
        (("texts.csv", "row 3: sms_zh"), ("texts.csv", "row 3: sms_en")),
        (("texts.json", "final.bodyZh"), ("texts.json", "final.bodyEn")),
        (("res/values-zh-rTW/strings.xml", "final"), ("res/values/strings.xml", "final")),
        (("messages_zh_CN.properties", "final"), ("messages.properties", "final")),
        (("zh-Hant.lproj/Localizable.strings", "a"), ("Base.lproj/Localizable.strings", "a")),
        (("催款函.中文.md", None), ("催款函.英文.md", None)),
    ],
)
def test_versions_have_one_key(one: tuple[str, str | None], other: tuple[str, str | None]) -> None:
    first, second = twin_key(*one), twin_key(*other)
    assert first
    assert second
    assert first[0] == second[0]
    assert first[1] != second[1]


@pytest.mark.parametrize("path", ["sent/tokens.txt", "enrolment.txt", "zhang.txt", "mail/final.html"])
def test_other_names_name_no_language(path: str) -> None:
    assert twin_key(path, None) is None


def test_stages_have_one_key_and_other_drafts_none() -> None:
    assert ladder_key(WORDS, "sms/overdue_7.txt", None) == ladder_key(WORDS, "sms/final.txt", None)
    assert ladder_key(WORDS, "sms/welcome.txt", None) is None


def _row(account: str, moment: str) -> Draft:
    return Draft(
        "x", Source("-", "x"), stated=(Stated("account", account, 0, "row"), Stated("send_at", moment, 0, "row"))
    )


def test_rows_of_one_account_are_a_thread_in_time_order() -> None:
    rows = [_row("A", "2025/5/9 10:00"), _row("B", "2025-05-01"), _row("A", "2025-05-02 09:30"), _row("A", "soon")]
    found = threads(rows, WORDS)
    assert found[0].numbers == found[2].numbers == (2, 0)
    assert set(found) == {0, 2}


ZH = "尊敬的客户，您的账单3,200元已于5月1日到期，请于5月20日前付款。如有困难，请联系我们商量分期。"
EN = (
    "Dear customer, your bill of RMB 3,200 was due on 1 May. Please pay it by 20 May. "
    "If you cannot pay it in full, please call us and we will agree on instalments with you."
)


def test_a_bilingual_letter_has_two_halves_with_their_own_places() -> None:
    text = f"{ZH}\n\n{EN}"
    parts = halves(Draft(text, Source("-", text)))
    assert parts
    assert [part.text for part in parts] == [ZH, EN]
    for part in parts:
        start = part.text.index("3,200")
        where = part.place(type(part.pieces[0].draft)(start, start + 5))
        assert text[where.start : where.end] == "3,200"


@pytest.mark.parametrize("text", [ZH, EN, f"{ZH}\nYunfan Ltd", f"{ZH}\n{EN}\n{ZH}", ""])
def test_other_letters_have_none(text: str) -> None:
    assert halves(Draft(text, Source("-", text))) is None
