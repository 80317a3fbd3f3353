"""A placeholder is what a template leaves open; its name or its slot says what for, and a wrong guess is worse than none."""

import itertools
from pathlib import Path

import msgpack
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tonelint.message.placeholders import Names, compile_names, find

from .placeholder_table import BY_SLOT, NAMED, NO_PLACEHOLDER

RAW = yaml.safe_load((Path(__file__).parents[2] / "rules/words/placeholders.yaml").read_text(encoding="utf-8"))
NAMES = compile_names(RAW)


def kinds(text: str) -> list[str]:
    return [placeholder.kind for placeholder in find(text, NAMES)]


@pytest.mark.parametrize(("text", "kind"), [pair for pair in NAMED if pair[1]], ids=str)
def test_a_name_says_what_is_missing(text: str, kind: str) -> None:
    assert kinds(f"请看 {text} 谢谢" if not text.isascii() else f"see {text} thanks") == [kind]


def test_almost_all_public_names_are_right_and_none_is_wrong() -> None:
    table = [(text, kind) for text, kind in NAMED if kind]
    told = [(kind, kinds(f"see {text} thanks")) for text, kind in table]
    wrong = [each for each in told if each[1] not in ([each[0]], ["unknown"])]
    assert len(table) >= 80
    assert not wrong
    assert sum(found == [kind] for kind, found in told) >= 0.95 * len(table)


@pytest.mark.parametrize(("text", "kind"), BY_SLOT)
def test_words_around_type_what_has_no_name(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize("text", NO_PLACEHOLDER)
def test_headings_emoticons_links_and_tags_are_none(text: str) -> None:
    assert kinds(text) == []


def test_a_company_in_leading_brackets_is_the_sender() -> None:
    assert kinds("【公司】您好，请付款") == ["sender"]
    assert kinds("【{{公司}}】您好") == ["sender"]


def test_brackets_in_a_value_slot_are_a_placeholder_whatever_they_say() -> None:
    assert kinds("请于【贵我双方商定之日】前付款") == ["deadline"]


def test_each_says_why() -> None:
    (placeholder,) = find("请于{{截止日期}}前", NAMES)
    assert placeholder.name == "截止日期"
    assert "截止日期" in placeholder.why


def test_users_extend_the_table() -> None:
    raw = {**RAW, "amount": [*RAW["amount"], "zhengcai", "公积金数"]}
    names = compile_names(raw)
    assert [p.kind for p in find("{{zhengcai}} {{公积金数}}", names)] == ["amount", "amount"]


def test_a_wrong_kind_in_the_table_is_refused() -> None:
    with pytest.raises(ValueError, match="no such kind"):
        compile_names({"amounts": ["x"]})


def test_the_table_survives_storage() -> None:
    stored = Names(*msgpack.unpackb(msgpack.packb(NAMES), use_list=False))
    assert find("请付{{应还金额}}", stored) == find("请付{{应还金额}}", NAMES)


@given(st.text(alphabet="a {}%$<>[]【】#@_x X于前元金额due_sdate\n:*|«»()", max_size=60))
def test_placeholders_lie_in_the_text_and_never_overlap(text: str) -> None:
    spans = [placeholder.span for placeholder in find(text, NAMES)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= two.start for one, two in itertools.pairwise(spans))
