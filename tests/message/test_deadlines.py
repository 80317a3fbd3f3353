"""A deadline is a time by which to pay; a due date that has passed and the days of other acts are none."""

import pytest

from tonelint.message.fact import Fact
from tonelint.message.facts.dates import find
from tonelint.message.facts.deadlines import decide
from tonelint.text.normalise import view
from tonelint.text.sentences import Layout
from tonelint.text.span import Span


def decided(text: str, *more: Fact) -> list[tuple[str, str]]:
    words = view(text).text
    return [(fact.kind, fact.span.of(words)) for fact in decide(words, (*find(words), *more), Layout(words))]


def is_vague_deadline(text: str, words: str) -> bool:
    at = text.index(words)
    fact = Fact("vague-time", Span(at, at + len(words)))
    return bool(decide(text, (fact,), Layout(text)))


@pytest.mark.parametrize(
    "text",
    [
        "请于3月15日前付款", "麻烦15号前转一下", "月底前结清就行", "3个工作日内付至我司账户", "周五行吗？尾款3200", "本期账单6月8日到期", "将于7月1日自动扣款", "请今天18:00前转给我", "立即还款", "收到本函之日起10日内付清",
        "如本周未收到付款，我们将暂停服务", "國慶前清掉吧", "餘款請於 9/30 前匯入", "最遲月底付清", "Please pay by Friday.", "Payment is due on 15 March.", "Could you send it before the 20th?", "Pay within 7 days.",
        "Invoice 12 is due today.", "Payable upon receipt.", "Friday ok? £40 for the hall.", "Please settle the balance by the end of August.", "We expect funds by 30 April.", "Pay now or lose the discount.", "You have 7 days to pay.",
    ],
)  # fmt: skip
def test_a_time_to_pay_by_is_a_deadline(text: str) -> None:
    assert any(kind == "deadline" for kind, _ in decided(text)), decided(text)


@pytest.mark.parametrize(
    "text",
    ["货款原定6月30日付清，至今未付", "款项已于5月20日到期，逾期12天，请付款", "付款期限4月5日，已过了35天", "The invoice was due on 3 May and is unpaid.", "£480 fell due Monday.", "INV-77 (due 30 June) is 20 days overdue."],
)  # fmt: skip
def test_a_due_date_that_has_passed_is_no_deadline(text: str) -> None:
    kinds = [kind for kind, _ in decided(text)]
    assert "due-date" in kinds
    assert "deadline" not in kinds


@pytest.mark.parametrize(
    "text",
    ["样品已于周一寄出", "定稿3月2日交付", "上周五开会说好了", "截至今天仍未到账", "我们10月1日放假", "发票日期：2025-03-15", "Our office closes at noon on the 23rd.", "The goods were delivered on 5 May.", "Lovely seeing you today!", "We met last Tuesday.",
     "Statement at 31 May", "My letter of 3 April is attached."],
)  # fmt: skip
def test_days_of_other_acts_are_none(text: str) -> None:
    assert decided(text) == []


def test_a_new_date_stands_beside_the_old_one() -> None:
    assert decided("货款6月10日到期，已逾期12天，请于6月30日前付清") == [
        ("due-date", "6月10日"),
        ("deadline", "6月30日"),
    ]
    assert decided("It was due on 3 May. Please pay by 17 May.") == [("due-date", "3 may"), ("deadline", "17 may")]


def test_the_caller_may_know_that_payment_is_late() -> None:
    text = "货款到期日6月10日，请安排"
    words = view(text).text
    facts = find(words)
    assert [fact.kind for fact in decide(words, facts, Layout(words), overdue=False)] == ["deadline"]
    assert [fact.kind for fact in decide(words, facts, Layout(words), overdue=True)] == ["due-date"]


def test_a_placeholder_is_judged_by_its_place_too() -> None:
    text = "请于￼￼￼￼前付款，订单￼￼￼￼已发货"
    date = Fact("date", Span(2, 6), None, "placeholder")
    (deadline,) = decide(text, (date,), Layout(text))
    assert (deadline.kind, deadline.span, deadline.origin) == ("deadline", date.span, "placeholder")


@pytest.mark.parametrize(
    ("text", "words", "paying"),
    [("请尽快付款", "尽快", True), ("我们会尽快回复", "尽快", False), ("请尽快联系我们", "尽快", False), ("please pay as soon as possible", "as soon as possible", True),
     ("we will reply as soon as possible", "as soon as possible", False), ("contact us asap", "asap", False), ("尽快安排一下货款", "尽快", True)],
)  # fmt: skip
def test_a_vague_time_is_for_paying_or_for_another_act(text: str, words: str, paying: bool) -> None:
    assert is_vague_deadline(text, words) is paying
