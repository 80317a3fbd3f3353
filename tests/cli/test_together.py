"""Drafts that belong together, through the whole tool: each finding with both places."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .running import Ran, rules_of, tonelint

FIRST = "Hi Tom, invoice INV-90 for £1,200 was due on 30 April. Please pay by 9 May by bank transfer, sort code 20-00-00, account 55779911."
AGAIN = "Hi Tom, it is still open. Please pay by 14 May, or tell me what stands in the way."


def _table(folder: Path, *rows: tuple[str, str, str]) -> Path:
    path = folder / "log.csv"
    lines = ["account,send_at,message", *(f'{account},{moment},"{text}"' for account, moment, text in rows)]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def _check(*words: str | Path) -> Ran:
    return tonelint("check", *words, "--all", "--format", "json")


def test_what_a_thread_said_before_is_not_missing_now(tmp_path: Path) -> None:
    alone = _check(_table(tmp_path, ("A", "2025-05-07 10:00", AGAIN)), "--stage", "overdue")
    after = _check(
        _table(tmp_path, ("A", "2025-05-07 10:00", AGAIN), ("A", "2025-05-02 10:00", FIRST)), "--stage", "overdue"
    )
    wanted = {"missing/amount", "missing/payment-option", "missing/reference"}
    assert wanted <= set(rules_of(alone))
    assert not wanted & set(rules_of(after))


def test_another_account_said_nothing_to_this_one(tmp_path: Path) -> None:
    ran = _check(
        _table(tmp_path, ("B", "2025-05-02 10:00", FIRST), ("A", "2025-05-07 10:00", AGAIN)), "--stage", "overdue"
    )
    assert "missing/amount" in rules_of(ran)


def test_contacts_are_counted_from_the_rows(tmp_path: Path) -> None:
    ran = _check(_table(tmp_path, *(("A", f"2025-05-{day:02} 10:00", f"{FIRST} {day}") for day in range(1, 7))))
    counts = [draft["context"]["contacts-this-week"]["value"] for draft in ran.json["drafts"]]
    assert counts == ["1", "2", "3", "4", "5", "6"]
    assert rules_of(ran).count("timing/contacts-base") == 2


def test_a_sum_that_changes_names_both_places(tmp_path: Path) -> None:
    path = _table(
        tmp_path,
        ("A", "2025-05-02 10:00", FIRST),
        ("A", "2025-05-12 10:00", "Invoice INV-90 for £1,320 is still open. Please pay by 19 May."),
    )
    finding = next(each for each in _check(path).json["diagnostics"] if each["rule"] == "consistency/total-changed")
    text = path.read_text("utf-8")
    other = finding["related"][0]["range"]
    assert finding["text"] == "£1,320"
    assert text[other["start"]["offset"] : other["end"]["offset"]] == "£1,200"


def test_rows_out_of_order_and_the_same_row_in_two_processes(tmp_path: Path) -> None:
    rows = [("A", f"2025-05-{day:02} 10:00", "Your balance of $210 is past due, pay as agreed.") for day in (9, 2, 5)]
    ran = _check(_table(tmp_path, *rows), "--jobs", "2")
    found = [each["draft"] for each in ran.json["diagnostics"] if each["rule"] == "conduct/repeat-unchanged"]
    assert [name.split(":")[0] for name in found] == ["row 2"]


def _files(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        path = folder / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def test_versions_name_each_other(tmp_path: Path) -> None:
    folder = _files(
        tmp_path,
        **{
            "final.zh": "账单{{amount}}元请于5月20日前付清：{{pay_link}}",
            "final.en": "Please pay {{amount}} by 12 May: {{pay_link}}",
        },
    )
    finding = next(each for each in _check(folder).json["diagnostics"] if each["rule"] == "consistency/twin-times")
    assert {Path(finding["path"]).name, Path(finding["related"][0]["path"]).name} == {"final.zh.txt", "final.en.txt"}
    assert finding["severity"] == "error"


def test_entries_beside_count_no_drafts(tmp_path: Path) -> None:
    folder = _files(tmp_path, **{"a.zh": "账单请于5月20日前支付3,000元。", "a.en": "Please pay RMB 3,000 by 2 May."})
    report = _check(folder).json
    assert report["summary"]["drafts"] == len(report["drafts"]) == 2
    assert "consistency/twin-times" in {each["rule"] for each in report["diagnostics"]}


def test_a_series_of_reminders(tmp_path: Path) -> None:
    folder = _files(
        tmp_path,
        first_reminder="Invoice 88 for £300 is 3 days overdue. Please pay by 9 May.",
        second_reminder="Invoice 88 is 15 days overdue. Pay by 20 May or we will suspend your account.",
        final_notice="Invoice 88 for £300 is still open. Please pay by 30 May, no rush.",
    )
    rules = rules_of(_check(folder))
    assert {"stage/threat-dropped", "stage/tone-falls"} <= set(rules)


def test_the_configuration_may_accept_and_ignore_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _files(tmp_path, **{"a.zh": "账单请于5月20日前支付3,000元。", "a.en": "Please pay RMB 3,000 by 2 May."})
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tonelint.toml").write_text(
        '[paths."*.en.txt"]\nignore = ["consistency"]\n[paths."*.zh.txt"]\nignore = ["consistency"]\n'
    )
    assert "consistency/twin-times" not in rules_of(_check("."))
    (tmp_path / "tonelint.toml").write_text('[[suppress]]\nrule = "consistency/twin-times"\nreason = "agreed"\n')
    assert "consistency/twin-times" not in rules_of(_check("."))


def test_versions_inside_one_catalogue_and_on_standard_input() -> None:
    catalogue = {
        "zh": {"smsBody": "账单请于5月20日前支付3,000元。"},
        "en": {"smsBody": "Please pay your bill, RMB 3,000, by 2 May."},
    }
    ran = tonelint("check", "-", "--stdin-filename", "t.json", "--format", "json", stdin=json.dumps(catalogue).encode())
    assert "consistency/twin-times" in rules_of(ran)


def test_a_misspelt_placeholder_beside_its_twin_in_another_file(tmp_path: Path) -> None:
    folder = _files(tmp_path, one="Please pay {{amount}} by {{due_dtae}}.", two="{{amount}} was due on {{due_date}}.")
    finding = next(
        each for each in _check(folder).json["diagnostics"] if each["rule"] == "clarity/misspelt-placeholder"
    )
    assert finding["text"] == "{{due_dtae}}"
    assert Path(finding["related"][0]["path"]).name == "two.txt"


def test_many_drafts_that_share_nothing_stay_alone(tmp_path: Path) -> None:
    folder = _files(tmp_path, **{f"note{i}": f"Hello {i}, thank you for your payment." for i in range(5)})
    assert not any(each["related"] for each in _check(folder).json["diagnostics"])
