"""A reference is a document's number or the thing that is owed for; 余款, the balance and your invoice identify nothing."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonelint.message.facts.references import find
from tonelint.text.normalise import OPAQUE, view


def named(text: str) -> list[str]:
    return [str(fact.value) for fact in find(view(text).text)]


@pytest.mark.parametrize(
    "text",
    ["单号0917", "合同TM-2211项下", "尾号8806的信用卡", "户号 88213", "INV-2040 is late", "invoice 2040", "contract no. 17", "account number 5501", "order #88", "ref 2019/77", "6月货款", "物业费还没交", "房租2200", "8月份管理费",
     "瓷砖的尾款", "砂石料49000，转一下", "钢琴课那1800", "the rent for May", "tuition is due", "service charge", "£40 for the hall", "150 left on the decking", "crèche fees", "第3期",
     "4417 for £86.20, was due", "Subject: 0352\n\nHi", "82214, USD 950, by Monday", "statement with 4410, 4418 and 4502", "plot nineteen is unpaid", "LPO 5521", "form OF-31", "seven thousand on the minibus",
     "对账：2月1w3、3月8600", "四月那笔七千五", "借条上写的是今天", "借据里约好周五"],
)  # fmt: skip
def test_what_identifies_a_debt_is_a_reference(text: str) -> None:
    assert named(text)


@pytest.mark.parametrize(
    "text",
    ["余款请尽快付清", "您的欠款已逾期", "那笔钱什么时候给", "请还款", "款项尚未结清", "the balance is overdue", "your invoice is due", "please make the payment", "the outstanding amount", "2600元还没转", "请于3月15日前付款", "pay £300 by Friday",
     "thanks for your patience", "上次的款", "立借条", "in 2025 for £300", "5月15日前还", "50 for you"],
)  # fmt: skip
def test_bare_words_for_money_are_none(text: str) -> None:
    assert named(text) == []


@given(st.text(alphabet="0123456789单号合同月货款的那欠费钱 inv-#abforthe" + OPAQUE, max_size=50))
def test_references_lie_in_the_text_never_overlap_and_cut_no_placeholder(text: str) -> None:
    spans = [fact.span for fact in find(text)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= two.start for one, two in itertools.pairwise(spans))
