"""The view folds what is alike, and every offset leads back to the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonelint.text.normalise import OPAQUE, squeezed, view
from tonelint.text.span import Span


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("帳單逾期,請儘快匯款", "账单逾期,请尽快汇款"),
        ("ＰＡＹ　ＮＯＷ", "pay now"),
        ("don’t", "don't"),
        ("后\u200b果自负", "后果自负"),
        ("½ ㈱", "1⁄2 (株)"),
        ("您著急甚麼", "您着急什么"),
        ("we will start legal proceedings if this is not\npaid by Friday", "we will start legal proceedings if this is not paid by friday"),
    ],
)
def test_variants_of_spelling_are_read_alike(text: str, folded: str) -> None:
    assert view(text).text == folded


def test_placeholders_are_opaque_and_keep_their_width() -> None:
    assert view("付{{金额}}元", (Span(1, 7),)).text == f"付{OPAQUE * 6}元"


@given(st.text(alphabet=st.sampled_from("ab 后後果½㈱…\u200b\u0301é𠮷😀ＡＢ，。\n"), max_size=60))
def test_every_span_of_the_view_leads_to_letters_that_fold_to_it(text: str) -> None:
    folded = view(text)
    for at in range(len(folded.text)):
        start, end = folded.original(Span(at, at + 1))
        assert 0 <= start < end <= len(text)
    whole = folded.original(Span(0, len(folded.text)))
    assert not folded.text or view(whole.of(text)).text.startswith(folded.text[:1])


@given(st.text(alphabet=st.sampled_from("ab后果½…\u200b\u0301ＡＢ"), min_size=1, max_size=40), st.data())
def test_a_span_of_the_original_is_covered_by_its_span_of_the_view(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    folded = view(text)
    at = folded.at(Span(start, end))
    if at.end > at.start:
        back = folded.original(at)
        assert back.start <= end
        assert back.end >= start


def test_separated_characters_are_squeezed_with_their_places() -> None:
    assert squeezed("看 后-果-自-负 吧") == [("后果自负", (2, 4, 6, 8))]
    assert squeezed("司 法机 关处 理,请付款") == [("司法机关处理", (0, 2, 3, 5, 6, 8))]
    assert squeezed("五月-六月") == []
