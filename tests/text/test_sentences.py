"""Clauses are what a reader would call clauses: never half a number, an address or a placeholder."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonelint.text.normalise import view
from tonelint.text.sentences import Layout


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("王总,5月货款3,000.00元,请周五前付。", ["王总", "5月货款3,000.00元", "请周五前付"]),
        ("尹哥 外账会计说不补 保温棉7,880", ["尹哥", "外账会计说不补", "保温棉7,880"]),
        ("Hi Mr. Smith, pay at 17:00.", ["hi mr. smith", "pay at 17:00"]),
        ("Ring 5 p.m. on 3 Dec. 2025, please", ["ring 5 p.m. on 3 dec. 2025", "please"]),
        ("Amount: $5. Ref: INV-12:3", ["amount", "$5", "ref", "inv-12:3"]),
        (
            "嗯那个王总您那笔货款还没到账然后我们这边也在等您看这周五之前能不能安排",
            ["嗯那个王总您那笔货款还没到账", "然后我们这边也在等您看这周五之前能不能安排"],
        ),
    ],
)
def test_a_text_is_cut_where_a_reader_breathes(text: str, clauses: list[str]) -> None:
    folded = view(text).text
    assert [clause.span.of(folded) for clause in Layout(folded).clauses] == clauses


@given(st.text(alphabet=st.sampled_from("ab1,.:;。，！? \n款付…-—~"), max_size=80))
def test_clauses_are_in_order_inside_their_sentences_and_hold_every_letter(text: str) -> None:
    layout = Layout(text)
    for clause in layout.clauses:
        assert layout.sentences[clause.sentence].contains(clause.span)
    letters = {i for i, c in enumerate(text) if c.isalnum()}
    assert letters <= {i for clause in layout.clauses for i in range(*clause.span)}
    for at in letters:
        assert layout.clauses[layout.clause_at(at)].span.start <= at < layout.clauses[layout.clause_at(at)].span.end
