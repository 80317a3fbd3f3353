"""Whatever is wrong with the input: one clear line with file and line, exit code 2, never a traceback, and the rest is checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from .running import RULE, rules_of, tonelint, write_rule

FAULTY = "No rush at all, Sam.\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("check", "-", "--stage", "overdu"), "unknown stage 'overdu': did you mean 'overdue'?"),
        (("check", "-", "--stage", "逾期了"), "unknown stage '逾期了': did you mean 'overdue'?"),
        (("check", "-", "--channel", "wechatt"), "unknown channel 'wechatt': did you mean 'wechat'?"),
        (("check", "-", "--format", "jsn"), "no format is called 'jsn', did you mean 'json'?"),
        (("check", "-", "--select", "submisive"), "no rule is called 'submisive', did you mean 'submissive'?"),
        (("check", "-", "--rules", "nowhere"), "nowhere: no such folder of rules"),
        (("check", "-", "--require-context", "sendat"), "unknown context key 'sendat', did you mean 'send-at'?"),
        (("check", "-", "--format", "xlsx"), "--format xlsx is no text: give --output FILE"),
        (("check",), "name a file, a folder, or - for standard input"),
        (("chekc", "-"), "no command is called 'chekc', did you mean 'check'?"),
        (("rule", "submissive/no-rus"), "no rule is called 'submissive/no-rus', did you mean 'submissive/no-rush'?"),
        (("check", "-", "--config", "none.toml"), "none.toml:1: cannot be read: no such file or directory"),
    ],
)  # fmt: skip
def test_words_of_the_command_line(words: tuple[str, ...], error: str) -> None:
    ran = tonelint(*words, stdin=FAULTY)
    assert ran.code == 2
    assert ran.error.endswith(error)


@pytest.mark.parametrize(
    ("text", "line", "error"),
    [
        ("stages = 1\n", 1, "unknown key 'stages'"),
        ("\nselct = ['submissive']\n", 2, "unknown key 'selct', did you mean 'select'?"),
        ("select = [\n", 1, "not valid TOML: "),
        ("[context]\nstage = 'overdu'\n", 2, "unknown stage 'overdu': did you mean 'overdue'?"),
        ("[context]\n\nstagee = 'overdue'\n", 3, "unknown context key 'stagee', did you mean 'stage'?"),
        ("[sender]\nnmae = 'A'\n", 2, "unknown key 'nmae', did you mean 'name'?"),
        ("fail-on = 'warnings'\n", 1, "fail-on is one of error, warning, info, never, not 'warnings', did you mean 'warning'?"),
        ("ignore = ['submissive/no-rsh']\n", 1, "no rule is called 'submissive/no-rsh', did you mean 'submissive/no-rush'?"),
        ("[severity]\n'submissive/no-rush' = 'loud'\n", 2, "'loud' is no severity; known are off, info, warning, error"),
        ("rules = ['mine']\n", 1, "no such folder of rules: mine"),
        ("[paths.'a/**']\nstage = 'finl'\n", 1, "unknown stage 'finl': did you mean 'final'?"),
        ("[placeholders]\ndue_dt = 'deadlin'\n", 2, "no fact is called 'deadlin', did you mean 'deadline'?"),
        ("[[suppress]]\nrule = 'submissive/no-rush'\n", 1, "a suppression needs its reason"),
        ("[[suppress]]\nrule = 'style'\nreason = 'x'\n\n[[suppress]]\nrule = 'style'\nreson = 'x'\n", 5, "unknown key 'reson', did you mean 'reason'?"),
        ("packs = ['uk']\n", 1, "no pack is called 'uk'"),
        ("max-file-size = 'big'\n", 1, "max-file-size is a number of megabytes above 0"),
    ],
)  # fmt: skip
def test_configuration(text: str, line: int, error: str) -> None:
    Path("tonelint.toml").write_text(text, "utf-8")
    ran = tonelint("check", "-", stdin=FAULTY)
    assert ran.code == 2
    assert ran.error.startswith(f"tonelint.toml:{line}: {error}")


def test_configuration_in_pyproject_names_its_line() -> None:
    Path("pyproject.toml").write_text("[project]\nname = 'x'\n\n[tool.tonelint]\nfail-onn = 'error'\n")
    assert tonelint("check", "-", stdin=FAULTY).error == (
        "pyproject.toml:5: unknown key 'fail-onn', did you mean 'fail-on'?"
    )


@pytest.mark.parametrize(
    ("change", "place", "error"),
    [
        (("forbid:", "forbids:"), "4:10", "unknown key 'forbids', did you mean 'forbid'?"),
        (("sources: [PRAC]", "sources: [PRAC]\nsources: [PRAC]"), "4:1", "key 'sources' stands twice"),
        (("sources: [PRAC]\n", ""), "1:1", "a rule needs sources:"),
        (("[PRAC]", "[NOBODY]"), "", "source 'NOBODY' stands in no sources.yaml"),
        (('"bluebell"', '"blue(bell"'), "4:", ""),
        (("title: {zh", "title: {zh: [}\nx: {zh"), "1:", "not valid YAML"),
        (('"bluebell"', '"<no-such-set>"'), "4:15", "no word set or fact is called <no-such-set>"),
    ],
)
def test_rule_files_show_a_caret(change: tuple[str, str], place: str, error: str) -> None:
    write_rule(Path("mine"), RULE.replace(*change))
    for command in (("check", "-", "--no-cache"), ("test",)):
        ran = tonelint(*command, "--rules", "mine", stdin=FAULTY)
        lines = ran.err.splitlines()
        assert ran.code == 2
        assert lines[0].startswith(f"mine/style/bluebell.yaml:{place}")
        assert error in lines[0]
        assert lines[2].lstrip() == "^"


def test_an_example_that_does_not_hold() -> None:
    write_rule(Path("mine"), RULE.replace("A ⟦bluebell⟧ again.", "A ⟦daisy⟧ again."))
    ran = tonelint("test", "style/bluebell", "--rules", "mine")
    assert ran.code == 1
    assert ran.error.startswith("mine/style/bluebell.yaml:6: style/bluebell: bad example wants ⟦daisy⟧, hits nothing")


def test_two_rules_of_one_name() -> None:
    write_rule(Path("one"))
    write_rule(Path("two"))
    ran = tonelint("check", "-", "--rules", "one", "--rules", "two", "--no-cache", stdin=FAULTY)
    assert ran.code == 2
    assert "two/style/bluebell.yaml:1:1: rule style/bluebell exists already in " in ran.err


def test_paths_that_cannot_be_read_cost_only_themselves(tmp_path: Path) -> None:
    Path("good.txt").write_text(FAULTY)
    Path("empty").mkdir()
    Path("zero.txt").write_bytes(b"No \0 rush")
    Path("odd.txt").write_bytes(
        "请付款，谢谢您的合作，我们会尽快处理。".encode() + b"\xff\xfe\xff" + "请于今天付款。".encode()
    )
    ran = tonelint(
        "check", "missing.txt", "empty", "zero.txt", "odd.txt", "good.txt", "--format", "json", "--stage", "overdue"
    )
    assert ran.code == 2
    assert [error["path"] for error in ran.json["errors"]] == ["missing.txt", "empty", "zero.txt", "odd.txt"]
    assert len(ran.err.splitlines()) == 4
    assert "submissive/no-rush" in rules_of(ran)


def test_a_broken_row_costs_only_its_line() -> None:
    Path("rows.jsonl").write_text('{"text": "No rush at all."}\n{"text": \n{"text": "No hurry at all."}\n')
    ran = tonelint("check", "rows.jsonl", "--format", "json")
    assert ran.code == 2
    assert ran.error.startswith("rows.jsonl:2: broken JSON")
    assert rules_of(ran).count("submissive/no-rush") == 2


def test_broken_and_unknown_front_matter() -> None:
    Path("a.md").write_text("---\nstage: [\n---\nNo rush at all.\n")
    Path("b.md").write_text("---\nchannel: email\nstage: overdu\n---\nNo rush at all.\n")
    ran = tonelint("check", "a.md", "b.md", "--format", "json")
    assert ran.code == 2
    first, second = ran.err.splitlines()
    assert first.startswith("a.md:")
    assert "broken front matter" in first
    assert second == "b.md:3: unknown stage 'overdu': did you mean 'overdue'?"
    assert rules_of(ran).count("submissive/no-rush") == 2


def test_what_is_only_a_note() -> None:
    Path("d").mkdir()
    Path("d/a.txt").write_text(FAULTY)
    Path("d/empty.txt").write_text("")
    Path("d/zero.txt").write_bytes(b"a\0b")
    Path("tonelint.toml").write_text("max-file-size = 0.001\n")
    Path("d/large.txt").write_text("x " * 2000)
    ran = tonelint("check", "d", "--format", "json", "--exit-zero")
    assert ran.code == 0, ran.err
    notes = "\n".join(ran.json["summary"]["notes"])
    assert "d/empty.txt: empty file" in notes
    assert "d/zero.txt" in notes
    assert "d/large.txt: skipped" in notes


def test_a_pipe_that_lost_the_letters() -> None:
    ran = tonelint("check", "-", stdin="???,??????????2600??\n")
    assert ran.code == 2
    assert "PowerShell" in ran.error


def test_control_characters_never_reach_the_terminal() -> None:
    draft = "No rush at all \x1b[31m\x07\x9b2J\u202e, Sam.\n"
    for form in ("full", "concise", "json"):
        ran = tonelint("check", "-", "--format", form, "--stage", "overdue", stdin=draft)
        assert ran.code == 1
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(ran.out + ran.err)


def test_a_required_key_that_nobody_knows() -> None:
    write_rule(Path("mine"), RULE.replace("examples:", "when: {audience: [consumer]}\nexamples:"))
    words = ("check", "-", "--rules", "mine", "--require-context", "audience", "--select", "style/bluebell")
    ran = tonelint(*words, stdin="A bluebell.\n")
    assert ran.code == 2
    assert ran.error == "-:1: audience is required and not known: style/bluebell not judged"
    assert tonelint(*words, "--audience", "consumer", stdin="A bluebell.\n").code == 1
