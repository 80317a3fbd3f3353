"""Whether a message asks for money: requests, late debts and bare sums do; receipts, refunds, terms and answers do not."""

from __future__ import annotations

import pytest

from tonelint.message.asking import anchor
from tonelint.message.context import Context, Value
from tonelint.message.draft import Draft
from tonelint.message.message import Message
from tonelint.rulebook.cache import rulebook
from tonelint.text.source import Source


def understood(text: str, **context: str) -> Message:
    given = Context({key: Value(word, "flag") for key, word in context.items()})
    return Message(Draft(text, Source("draft", text)), rulebook().lexicon, given)


def asked(text: str, **context: str) -> str | None:
    message = understood(text, **context)
    place = anchor(message)
    return None if place is None else place.of(message.text)


@pytest.mark.parametrize(
    "text",
    ["请于6月10日前支付8,600元", "麻烦把仓租转一下", "样册尾款3200", "物业费已逾期12天", "那笔钱什么时候打过来", "電費尚未繳納", "条尾数几时找返", "请处理一下您的账单",
     "please pay £420 by Friday", "invoice 118 is overdue", "your rent is due today", "when will you send it", "kindly settle the bill", "KES 4,200, paybill 200222", "you still owe us for the gates", "card declined, please update it",
     "您已欠费，请充值。谨防冒充客服的电话", "尾款8,600元请付到新账号，账户已更换", "Your £40 is overdue. Our staff never ask for cash."],
)  # fmt: skip
def test_a_request_a_late_debt_or_a_sum_asks(text: str) -> None:
    assert asked(text)


@pytest.mark.parametrize(
    "text",
    ["货款8,600元已收到，谢谢", "您的账单已缴清", "押金600元今天退还给您", "您目前没有欠款，无需付款", "新年快乐，祝您生意兴隆", "发票抬头改好了，下午寄给您", "报价单有效期15天，总价8,600元", "会议改到周五上午",
     "thank you for your payment of £420", "your account is clear, nothing to pay", "we have refunded £90 to your card", "no payment is due", "merry christmas from all of us", "the new price list is attached", "see you on Friday", "this quotation for £3,900 holds for 30 days",
     "谨防冒充：本物业从未委托任何人上门收费，请勿付款给陌生人", "我司收款账户改为农业银行，请来电核实后再付款", "群里有人冒充物业发“欠费名单”，不是我们发的，缴费只在小程序", "本公司汇款账户自 8 月起改为中信银行，请来电确认后变更", "安全提醒：客服不会要求您把钱转到个人卡", "昨天说付了，我这边还没到账，麻烦把回单发我",
     "Stay safe: our staff never call your family about your loan. Pay only in the app.", "It isn't showing as paid here. Could you send me the remittance advice?"],
)  # fmt: skip
def test_receipts_refunds_terms_and_greetings_do_not(text: str) -> None:
    assert asked(text) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("收到5,000元，谢谢。余款3,600元请于周五前转账。", "余款3,600元请于周五前转账"),
        ("王经理您好。5月仓储费8,600元请于周五前支付。", "5月仓储费8,600元请于周五前支付"),
        ("Thanks for the £200. Please pay the remaining £220 by Friday.", "please pay the remaining £220 by friday"),
        ("Hi Ana. The invoice is overdue. Please pay by Friday.", "please pay by friday"),
    ],
)
def test_the_anchor_is_the_sentence_that_asks(text: str, place: str) -> None:
    assert asked(text) == place


def test_a_purpose_that_asks_for_nothing_silences() -> None:
    assert asked("请于周五前支付8,600元") is not None
    assert asked("请于周五前支付8,600元", purpose="refund") is None


def test_what_the_debtor_said_asks_for_nothing() -> None:
    assert asked('您说"请把8,600元付给我"') is None


@pytest.mark.parametrize(
    "text",
    ["转到公司账户", "微信转我", "账号照旧", "到前台刷卡", "8月起从绑定的卡自动扣款", "戶口同上次", "转数快过数", "收款账户详见合同", "可以分三期付", "联系我们协商还款方案", "用支付宝也行", "发票下方有账号",
     "by bank transfer", "usual account please", "M-Pesa paybill 200222", "pay in the tenant portal", "details are on the invoice", "a cheque payable to us", "call us to arrange a payment plan", "pay here: acme.example/pay", "in two instalments", "PayNow to the same UEN", "update your card"],
)  # fmt: skip
def test_a_named_route_or_plan_is_a_way_to_pay(text: str) -> None:
    message = understood(text)
    assert message.states("way-to-pay") or message.states("plan")


@pytest.mark.parametrize(
    "text",
    ["请尽快安排付款", "发票随信附上", "有疑问请联系我们", "请走付款流程", "加我微信聊", "你们小程序二期的钱", "会员账号已冻结", "手机分期1299元逾期", "请登录处理",
     "please arrange payment", "the invoice is attached", "contact us with any questions", "your account is overdue", "we look forward to payment", "Statement of account", "share proof of payment", "your credit card bill is due"],
)  # fmt: skip
def test_what_only_sounds_like_one_is_none(text: str) -> None:
    message = understood(text)
    assert not message.states("way-to-pay")
    assert not message.states("plan")
