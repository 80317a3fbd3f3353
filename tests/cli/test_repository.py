"""A legacy repository of eighteen kinds of files: what must be found, at which line of the real file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from repository.made import made

from .running import tonelint

WANTED = {
    ("app/src/main/res/values/strings.xml", 4, "deadline/vague"),
    ("app/src/main/res/values-zh-rTW/strings.xml", 4, "missing/payment-option"),
    ("app/src/main/res/values-zh-rTW/strings.xml", 4, "consistency/twin-facts"),
    ("campaign/五月.xlsx", 3, "submissive/pleading"),
    ("config/dunning.yaml", 11, "stage/days-fall"),
    ("config/dunning.yaml", 15, "stage/threat-dropped"),
    ("config/notices.toml", 4, "accusatory/ignoring-us"),
    ("i18n/en.json", 10, "submissive/no-rush"),
    ("i18n/en.json", 10, "clarity/misspelt-placeholder"),
    ("i18n/en.json", 14, "third-party/employer"),
    ("i18n/zh-CN.json", 10, "third-party/family"),
    ("lang/en/overdue.php", 6, "submissive/apology-for-asking"),
    ("letters/催款函.md", 11, "consistency/capitals"),
    ("lib/l10n/app_en.arb", 3, "third-party/social-media"),
    ("locale/zh_CN/LC_MESSAGES/messages.po", 9, "threatening/ultimatum"),
    ("outbox/inv-88.eml", 11, "blame-shifting/boss"),
    ("sent/log.csv", 5, "consistency/total-changed"),
    ("sms/短信模板.csv", 4, "threatening/harm"),
    ("src/locales/reminders.js", 3, "third-party/employer"),
    ("src/main/resources/messages_en.properties", 3, "blame-shifting/pressed"),
    ("src/main/resources/messages_zh.properties", 2, "consistency/twin-placeholders"),
    ("src/main/resources/messages_zh.properties", 2, "deadline/vague"),
    ("templates/email/final_notice.liquid", 7, "threatening/harm"),
    ("templates/email/first_reminder.hbs", 6, "deadline/vague"),
    ("templates/email/overdue_30.html.j2", 5, "missing/payment-option"),
}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any]:
    root = made(tmp_path_factory.mktemp("sample"))
    ran = tonelint("check", root, "--format", "json")
    assert ran.code == 1
    return root, ran.json


def test_the_faults_are_found_at_their_lines(report: tuple[Path, Any]) -> None:
    root, found = report
    places = {
        (str(Path(each["path"]).relative_to(root)), each["range"]["start"]["line"], each["rule"])
        for each in found["diagnostics"]
    }
    assert WANTED - places == set()


def test_nothing_could_not_be_read(report: tuple[Path, Any]) -> None:
    assert report[1]["errors"] == []
    assert len({Path(each["path"]).suffix for each in report[1]["drafts"]}) >= 15


def test_receipts_are_left_alone(report: tuple[Path, Any]) -> None:
    loud = [each for each in report[1]["diagnostics"] if each["severity"] != "info"]
    assert not [each for each in loud if "paid" in (each["draft"] or "")]


def test_the_branch_without_a_way_to_pay_is_named(report: tuple[Path, Any]) -> None:
    finding = next(
        each
        for each in report[1]["diagnostics"]
        if each["path"].endswith(".j2") and each["rule"] == "missing/payment-option"
    )
    assert finding["message"].endswith("(when not customer.premium)")


def test_the_bytes_at_every_place_are_the_words(report: tuple[Path, Any]) -> None:
    """Where the file writes them plainly: no escape, no line of the format's own between them."""
    _, found = report
    held = 0
    for each in found["diagnostics"]:
        path = Path(each["path"])
        if path.suffix in (".xlsx", ".eml"):
            continue
        encoding = "gbk" if path.parent.name == "sms" else "utf-8"
        start, end = (each["range"][edge]["byte_offset"] for edge in ("start", "end"))
        raw = path.read_bytes()[start:end].decode(encoding)
        if "\\" not in raw and "&" not in raw and "\n" not in raw and not each["absence"]:
            assert raw == each["text"], (each["path"], each["rule"])
            held += 1
    assert held > 20
