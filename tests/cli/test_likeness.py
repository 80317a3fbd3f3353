"""The learnt measure as a person meets it: explained down to words and examples, and missed without harm."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tonelint.likeness import examples, weights
from tonelint.rulebook import likeness

from .running import rules_of, tonelint

RULES = Path(__file__).parents[2] / "rules"


def drafts_like(fault: str) -> list[str]:
    """Drafts that the learnt rule of a fault must find: its own examples, which the exam holds true after every training."""
    rule = yaml.safe_load((RULES / fault / "reads-like.yaml").read_text("utf-8"))
    return [bad["text"].replace("⟦", "").replace("⟧", "") for bad in rule["examples"]["bad"]]


@pytest.fixture
def unread() -> Iterator[None]:
    """Weights are read once a process: forget them before and after."""
    for known in (likeness._loaded, likeness._likenesses):
        known.cache_clear()
    yield
    for known in (likeness._loaded, likeness._likenesses):
        known.cache_clear()


@pytest.mark.parametrize("number", [0, -1])
@pytest.mark.parametrize("fault", ["threatening", "submissive"])
def test_explain_shows_the_words_that_weighed_most_and_the_nearest_examples(fault: str, number: int) -> None:
    draft = drafts_like(fault)[number]
    out = tonelint("explain", "-", "--stage", "overdue", "--select", f"{fault}/reads-like", stdin=draft).out
    said = out.partition("findings:\n")[2].partition("near misses:")[0].splitlines()
    assert f"{fault}/reads-like" in said[0]
    assert said[1].strip().startswith("confidence ")
    words = said[2].partition("weighed most: ")[2]
    assert words
    assert all(word.strip("'\"") in draft for word in words.split(", "))
    assert sum(line.strip().startswith("reads like: ") for line in said) == 3


def test_explain_shows_a_reading_that_an_exact_rule_spoke_for() -> None:
    outs = [tonelint("explain", "-", "--stage", "overdue", stdin=draft).out for draft in drafts_like("submissive")]
    missed = "".join(out.partition("near misses:")[2] for out in outs)
    assert any(
        "submissive/reads-like: " in line and "another finding speaks of these words" in line
        for line in missed.splitlines()
    )


def test_explaining_goes_on_without_examples(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(examples, "default_path", lambda: tmp_path / "none.bin")
    draft = drafts_like("threatening")[0]
    ran = tonelint("explain", "-", "--stage", "overdue", "--select", "threatening/reads-like", stdin=draft)
    assert ran.code == 0
    assert "weighed most: " in ran.out
    assert "reads like: " not in ran.out


@pytest.mark.parametrize(("keep", "says"), [(-100, "cut short"), (30, "damaged"), (0, "not a weights file")])
@pytest.mark.usefixtures("unread")
def test_weights_that_cannot_be_used_are_one_note_and_the_rules_still_run(
    keep: int, says: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "model.bin"
    broken.write_bytes(weights.default_path().read_bytes()[:keep])
    monkeypatch.setattr(weights, "default_path", lambda: broken)
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("Pay at your convenience, no rush. Invoice 88: $300.\n", "utf-8")
    ran = tonelint("check", tmp_path, "--stage", "overdue", "--format", "json")
    notes = [note for note in ran.json["summary"]["notes"] if "likeness" in note]
    assert len(notes) == 1
    assert says in notes[0]
    assert rules_of(ran).count("submissive/no-rush") == 2
    assert ran.code == 1


def test_usable_weights_deserve_no_word() -> None:
    assert tonelint("check", "-", "--format", "json", stdin="Thank you.").json["summary"]["notes"] == []
