"""The commands beside check: rules, rule, test, explain, new, completion."""

from __future__ import annotations

from pathlib import Path

import pytest

from .running import tonelint


def test_rules_as_text_and_json() -> None:
    listed = tonelint("rules", "submissive").out.splitlines()
    rows = tonelint("rules", "submissive", "--format", "json").json["rules"]
    assert [line.split()[0] for line in listed] == [row["rule"] for row in rows]
    assert all(row["rule"].startswith("submissive/") and row["sources"] for row in rows)


def test_a_rule_has_a_page_in_both_languages() -> None:
    english = tonelint("rule", "submissive/no-rush", "--ui-language", "en").out
    chinese = tonelint("rule", "submissive/no-rush", "--ui-language", "zh").out
    assert "Rests on" in english
    assert "⟦" in english
    assert "依据" in chinese


def test_the_handbook_holds_every_rule() -> None:
    book = tonelint("rules", "--format", "markdown").out
    for row in tonelint("rules", "--format", "json").json["rules"]:
        assert f"## {row['rule']}\n" in book


def test_explain_shows_facts_and_near_misses() -> None:
    ran = tonelint(
        "explain", "-", "--stage", "overdue", "--tokens", stdin='我不急于收款，请付2600元，真的不急哈。他说："不急"'
    )
    assert "amount: '2600元'" in ran.out
    assert "submissive/no-rush: '不急': inside an exception: '不急于'" in ran.out
    assert "excused: quoted" in ran.out
    assert "急于 | 收款" in ran.out


def test_a_new_rule_passes_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert tonelint("new", "rule", "style/our-word", "--rules", "mine").code == 0
    ran = tonelint("test", "style/our-word", "--rules", "mine")
    assert ran.out == "1 rules examined, 0 flaws\n", ran.err
    assert "there is a rule of this name" in tonelint("new", "rule", "style/our-word", "--rules", "mine").error
    assert "did you mean 'style'" in tonelint("new", "rule", "styl/our-word").error
    assert "no rule name" in tonelint("new", "rule", "Style").error


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str) -> None:
    assert "_TONELINT_COMPLETE" in tonelint("completion", shell).out
