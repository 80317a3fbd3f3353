"""What names of files, folders and keys say of a stage, and what is left of them without it."""

from __future__ import annotations

import pytest

from tonelint.job import vocabulary
from tonelint.message.naming import named, stageless
from tonelint.rulebook.cache import rulebook

WORDS = vocabulary(rulebook())
STAGES = [
    ("mail/first_reminder.txt", None, "overdue-early"),
    ("mail/final-notice.html", None, "final"),
    ("模板/逾期第3天.txt", None, "overdue-early"),
    ("模板/逾期第15天.txt", None, "overdue"),
    ("sms/D+7.txt", None, "overdue-early"),
    ("sms/D+45.txt", None, "overdue-late"),
    ("sms/D-3.txt", None, "pre-due"),
    ("mail/dunning_level_2.j2", None, "overdue"),
    ("mail/reminder_3.j2", None, "overdue-late"),
    ("mail/reminder_4.j2", None, "final"),
    ("函件/最后通知.md", None, "final"),
    ("i18n/en.json", "dunning.finalNotice.body", "final"),
    ("i18n/zh.json", "sms.overdue_30", "overdue"),
    ("templates/overdue_30/mail.html", None, "overdue"),
    ("到期前3天.txt", None, "pre-due"),
]


@pytest.mark.parametrize(("path", "key", "stage"), STAGES)
def test_a_name_says_the_stage_and_that_it_said_so(path: str, key: str | None, stage: str) -> None:
    value = named(WORDS, path, key)["stage"]
    assert (value.word, value.origin) == (stage, "path")
    assert value.reason


def test_a_dunning_letter_is_a_letter() -> None:
    assert named(WORDS, "催款函/模板.md", None)["channel"].word == "letter"


@pytest.mark.parametrize("path", ["mail/welcome.txt", "invoice_2024.txt", "due_diligence/report.md", "net-30/terms.md"])
def test_other_names_say_nothing(path: str) -> None:
    assert "stage" not in named(WORDS, path, None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mail/first_reminder.en.txt", "mail/final-notice.en.txt"),
        ("sms/overdue_7.txt", "sms/overdue_30.txt"),
        ("逾期第3天.txt", "最后通知.txt"),
        ("a.json#dunning.firstReminder.body", "a.json#dunning.finalNotice.body"),
        ("overdue_30/mail.html", "final/mail.html"),
    ],
)
def test_names_of_two_stages_share_what_is_left(one: str, other: str) -> None:
    assert stageless(WORDS, one) == stageless(WORDS, other)


def test_names_of_two_channels_do_not() -> None:
    assert stageless(WORDS, "first_reminder_sms.txt") != stageless(WORDS, "final_notice_mail.txt")
