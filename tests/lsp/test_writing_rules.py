"""Rule files, word sets, the configuration and front matter while they are written: completed, and checked at once."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from lsprotocol import types

from tonelint.rulebook import schema
from tonelint.rulebook.compile import files
from tonelint.rulebook.load import home

from .driving import Editor, editor
from .house import workspace

RULE = "rules/house/no-rush.yaml"
# (file, language, text with ┃ at the cursor, some that must be offered, one that must not)
CASES = {
    "front matter key": ("a.md", "---\nst┃\n---\n请付款。", ["stage", "channel", "audience"], "final"),
    "front matter value": ("a.md", "---\nstage: ┃\n---\n请付款。", ["overdue", "final"], "sms"),
    "front matter alias": ("a.md", "---\n渠道: ┃\n---\n请付款。", ["sms", "wechat"], "final"),
    "front matter, not closed yet": ("a.md", "---\nstage: o┃\n", ["overdue"], "sms"),
    "front matter rule": ("a.md", "---\ntonelint-ignore: house/┃\n---\n请付款。", ["house/no-rush"], "stage"),
    "config key": ("tonelint.toml", "sel┃", ["select", "ignore", "fail-on"], "house/no-rush"),
    "config rule": ("tonelint.toml", 'select = ["house/┃"]', ["house/no-rush", "house/shouting"], "select"),
    "config rule on its own line": ("tonelint.toml", 'ignore = [\n  "┃"\n]', ["house/no-rush"], "select"),
    "config context": ("tonelint.toml", '[context]\nstage = "┃"', ["pre-due", "final"], "sms"),
    "config severity": ("tonelint.toml", '[severity]\n"house/no-rush" = "┃"', ["error", "off"], "house/no-rush"),
    "config fail-on": ("tonelint.toml", 'fail-on = "┃"', ["error", "never"], "overdue"),
    "rule key": (RULE, "ti┃", ["title", "forbid", "examples"], "near"),
    "rule stage": (RULE, "severity:\n  ┃", ["pre-due", "final"], "title"),
    "rule severity": (RULE, "severity: {due: ┃}", ["error", "off"], "title"),
    "rule guard": (RULE, "unless:\n  - ┃", ["negated", "quoted"], "title"),
    "rule word set": (RULE, 'forbid: {zh: ["<┃"]}', ["negation", "deadline"], "title"),
    "rule source": (RULE, "sources: [┃]", ["PRAC"], "title"),
    "rule effect": (RULE, "instead:\n  - effect: ┃", ["form", "tone-only"], "title"),
    "word set fact": ("rules/words/zh/payday.yaml", "fact: ┃", ["deadline", "way-to-pay"], "title"),
}


def run(root: Path, session: Callable[[Editor], Awaitable[None]]) -> None:
    async def whole() -> None:
        async with editor(workspace(root)) as ed:
            await session(ed)

    asyncio.run(whole())


def test_completions(tmp_path: Path) -> None:
    async def session(ed: Editor) -> None:
        for number, (name, (file, marked, wanted, unwanted)) in enumerate(CASES.items()):
            before, after = marked.split("┃")
            path = file if file.startswith("rules") or file.endswith(".toml") else f"{number}-{file}"
            ed.open(path, before + after)
            place = types.Position(before.count("\n"), len(before.rpartition("\n")[2]))
            params = types.CompletionParams(types.TextDocumentIdentifier(ed.uri(path)), place)
            found = await ed.client.text_document_completion_async(params)
            labels = [each.label for each in found.items]
            assert set(wanted) <= set(labels), (name, labels)
            assert unwanted not in labels, (name, labels)
            edit = found.items[labels.index(wanted[0])].text_edit
            assert edit.range.end == place, name
            ed.client.text_document_did_close(types.DidCloseTextDocumentParams(params.text_document))

    run(tmp_path, session)


def test_nothing_is_completed_in_a_message(tmp_path: Path) -> None:
    async def session(ed: Editor) -> None:
        ed.open("a.txt", "请付款:")
        params = types.CompletionParams(types.TextDocumentIdentifier(ed.uri("a.txt")), types.Position(0, 4))
        assert not (await ed.client.text_document_completion_async(params)).items

    run(tmp_path, session)


FAULTS = {
    "unknown key": ("forbid:", "forbidd:", "unknown key 'forbidd', did you mean 'forbid'?", 4),
    "severity": ("severity: warning", "severity: loud", "'loud' is no severity", 3),
    "word set": ("[不着急]", '["<nobody>"]', "no word set or fact is called <nobody>", 4),
    "YAML": ("[不着急]", "[不着急", "not valid YAML", 4),
    "source": ("[PRAC]", "[NOBODY]", "source 'NOBODY' stands in no sources.yaml", 2),
}


def test_faults_of_rule_files_are_shown_at_their_place(tmp_path: Path) -> None:
    async def session(ed: Editor) -> None:
        good = (tmp_path / RULE).read_text("utf-8")
        ed.open(RULE, good, "yaml")
        await ed.diagnostics(RULE)
        for name, (old, new, message, line) in FAULTS.items():
            ed.write(RULE, good.replace(old, new, 1))
            (told,) = await ed.diagnostics(RULE)
            assert message in told.message, name
            assert told.range.start.line == line, (name, told)
        ed.write(RULE, good)
        assert list(await ed.diagnostics(RULE)) == []

    run(tmp_path, session)


def test_examples_that_fail_are_shown_once_the_rule_is_saved(tmp_path: Path) -> None:
    async def session(ed: Editor) -> None:
        path = tmp_path / RULE
        text = path.read_text("utf-8").replace("请付款。", "这笔不着急。")
        ed.open(RULE, path.read_text("utf-8"), "yaml")
        ed.write(RULE, text)
        assert list(await ed.diagnostics(RULE)) == []
        path.write_text(text, "utf-8")
        ed.pushed.clear()
        saved = types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(ed.uri(RULE)))
        ed.client.text_document_did_save(saved)
        messages = [each.message for each in await ed.diagnostics(RULE)]
        assert any("good example wants nothing, hits ⟦不着急⟧" in each for each in messages)

    run(tmp_path, session)


def test_faults_of_the_configuration(tmp_path: Path) -> None:
    async def session(ed: Editor) -> None:
        ed.open("tonelint.toml", 'select = ["house"]\nseverty = 1\n', "toml")
        (told,) = await ed.diagnostics("tonelint.toml")
        assert told.range.start.line == 1
        assert "did you mean 'severity'?" in told.message
        ed.write("tonelint.toml", 'rules = ["rules"]\nignore = ["house/no-rsh"]\n')
        (told,) = await ed.diagnostics("tonelint.toml")
        assert (told.range.start.line, "did you mean 'house/no-rush'?" in told.message) == (1, True)

    run(tmp_path, session)


@pytest.mark.parametrize("kind", ["rule", "words"])
def test_the_schema_holds_for_every_file_of_ours(kind: str) -> None:
    made = schema.rule_schema() if kind == "rule" else schema.words_schema()
    jsonschema.Draft7Validator.check_schema(made)
    check = jsonschema.Draft7Validator(made)
    paths = files(home()) if kind == "rule" else sorted(home().glob("words/*/*.yaml"))
    flaws = [f"{path}: {error.message}" for path in paths for error in check.iter_errors(_strings(path))]
    assert paths
    assert flaws == []


def _strings(path: Path) -> Any:
    """The file as it is read: keys and values are strings."""
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)


def test_the_schema_refuses_what_the_compiler_refuses(tmp_path: Path) -> None:
    good = _strings(workspace(tmp_path) / RULE)
    check = jsonschema.Draft7Validator(schema.rule_schema())
    assert not list(check.iter_errors(good))
    for wrong in ({"forbidd": []}, {"severity": "loud"}, {"require": {"fact": "amount"}}, {"unless": ["nobody"]}):
        assert list(check.iter_errors({**good, **wrong})), wrong


def test_the_command_prints_the_schema() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tonelint", "schema"], capture_output=True, text=True, check=True, timeout=60
    )
    assert json.loads(done.stdout)["title"] == "A rule of tonelint"
