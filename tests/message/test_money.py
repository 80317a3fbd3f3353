"""A sum is a number beside money; a date, a quantity, a phone or a document number never is one."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonelint.message.fact import Money
from tonelint.message.facts.money import find
from tonelint.text.normalise import OPAQUE, view


def sums(text: str) -> list[Money]:
    return [fact.value for fact in find(view(text).text) if isinstance(fact.value, Money)]


@pytest.mark.parametrize(
    ("text", "minor", "currency"),
    [
        ("¥3,000.00", 300000, "CNY"), ("£360", 36000, "GBP"), ("€640", 64000, "EUR"), ("$1,240.50", 124050, None), ("NT$9,900", 990000, "TWD"),
        ("HK$13,500", 1350000, "HKD"), ("S$990", 99000, "SGD"), ("US$5,600", 560000, "USD"), ("₦90k", 9000000, "NGN"), ("KSh 73,980/-", 7398000, "KES"),
        ("₹3,12,500", 31250000, "INR"), ("₱1,240", 124000, "PHP"), ("RM2,150", 215000, "MYR"), ("Rs. 1.5 lakh", 15000000, "INR"), ("R549", 54900, "ZAR"),
        ("GBP 1,240", 124000, "GBP"), ("1,240 USD", 124000, "USD"), ("1.190,00 EUR", 119000, "EUR"), ("JPY 5,000", 5000, "JPY"), ("人民币3000元", 300000, "CNY"),
        ("3000元", 300000, None), ("3万元", 3000000, None), ("23.5 万", 23500000, None), ("200块", 20000, None), ("88块6", 8860, None), ("50蚊", 5000, "HKD"),
        ("壹万贰仟元整", 1200000, None), ("五千块", 500000, None), ("一万二", 1200000, None), ("欠三千八", 380000, None), ("两百六十块", 26000, None),
        ("还差2600", 260000, None), ("尾款3200", 320000, None), ("3.2w", 3200000, None), ("3w2", 3200000, None), ("3k5", 350000, None), ("£3k", 300000, "GBP"),
        ("invoice for 1240 plus VAT", 124000, None), ("保温棉7,880", 788000, None), ("6万8千", 6800000, None), ("3 and a half grand", 350000, None),
        ("two thousand eight hundred dirhams", 280000, "AED"), ("six hundred eighty bucks", 68000, None), ("420 for the en suite", 42000, None), ("150 left on the decking", 15000, None),
        ("含税 12,500", 1250000, None), ("砂石料49000，明早", 4900000, None), ("余款還有七萬八", 7800000, None),
    ],
)  # fmt: skip
def test_a_sum_has_its_value_in_minor_units(text: str, minor: int, currency: str | None) -> None:
    assert sums(text) == [Money(minor, currency)]


@pytest.mark.parametrize(
    "text",
    ["2024年3月15日", "3月15号", "12件", "尾号8806", "电话13800138000", "15%", "合同0917", "订单20240917001", "invoice 2040", "INV-2040", "P0442", "10:30", "17:00前", "3号楼1201室", "12 people", "逾期12天",
     "第3期", "5 working days", "2025-03-15", "30/9", "room 903", "一下", "万一", "call 0800 138 1111"],
)  # fmt: skip
def test_other_numbers_are_no_sums(text: str) -> None:
    assert sums(text) == []


def test_the_span_holds_the_currency_and_the_word_of_size() -> None:
    text = view("请付 NT$ 9,900 元").text
    assert [fact.span.of(text) for fact in find(text)] == ["nt$ 9,900 元"]


@given(st.text(alphabet="0123456789,.万千w元块¥$£ 欠付款一二三k年月日号a " + OPAQUE, max_size=50))
def test_sums_lie_in_the_text_never_overlap_and_cut_no_placeholder(text: str) -> None:
    spans = [fact.span for fact in find(text)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= two.start for one, two in itertools.pairwise(spans))
    assert all(OPAQUE not in span.of(text) for span in spans)
