"""What is owed for is read off its place beside a sum; words for money, people and acts are no names of debts."""

import pytest

from tonelint.message.draft import Draft
from tonelint.message.message import Message
from tonelint.rulebook.load import compiled, home
from tonelint.text.source import Source


def named(text: str) -> list[str]:
    message = Message(Draft(text, Source("-", text)), compiled([home()]).lexicon)
    return [str(fact.value) for fact in message.states("reference")]


@pytest.mark.parametrize(
    "text",
    ["陶艺课 6 节 2,700 周六前转", "修伞¥35，扫码就行", "仓库保温这单12万还没清", "展台搭建一项，余款52,000元", "外墙清洗的钱月底前转哈", "主题：画册印刷\n\n王总，余款1.2万请周五前付", "墓碑描金共六百元",
     "Subject: Marquee, July\n\nThe balance is due on Friday.", "That comes to: guttering £210, thanks", "Scaffolding hire is $900 by Monday", "puppet show £85, cash is fine",
     "各位会员，年度会费已到期", "餐费还没交的家长请留意", "活动室投影幕布 3,180 元", "Roof tiles 90 boxes, GHS 4,000, by Friday", "Garden fence panels, £75 by noon"],
)  # fmt: skip
def test_a_thing_beside_a_sum_or_on_the_subject_line_names_the_debt(text: str) -> None:
    assert named(text)


@pytest.mark.parametrize(
    "text",
    ["您的余款3,200元已逾期", "赵哥 那笔两万六，别拖了", "林总，还差5万", "您有一笔2,000元的欠款", "再不接电话，3000块你别想赖", "主题：付款提醒\n\n请付5000元", "那个五千，你看着办",
     "Subject: payment\n\nYou owe us $600.", "Hi Kamau, £310 is still outstanding", "Hey Bruno $65 still owing", "Kamau, £310 please", "请尽快缴费", "费用已逾期", "you promised me $500 last week", "it's that 300 dollars again", "We note €640 is overdue"],
)  # fmt: skip
def test_people_acts_and_words_for_money_name_none(text: str) -> None:
    assert named(text) == []
