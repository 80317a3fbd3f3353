"""``tonelint check`` from end to end: whole drafts in, findings and exit codes out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import tonelint as library
from tonelint import writers

from .running import rules_of, tonelint, write_rule

DRAFT = "X总,这款您看着办,不急哈"
SCHEMA = json.loads((Path(writers.__file__).parent / "output.schema.json").read_text("utf-8"))


def _no_rush(data: bytes, *words: str) -> dict:
    ran = tonelint("check", "-", "--stage", "overdue", "--format", "json", *words, stdin=data)
    jsonschema.validate(ran.json, SCHEMA)
    return next(finding for finding in ran.json["diagnostics"] if finding["rule"] == "submissive/no-rush")


@pytest.mark.parametrize("before", ["", "𠮷😀", "e\u0301 "])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_offsets_in_all_units(before: str, newline: str) -> None:
    text = f"您好{newline}{before}{DRAFT}{newline}"
    finding = _no_rush(text.encode())
    start = finding["range"]["start"]
    line = f"{before}X总,这款您看着办,"
    assert finding["text"].startswith("不急")
    assert start["line"] == 2
    assert start["column"] == len(line) + 1
    assert start["utf16_column"] == len(line.encode("utf-16-le")) // 2 + 1
    assert start["offset"] == text.index("不急")
    assert start["byte_offset"] == text[: text.index("不急")].encode().__len__()


def test_a_byte_order_mark_counts_in_bytes_only() -> None:
    finding = _no_rush(b"\xef\xbb\xbf" + DRAFT.encode())
    assert finding["range"]["start"]["column"] == DRAFT.index("不急") + 1
    assert finding["range"]["start"]["byte_offset"] == 3 + len(DRAFT[: DRAFT.index("不急")].encode())


def test_traditional_is_found_and_answered_in_traditional() -> None:
    finding = _no_rush("X總,這款您看著辦,不急哈".encode())
    assert finding["text"].startswith("不急")


def test_gb18030_on_standard_input() -> None:
    finding = _no_rush("王总您好，这笔货款您看着办，不急哈，您先忙您的。".encode("gb18030"))
    assert finding["text"].startswith("不急")


@pytest.mark.parametrize("word", ["overdue", "逾期", "OVERDUE", "past due"])
def test_stage_in_both_languages(word: str) -> None:
    ran = tonelint("check", "-", "--stage", word, "--format", "json", stdin=DRAFT)
    assert ran.json["drafts"][0]["context"]["stage"]["value"] == "overdue"


def test_days_give_the_stage() -> None:
    ran = tonelint("check", "-", "--days", "45", "--format", "json", stdin=DRAFT)
    assert ran.json["drafts"][0]["context"]["stage"] == {"value": "overdue-late", "origin": "flag", "reason": "45"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), 1),
        (("--fail-on", "error"), 0),
        (("--fail-on", "never"), 0),
        (("--exit-zero",), 0),
        (("--select", "threatening"), 0),
        (("--ignore", "submissive,missing,deadline,clarity"), 0),
        (("--select", "submissive", "--ignore", "submissive/no-rush"), 0),
        (("--select", "submissive/no-rush"), 1),
    ],
)
def test_exit_codes(words: tuple[str, ...], code: int) -> None:
    assert tonelint("check", "-", "--stage", "overdue", *words, stdin="No rush at all, Sam.").code == code


def test_ui_language_follows_the_locale() -> None:
    chinese = tonelint("check", "-", "--stage", "overdue", stdin=DRAFT, env={"LC_ALL": "zh_CN.UTF-8"})
    english = tonelint("check", "-", "--stage", "overdue", stdin=DRAFT, env={"LC_ALL": "en_GB.UTF-8"})
    assert "太软" in chinese.out
    assert "too soft" in english.out


def test_colour_by_choice_and_environment() -> None:
    def colored(*words: str, **env: str) -> bool:
        return "\x1b[" in tonelint("check", "-", "--stage", "overdue", *words, stdin=DRAFT, env=env).out

    assert not colored()
    assert colored(FORCE_COLOR="1")
    assert not colored(FORCE_COLOR="1", NO_COLOR="1")
    assert colored("--color", "always", NO_COLOR="1")


def test_files_folders_and_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dunning" / "sms").mkdir(parents=True)
    (tmp_path / "dunning" / "sms" / "final_notice.txt").write_text("No rush, pay invoice 88.\n")
    (tmp_path / "dunning" / "30_days.md").write_text("No rush, pay invoice 88.\n")
    (tmp_path / "README.md").write_text("no rush\n")
    monkeypatch.chdir(tmp_path)
    ran = tonelint("check", ".", "--format", "json")
    stages = {each["path"]: each["context"]["stage"] for each in ran.json["drafts"]}
    assert stages["dunning/sms/final_notice.txt"]["value"] == "final"
    assert stages["dunning/sms/final_notice.txt"]["origin"] == "path"
    assert stages["dunning/30_days.md"]["value"] == "overdue"
    assert set(stages) == {"dunning/sms/final_notice.txt", "dunning/30_days.md"}
    channels = {each["path"]: each["context"].get("channel", {}).get("value") for each in ran.json["drafts"]}
    assert channels["dunning/sms/final_notice.txt"] == "sms"


def test_front_matter_wins_over_names_and_a_flag_over_both(tmp_path: Path) -> None:
    path = tmp_path / "final-notice.md"
    path.write_text("---\nstage: due\n---\nNo rush.\n")
    assert tonelint("check", path, "--format", "json").json["drafts"][0]["context"]["stage"]["value"] == "due"
    ran = tonelint("check", path, "--format", "json", "--stage", "overdue")
    assert ran.json["drafts"][0]["context"]["stage"] == {"value": "overdue", "origin": "flag", "reason": ""}


def test_own_rules_folder(tmp_path: Path) -> None:
    write_rule(tmp_path)
    ran = tonelint("check", "-", "--rules", tmp_path, "--format", "json", stdin="A bluebell for invoice 8.")
    assert "style/bluebell" in rules_of(ran)
    assert tonelint("test", "style/bluebell", "--rules", tmp_path).code == 0


def test_stdin_filename_picks_the_reader() -> None:
    row = '{"id": "a", "text": "No rush at all.", "stage": "overdue"}\n'
    ran = tonelint("check", "-", "--stdin-filename", "rows.jsonl", "--format", "json", stdin=row)
    assert ran.json["drafts"][0]["draft"] == "a"
    assert ran.json["drafts"][0]["path"] == "rows.jsonl"


def test_diff_from_an_earlier_report(tmp_path: Path) -> None:
    old = tmp_path / "old.json"
    draft = tmp_path / "a.txt"
    draft.write_text("No rush at all.\n")
    words = ("--select", "submissive", "--stage", "overdue")
    assert tonelint("check", draft, "--format", "json", "--output", old, *words).code == 1
    assert tonelint("check", draft, "--diff-from", old, *words).code == 0
    draft.write_text("No rush at all.\nNo hurry with it, Sam.\n")
    ran = tonelint("check", draft, "--diff-from", old, "--format", "json", *words)
    assert ran.code == 1
    assert [finding["text"].lower() for finding in ran.json["diagnostics"]] == ["no hurry"]
    assert any("1 new" in note for note in ran.json["summary"]["notes"])


def test_changed_since(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    git = ("git", "-c", "user.name=t", "-c", "user.email=t@example.org")
    (tmp_path / "old.txt").write_text("No rush at all.\n")
    for words in (("init", "-q"), ("add", "."), ("commit", "-qm", "one")):
        subprocess.run([*git, *words], check=True)
    (tmp_path / "new.txt").write_text("No hurry at all.\n")
    ran = tonelint("check", ".", "--changed-since", "HEAD", "--format", "json")
    assert [each["path"] for each in ran.json["drafts"]] == ["new.txt"]
    assert "git" in tonelint("check", ".", "--changed-since", "no-such-thing").error


def test_many_files_in_processes_are_judged_as_in_one(tmp_path: Path) -> None:
    """Small files go to one process each; the rows of a large one are shared out by batches."""
    for number in range(34):
        (tmp_path / f"{number:02}.txt").write_text(f"No rush at all on invoice {number}.\n")
    rows = [json.dumps({"id": str(n), "text": f"Invoice {n}: no rush.", "remark": "x" * 2000}) for n in range(300)]
    (tmp_path / "rows.jsonl").write_text("\n".join([*rows[:150], "{broken", *rows[150:]]))
    words = ("check", tmp_path, "--format", "json", "--select", "submissive/no-rush", "--stage", "overdue")
    alone = tonelint(*words, "--jobs", "1", "--no-cache")
    together = tonelint(*words, "--jobs", "3", "--no-cache")
    kept = [tonelint(*words, "--jobs", "2") for _ in range(2)]
    assert alone.code == 2
    assert alone.err.count("\n") == 1
    assert [draft["draft"] for draft in alone.json["drafts"]][34:] == [str(number) for number in range(300)]
    assert len(alone.json["diagnostics"]) == 334
    assert alone == together == kept[0] == kept[1]


def test_the_cold_path_of_an_english_draft(tmp_path: Path) -> None:
    """Nothing heavy is imported for an English draft once the rules are compiled."""
    (tmp_path / "tonelint.toml").write_text('[context]\nstage = "overdue"\n')
    draft = tmp_path / "a.txt"
    draft.write_text("Sam, no rush at all on invoice 88 for $120.00.\n")
    command = [sys.executable, "-X", "importtime", "-m", "tonelint", "check", "a.txt"]
    env = {**os.environ, "PYTHONPATH": str(Path(library.__file__).parents[1])}
    for _ in range(2):
        ran = subprocess.run(command, check=False, cwd=tmp_path, env=env, capture_output=True, text=True)
    assert ran.returncode == 1, ran.stderr
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in ran.stderr.splitlines() if "|" in line}
    heavy = {
        "jieba",
        "pygls",
        "lsprotocol",
        "numpy",
        "opencc",
        "yaml",
        "sklearn",
        "hashlib",
        "sqlite3",
        "multiprocessing",
    }
    assert not imported & heavy


def test_paste_without_a_command() -> None:
    ran = tonelint(stdin="Invoice 88 is 12 days overdue. No rush at all, Sam.")
    assert "too soft" in ran.out
