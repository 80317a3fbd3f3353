"""The examples: the good ones pass without a word, each bad one has several faults."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from .running import tonelint

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(autouse=True)
def _at_the_top(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES.parent)


def test_the_good_ones_are_left_alone() -> None:
    ran = tonelint("check", "examples/good", "--format", "json")
    assert [
        (f["path"], f["draft"], f["rule"], f["text"]) for f in ran.json["diagnostics"] if f["severity"] != "info"
    ] == []
    assert ran.code == 0
    assert ran.json["summary"]["drafts"] >= 16


def test_the_bad_ones_have_several_faults_each() -> None:
    ran = tonelint("check", "examples/bad", "--format", "json")
    assert ran.code == 1
    loud = Counter((f["path"], f["draft"]) for f in ran.json["diagnostics"] if f["severity"] != "info")
    drafts = {(draft["path"], draft["draft"]) for draft in ran.json["drafts"]}
    assert len(drafts) >= 16
    assert {draft: loud[draft] for draft in drafts if loud[draft] < 2} == {}


def test_stages_channels_and_scripts_are_all_there() -> None:
    drafts = [
        draft
        for folder in ("good", "bad")
        for draft in tonelint("check", f"examples/{folder}", "--format", "json").json["drafts"]
    ]

    def values(key: str) -> set[str]:
        return {draft["context"][key]["value"] for draft in drafts if key in draft["context"]}

    assert values("stage") == {"pre-due", "due", "overdue-early", "overdue", "overdue-late", "final"}
    assert values("channel") >= {"sms", "wechat", "whatsapp", "email", "letter"}
