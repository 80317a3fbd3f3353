"""Learning: rows are read strictly, jottings become rows, kin stand together, and the same rows give the same bytes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("sklearn")

import numpy as np

from tonelint.likeness import weights
from tonelint.rulebook.cache import rulebook
from tonelint.training import calibrate, corpus, folds, intake, train

HOME = Path(__file__).parents[2] / "training"


def rows(count: int) -> corpus.Corpus:
    whole = corpus.read((HOME,))
    return corpus.Corpus(whole.drafts[::count], whole.clauses[::count])


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    lexicon = rulebook().lexicon
    first, second = (train.train(train.lessons(rows(12), lexicon))[1] for _ in range(2))
    assert first == second
    path = tmp_path / "model.bin"
    path.write_bytes(first)
    assert weights.intact(path)
    assert weights.load(path).labels == corpus.LABELS


def test_every_row_of_the_corpus_is_well_formed() -> None:
    whole = corpus.read((HOME,))
    ids = [row.id for row in (*whole.drafts, *whole.clauses)]
    assert len(ids) == len(set(ids))
    assert all(label in corpus.LABELS for row in whole.clauses for label in row.labels)


def test_a_row_that_is_no_json_is_named_by_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "a.jsonl").write_text("\n{oops\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.jsonl:2: not JSON"):
        corpus.read((tmp_path,))


def test_jottings_become_rows_with_twins_and_stable_ids(tmp_path: Path) -> None:
    jotted = tmp_path / "a.txt"
    jotted.write_text(
        "threatening,third-party\tfamily\toverdue\t明天去你媽公司坐坐\n=-\tfact\toverdue\t明天去你妈妈公司送发票\n",
        encoding="utf-8",
    )
    first, second = intake.rows(jotted)
    assert (first["pair"], second["pair"]) == (second["id"], first["id"])
    assert (first["lang"], second["lang"]) == ("zh-Hant", "zh-Hans")
    assert first["labels"] == ["threatening", "third-party"]
    assert intake.convert([jotted, jotted], tmp_path / "a.jsonl") == 2
    assert json.loads((tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()[0]) == first


@pytest.mark.parametrize(
    "line", ["threatening\toverdue\tno kind", "menacing\tx\toverdue\twords", "-\tx\tsome day\twords"]
)
def test_a_wrong_jotting_is_named_by_file_and_line(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.txt").write_text(line, encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.txt:1"):
        list(intake.rows(tmp_path / "a.txt"))


def test_drafts_that_share_half_their_words_share_a_fold() -> None:
    drafts = corpus.read((HOME,)).drafts[:60]
    twin = drafts[7]._replace(id="twin", text=drafts[7].text + " thanks")
    found = folds.folds((*drafts, twin))
    assert found[7] == found[-1]
    assert set(found) == set(range(5))


def test_bands_keep_clean_drafts_quiet() -> None:
    draw = np.random.default_rng(0)
    borne = draw.random((len(corpus.LABELS), 400)) < 0.2
    confidence = np.clip(borne * 0.4 + draw.random(borne.shape) * 0.6, 0, 1)
    clean = ~borne.any(axis=0)
    bands = calibrate.bands(confidence, borne, clean)
    high = np.array([bands[label].high for label in corpus.LABELS])
    assert calibrate.quiet(confidence, clean, high) >= calibrate.QUIET
    assert all(band.middle <= band.high for band in bands.values())
