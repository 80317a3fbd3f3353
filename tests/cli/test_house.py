"""What a house adopts: settings by path, accepted findings, a baseline, init, placeholders."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tonelint.message.naming import named
from tonelint.rulebook.cache import rulebook
from tonelint.run import vocabulary

from .running import rules_of, tonelint

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _stage(path: str) -> dict[str, str]:
    drafts = tonelint("check", path, "--format", "json", "--exit-zero").json["drafts"]
    return drafts[0]["context"].get("stage", {})


def test_settings_by_path() -> None:
    Path("t/late").mkdir(parents=True)
    Path("t/late/a.txt").write_text("Please pay invoice 88, no rush.\n")
    Path("t/late/b.txt").write_text("Please pay invoice 88, no rush.\n")
    Path("tonelint.toml").write_text(
        "[context]\nstage = 'due'\n\n[paths.'t/late/**']\nstage = '严重逾期'\nignore = ['missing']\n\n"
        "[paths.'t/late/b.txt']\nstage = 'final'\nselect = ['deadline']\n"
    )
    assert _stage("t/late/a.txt")["value"] == "overdue-late"
    assert _stage("t/late/b.txt")["value"] == "final"
    rules = rules_of(tonelint("check", "t/late/a.txt", "--format", "json"))
    assert "submissive/no-rush" in rules
    assert not any(rule.startswith("missing/") for rule in rules)
    assert {rule.partition("/")[0] for rule in rules_of(tonelint("check", "t/late/b.txt", "--format", "json"))} <= {
        "deadline"
    }


def test_severity_of_the_house() -> None:
    words = ("check", "-", "--stage", "overdue", "--select", "submissive/no-rush", "--format", "json")
    Path("tonelint.toml").write_text("[severity]\n'submissive/no-rush' = {overdue = 'error'}\n")
    assert tonelint(*words, stdin="No rush.").json["diagnostics"][0]["severity"] == "error"
    Path("tonelint.toml").write_text("[severity]\nsubmissive = 'off'\n")
    assert tonelint(*words, stdin="No rush.").json["diagnostics"] == []


def test_settings_are_found_above_the_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("pyproject.toml").write_text("[tool.tonelint]\nignore = ['submissive']\n")
    Path("a/b").mkdir(parents=True)
    monkeypatch.chdir("a/b")
    words = ("check", "-", "--stage", "overdue", "--select", "submissive")
    assert tonelint(*words, stdin="No rush.").code == 0
    assert tonelint(*words, "--isolated", stdin="No rush.").code == 1


def test_a_suppression_has_a_reason_and_an_end() -> None:
    Path("a.txt").write_text("No rush at all.\n")
    words = ("check", ".", "--stage", "overdue", "--select", "submissive", "--format", "json")
    entry = "[[suppress]]\nrule = 'submissive/no-rush'\npath = '*.txt'\nreason = 'a friend'\nuntil = {}\n"
    Path("tonelint.toml").write_text(entry.format("2999-01-01"))
    assert tonelint(*words).json["diagnostics"] == []
    Path("tonelint.toml").write_text(entry.format("2001-01-01"))
    ran = tonelint(*words)
    assert rules_of(ran) == ["submissive/no-rush"]
    assert ran.json["summary"]["notes"] == ["tonelint.toml:1: accepting submissive/no-rush ran out on 2001-01-01"]
    Path("a.txt").write_text("Thank you.\n")
    Path("tonelint.toml").write_text(entry.format("2999-01-01"))
    assert tonelint(*words).json["summary"]["notes"] == [
        "tonelint.toml:1: accepting submissive/no-rush is unused: remove it"
    ]


def test_front_matter_accepts_with_a_reason() -> None:
    words = ("check", "a.md", "--stage", "overdue", "--select", "submissive", "--format", "json")
    Path("a.md").write_text('---\ntonelint-ignore: "submissive/no-rush: agreed with Sam"\n---\nNo rush at all.\n')
    assert tonelint(*words).json["diagnostics"] == []
    Path("a.md").write_text("---\ntonelint-ignore: submissive/no-rush\n---\nNo rush at all.\n")
    ran = tonelint(*words)
    assert ran.code == 2
    assert ran.error.startswith("a.md:2: an accepted rule needs its reason")
    assert rules_of(ran) == ["submissive/no-rush"]


def test_a_baseline_shows_only_what_is_new() -> None:
    shutil.copytree(EXAMPLES / "bad", "t")
    assert tonelint("check", "t").code == 1
    assert "findings accepted" in tonelint("baseline", "create").out
    assert tonelint("check", "t").code == 0
    name = Path("t/zh-wechat-overdue.txt")
    name.write_text("\n\n" + name.read_text("utf-8").replace("。", "。\n"), "utf-8")
    name.rename("t/zh-wechat-overdue-renamed.txt")
    assert tonelint("check", "t").code == 0, "moved lines and renamed files are not new"
    Path("t/new-overdue.txt").write_text("Invoice 88: no rush at all.\n")
    ran = tonelint("check", "t", "--format", "json")
    loud = [finding for finding in ran.json["diagnostics"] if finding["severity"] != "info"]
    assert {finding["path"] for finding in loud} == {"t/new-overdue.txt"}
    assert "submissive/no-rush" in rules_of(ran)


def test_a_baseline_is_pruned_updated_and_shown() -> None:
    Path("a-overdue.txt").write_text("Invoice 88: no rush at all.\n")
    tonelint("baseline", "create", "--reason", "legacy")
    Path("a-overdue.txt").write_text("Invoice 88: no hurry at all.\n")
    assert any(
        "no longer needed" in note for note in tonelint("check", ".", "--format", "json").json["summary"]["notes"]
    )
    assert tonelint("baseline", "update", "--reason", "second").code == 0
    shown = tonelint("baseline", "show").out
    assert "no hurry" in shown.lower()
    assert "second" in shown
    assert "no rush" not in shown.lower()
    Path("a-overdue.txt").write_text("Thank you.\n")
    assert tonelint("baseline", "prune").code == 0
    assert json.loads(Path("tonelint-baseline.json").read_text("utf-8"))["accepted"] == []
    Path("tonelint-baseline.json").write_text('{"version": 1,\n oops')
    assert tonelint("check", ".").error.startswith("tonelint-baseline.json:2: not valid JSON")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_reviewers_verdicts_are_read_back(form: str) -> None:
    Path("a-overdue.txt").write_text("Invoice 88: no rush at all. Pay when you like.\n")
    table = f"review.{form}"
    assert tonelint("check", "a-overdue.txt", "--format", form, "--output", table, "--select", "submissive").code == 1
    _judge(Path(table))
    ran = tonelint("baseline", "accept", table)
    assert "verdicts taken" in ran.out
    assert "a running joke" in tonelint("baseline", "show").out
    assert rules_of(tonelint("check", "a-overdue.txt", "--format", "json", "--select", "submissive/no-rush")) == []


def _judge(table: Path) -> None:
    """The reviewer accepts every row, with a reason."""
    if table.suffix == ".csv":
        head, *rows = table.read_text("utf-8-sig").splitlines()
        table.write_text("\n".join([head, *(row.removesuffix(",") + "accept,a running joke" for row in rows)]), "utf-8")
        return
    from openpyxl import load_workbook

    book = load_workbook(table)
    sheet = book.worksheets[0]
    names = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        row[names.index("verdict")].value = "accept"
        row[names.index("reason")].value = "a running joke"
    book.save(table)


def test_init_leaves_a_legacy_repository_green() -> None:
    shutil.copytree(EXAMPLES / "bad", "templates")
    ran = tonelint("init", "--baseline")
    assert ran.code == 0
    assert "Look first at templates/" in ran.out
    assert tonelint("check", ".").code == 0
    assert "id: tonelint" in Path(".pre-commit-config.yaml").read_text("utf-8")
    assert tonelint("init").error.endswith("tonelint.toml exists: change it, or give --force")


def test_placeholders_and_the_table_of_the_house() -> None:
    Path("a.txt").write_text("We value {{ zq_a }} most. Invoice {{invoice_no}} of {{ amount_due }} fell due.\n")
    kinds = {
        row["written"]: row["kind"] for row in tonelint("placeholders", ".", "--format", "json").json["placeholders"]
    }
    assert kinds == {"{{ zq_a }}": "unknown", "{{invoice_no}}": "reference", "{{ amount_due }}": "amount"}
    Path("tonelint.toml").write_text("[placeholders]\nzq_a = 'debtor'\n")
    kinds = {
        row["written"]: row["kind"] for row in tonelint("placeholders", ".", "--format", "json").json["placeholders"]
    }
    assert kinds["{{ zq_a }}"] == "debtor"


@pytest.mark.parametrize(
    ("path", "key", "stage", "channel"),
    [
        ("dunning/30_days.md", None, "overdue", None),
        ("dunning/7_days.md", None, "overdue-early", None),
        ("x/first_reminder.txt", None, "overdue-early", None),
        ("sms/final-notice.txt", None, "final", "sms"),
        ("模板/逾期第3天.txt", None, "overdue-early", None),
        ("模板/短信/最后通知.txt", None, "final", "sms"),
        ("a/D+7.md", None, "overdue-early", None),
        ("a/D-3.md", None, "pre-due", None),
        ("a/到期前3天.md", None, "pre-due", None),
        ("dunning_level_2.html", None, "overdue", None),
        ("locale/en.yml", "emails.finalNotice.body", "final", "email"),
        ("locale/en.yml", "sms.pre_due", "pre-due", "sms"),
        ("locale/final.yml", "sms.pre_due", "pre-due", "sms"),
        ("templates/overdue_45.liquid", None, "overdue-late", None),
        ("terms/net_30_days.md", None, None, None),
        ("src/finally.txt", None, None, None),
        ("/home/overdue/final/inbox/a.txt", None, None, None),
    ],
)
def test_what_names_say(path: str, key: str | None, stage: str | None, channel: str | None) -> None:
    found = named(vocabulary(rulebook()), path, key)
    assert (found["stage"].word if "stage" in found else None) == stage
    assert (found["channel"].word if "channel" in found else None) == channel
