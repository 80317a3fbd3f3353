"""Whole drafts rewritten: every fact kept, no stated value a hole, nothing left to find where it can be helped."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tonelint.linter import Policy
from tonelint.rewriting.filling import stated
from tonelint.rewriting.profile import Profile
from tonelint.rewriting.rewrite import Rewriting, rewritten
from tonelint.rewriting.stones import letters

from .drafts import book, message, of, training


def how(**more: Any) -> Rewriting:
    return Rewriting(book(), Policy(), Profile(), letters())._replace(**more)


def bare(text: str) -> str:
    return "".join(text.split()).strip("，,、。.").lower()


@pytest.mark.parametrize("row", [row for row in training(25) if row.get("rewrite")], ids=lambda row: row["id"])
def test_every_fact_is_kept_or_listed(row: dict[str, Any]) -> None:
    draft = of(row)
    result = rewritten(draft, how())
    text = bare(result.text)
    for fact in draft.facts:
        words = draft.place(fact.span).of(row["text"])
        if fact.kind in {"amount", "date", "deadline", "reference", "link"}:
            assert bare(words) in text or words in result.dropped
    for placeholder in draft.placeholders:
        words = placeholder.span.of(row["text"])
        assert bare(words) in text or words in result.dropped
    assert not [kind for kind in result.holes if stated(draft, kind)]


@pytest.mark.parametrize("row", [row for row in training(50) if row.get("rewrite")], ids=lambda row: row["id"])
def test_language_and_script_stay(row: dict[str, Any]) -> None:
    draft = of(row)
    result = rewritten(draft, how())
    if len(result.text) > 30:
        assert message(result.text).language == draft.language or row["lang"] == "mixed"


def test_a_clean_message_stays_as_it_is() -> None:
    text = "王总您好，发票P0442货款3,200元已逾期12天，请于3月20日前付到工行账户6222020200012345678，有问题请回复我。"
    assert rewritten(message(text, stage="overdue", channel="wechat"), how()).text == text


def test_a_sender_fills_holes_and_is_named_as_their_source() -> None:
    draft = message("Invoice 88 for £400 was due on 1 May. Please pay by 20 May.", stage="overdue", channel="email")
    result = rewritten(draft, how(profile=Profile(payment_line="transfer to 20-00-00 12345678")))
    assert "20-00-00 12345678" in result.text
    assert result.own


def test_a_hole_is_written_as_the_template_writes_its_own() -> None:
    draft = message("Dear {{ customer_name }}, {{ invoice_number }} for {{ amount }} is overdue.", stage="overdue", channel="email")
    result = rewritten(draft, how())
    assert "{{ pay_by_date }}" in result.text
    assert "[" not in result.text


@pytest.mark.parametrize("variant", ["warmer", "firmer", "shorter"])
def test_variants_keep_the_facts(variant: str) -> None:
    text = "李经理：\n\n您好！合同HT-88的尾款52,000元已逾期20天，请于3月20日前付至建行尾号4418账户。\n\n如有疑问请联系我。\n\n青橙科技"
    draft = message(text, stage="overdue", channel="email", audience="business")
    result = rewritten(draft, how(variant=variant))
    for fact in ("HT-88", "52,000元", "20天", "3月20日", "4418"):
        assert fact in result.text
    assert not re.search(r"[{}⟨⟩]", result.text)
