"""The learnt measure: the same words give the same numbers, damage is refused, and it is quick."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonelint.likeness import examples, features, reasons, weights
from tonelint.likeness.features import CHINESE, Clause, Passage
from tonelint.likeness.score import confidences, likenesses, summed

SHIPPED = weights.default_path()
PLEA = "i feel awful even mentioning it, honestly whenever suits you"
MENACE = "再不还钱就让你在这条街上抬不起头"


def passage(*texts: str, chinese: bool = False) -> Passage:
    return Passage(
        tuple(Clause(text, number, number) for number, text in enumerate(texts)),
        frozenset([CHINESE] if chinese else []),
    )


def test_a_plea_and_a_menace_are_told_from_facts() -> None:
    usable = weights.load(SHIPPED)
    assert confidences(passage(PLEA), usable)["submissive"] > 0.7
    assert confidences(passage(MENACE, chinese=True), usable)["threatening"] > 0.7
    plain = confidences(passage("invoice 12 for 300 was due on 3 may", "please pay it by friday"), usable)
    assert max(plain.values()) < 0.3


def test_the_clause_that_says_it_is_found_with_its_words() -> None:
    usable = weights.load(SHIPPED)
    found = likenesses(passage("invoice 12 was due on 3 may", PLEA, "kind regards"), usable)
    assert [(each.label, each.clause) for each in found if each.label == "submissive"] == [("submissive", 1)]
    words = [PLEA[start:end] for start, end in reasons.weightiest(PLEA, "submissive", usable)]
    assert words


def test_the_nearest_examples_bear_the_label_and_stand_in_order() -> None:
    usable = weights.load(SHIPPED)
    near = examples.nearest(PLEA, "submissive", usable, examples.default_path())
    assert len(near) == 3
    assert [each.nearness for each in near] == sorted((each.nearness for each in near), reverse=True)
    assert all(0 < each.nearness <= 1 for each in near)


def test_an_empty_passage_reads_like_nothing() -> None:
    usable = weights.load(SHIPPED)
    assert likenesses(Passage(()), usable) == ()
    assert set(confidences(Passage(()), usable).values()) == {0.0}


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_any_text_has_features_within_bounds(text: str) -> None:
    found = features.buckets(text)
    assert all(0 <= bucket < features.BUCKETS for bucket in found)
    assert found == features.buckets(text)
    assert len(features.places(text)) == len(features.tokens(text))


@given(st.lists(st.integers(0, features.BUCKETS - 1), max_size=700), st.lists(st.integers(0, features.BUCKETS - 1)))
def test_sums_do_not_depend_on_how_features_are_parted(some: list[int], others: list[int]) -> None:
    usable = weights.load(SHIPPED)
    both = summed(some + others, usable)
    parts = zip(summed(some, usable).lanes, summed(others, usable).lanes, strict=True)
    assert both.lanes == [a + b for a, b in parts]


def test_features_are_the_same_in_another_process_and_with_another_hash_seed() -> None:
    code = "from tonelint.likeness.features import buckets; print(buckets('您先忙,pay whenever'))"
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda data: data[:-100], "cut short"),
        (lambda data: data[:30], "damaged"),
        (lambda data: b"PK\3\4" + data[4:], "not a weights file"),
        (lambda data: data[:40] + b"\0" + data[41:], "damaged"),
        (lambda _: b"", "not a weights file"),
    ],
)
def test_a_truncated_or_foreign_file_is_refused(tmp_path: Path, change: object, says: str) -> None:
    path = tmp_path / "model.bin"
    path.write_bytes(change(SHIPPED.read_bytes()))  # type: ignore[operator]
    with pytest.raises(weights.WeightsError, match=says):
        weights.load(path)


def test_the_shipped_file_is_intact_and_says_how_it_was_made() -> None:
    assert weights.intact(SHIPPED)
    usable = weights.load(SHIPPED)
    assert {"python", "numpy", "scikit-learn", "corpus"} <= set(usable.made)
    assert all(0 < band.middle <= band.high < 1 for of in usable.bands.values() for band in of.values())


def test_judging_needs_no_numbers_library() -> None:
    code = (
        "import sys; from pathlib import Path; from tonelint.likeness import weights, score, features as f;"
        "score.confidences(f.Passage((f.Clause('pay soon', 0, 0),)), weights.load(weights.default_path()));"
        "print(sorted({'numpy', 'sklearn', 'scipy', 'json'} & set(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, check=True, text=True)
    assert out.stdout.strip() == "[]"


def test_a_draft_of_170_characters_is_judged_in_a_moment() -> None:
    """0.4 ms is the aim; a busy machine is given ten times that."""
    usable = weights.load(SHIPPED)
    draft = passage(*["您那边手头宽裕了再说吧我们真的不急的您先忙"] * 8, chinese=True)
    likenesses(draft, usable)
    spent = min(_timed(lambda: likenesses(draft, usable)) for _ in range(20))
    assert spent < 0.004


def _timed(work: object) -> float:
    start = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - start
