"""Every letter that the stones can make is whole, filled and quiet."""

from __future__ import annotations

from itertools import product

import pytest

from tonelint.linter import lint
from tonelint.message.context import STAGES, Context
from tonelint.rewriting.composing import composed, replied, reply_to
from tonelint.rewriting.customers import customer, language_of, letter_for, row_context, voice_for
from tonelint.rewriting.filling import Values
from tonelint.rewriting.holes import plain_hole
from tonelint.rewriting.profile import Profile
from tonelint.rewriting.stones import VARIANTS, letters

from .drafts import book, message

CHANNELS = ("sms", "wechat", "wechat-group", "whatsapp", "email", "letter", "phone", "app")
ZH = {
    "debtor": "王总", "reference": "发票P0442", "amount": "3,200元", "due-date": "3月1日", "deadline": "3月20日", "date": "3月13日",
    "way-to-pay": "对公转账（工行尾号6222）", "last-contact": "3月8日",
}  # fmt: skip
EN = {
    "debtor": "Beth", "reference": "invoice P0442", "amount": "£3,200", "due-date": "1 March", "deadline": "20 March", "date": "13 March",
    "way-to-pay": "bank transfer (sort code 20-00-00, account 12345678)", "last-contact": "8 March",
}  # fmt: skip
DAYS = {"overdue-early": "3", "overdue": "12", "overdue-late": "45", "final": "60"}


@pytest.mark.parametrize(("language", "channel", "stage"), list(product(("zh", "zh-TW", "zh-HK", "en-GB", "en-US"), CHANNELS, STAGES)))
def test_every_letter_is_quiet(language: str, channel: str, stage: str) -> None:
    voice = voice_for(language)
    said = {**(EN if language.startswith("en") else ZH), "days-overdue": DAYS.get(stage, "")}
    values = Values(lambda kind: said.get(kind, ""), Profile(company="Acme Ltd" if language.startswith("en") else "青橙科技有限公司"), lambda kind: plain_hole(kind, language))
    for audience, variant in product(("business", "consumer"), ("plain", *VARIANTS)):
        known = {"channel": channel, "stage": stage, "audience": audience, "variant": variant}
        letter = composed(letters(), known, voice, values)
        assert not set("{}⟨⟩") & set(letter.text)
        assert said["amount"] in letter.text
        draft = message(letter.text, stage=stage, channel=channel, audience=audience)
        assert [f.rule.id for f in lint(draft, book()).findings if f.severity != "info"] == []


@pytest.mark.parametrize(
    ("excuse", "name"),
    [
        ("在走流程", "in-process"), ("下周一定", "next-week"), ("发票没收到", "no-invoice"), ("货有问题", "goods-faulty"),
        ("老板出差了", "boss-away"), ("我们也紧张", "short-of-cash"), ("甲方没付钱给我", "customer-unpaid"), ("已经付了呀", "already-paid"),
        ("金额不对吧", "amount-wrong"), ("哎呀忘了", "forgot"), ("随便说点别的", "any"), ("it's in the payment run", "in-process"),
        ("We never got the invoice", "no-invoice"), ("My boss is away", "boss-away"), ("cash flow is tight at the moment", "short-of-cash"),
    ],
)  # fmt: skip
def test_excuses_are_known(excuse: str, name: str) -> None:
    assert reply_to(excuse, letters().replies).name == name


@pytest.mark.parametrize("language", ["zh", "zh-TW", "zh-HK", "en-US"])
@pytest.mark.parametrize("firm", [False, True])
def test_replies_are_quiet(language: str, firm: bool) -> None:
    said = EN if language.startswith("en") else ZH
    values = Values(lambda kind: said.get(kind, ""), Profile(), lambda kind: plain_hole(kind, language))
    for reply in letters().replies:
        text = replied(reply, firm, voice_for(language), values).text
        draft = message(text, stage="overdue", channel="wechat", purpose="reply")
        loud = [f.rule for f in lint(draft, book()).findings if f.severity != "info"]
        assert [rule.id for rule in loud if rule.fault not in {"missing", "deadline"}] == []


def test_a_row_becomes_a_message() -> None:
    row = {"客户": "王总", "欠款": "32000", "约定付款日": "2026-11-01", "逾期天数": "12", "上次跟进": "2026-11-08", "备注": "说在走流程"}
    voice = voice_for(language_of(row))
    who = customer(row, voice.languages[0])
    letter = letter_for(who, row_context(who, Context()), letters(), voice, Profile(), "")
    assert "王总" in letter.text
    assert "32,000元" in letter.text
    assert "哪一步" in letter.text
    assert "说在走流程" not in letter.text
    assert letter.holes == ("deadline",)


def test_an_english_row_speaks_english() -> None:
    row = {"Customer": "Beth", "Amount": "£1200", "Due date": "2026-11-01", "Days overdue": "-3", "Notes": ""}
    voice = voice_for(language_of(row))
    who = customer(row, voice.languages[0])
    assert who.context["stage"] == "pre-due"
    assert "Sunday 1 November" in letter_for(who, row_context(who, Context()), letters(), voice, Profile(), "").text
