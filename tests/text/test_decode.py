"""Drafts come in many encodings; short Chinese ones must not be taken for Korean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonelint.text.decode import Unreadable, decode, from_text
from tonelint.text.source import Source

SIMPLIFIED = (
    "您好,贵公司五月份的货款三万二千元至今未付,请于本周五前转账到合同所列账户,如已付款请忽略本短信。"
    "张总,上次对账单上还有一笔尾款没有结清,麻烦您让财务查一下,方便的话今天给我一个付款时间。"
    "尊敬的客户,您的分期账单已逾期十二天,为避免影响您的使用,请尽快登录应用完成还款,客服电话在首页。"
    "提醒一下,房租这个月五号就到期了,微信或者支付宝都可以,收到以后我给您开收据,谢谢配合。"
)
TRADITIONAL = (
    "您好,貴公司五月份的貨款三萬二千元至今未付,請於本週五前轉帳到合約所列帳戶,如已付款請忽略本簡訊。"
    "陳先生,上次對帳單上還有一筆尾款沒有結清,麻煩您讓財務查一下,方便的話今天給我一個付款時間。"
    "親愛的客戶,您的分期帳單已逾期十二天,為避免影響您的使用,請儘快登入完成繳費,客服電話在首頁。"
)
ENCODINGS = [
    (SIMPLIFIED, "gb18030", ""),
    (SIMPLIFIED, "gb18030", "en_GB"),
    (SIMPLIFIED, "utf-8", ""),
    (SIMPLIFIED, "utf-16-le", ""),
    (SIMPLIFIED, "utf-16-be", ""),
    (TRADITIONAL, "cp950", ""),
    (TRADITIONAL, "cp950", "zh_TW"),
    (TRADITIONAL, "big5hkscs", "zh_HK"),
    (TRADITIONAL, "gb18030", "zh_CN"),
    (TRADITIONAL, "utf-16-le", ""),
]


@pytest.mark.parametrize(("text", "encoding", "locale"), ENCODINGS)
@given(st.data())
def test_short_chinese_is_read_in_its_encoding(text, encoding, locale, data):
    length = data.draw(st.integers(10, 40))
    start = data.draw(st.integers(0, len(text) - length))
    words = text[start : start + length]
    source = decode(words.encode(encoding), "a.txt", locale)
    assert isinstance(source, Source)
    assert source.text == words


@given(st.text(), st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]))
def test_a_mark_decides_and_is_no_text(text, encoding):
    text = text.replace("\0", "").lstrip("\ufeff")
    source = decode(text.encode(encoding), "a.txt")
    assert isinstance(source, Source)
    assert source.text == text
    assert source.position(len(text)).byte_offset == len(text.encode(encoding))


@given(st.binary(max_size=200), st.sampled_from(["", "zh_TW", "zh_CN"]))
def test_any_bytes_are_a_source_or_a_reason(data, locale):
    result = decode(data, "a.txt", locale)
    if isinstance(result, Source):
        assert not any("\ud800" <= c <= "\udfff" for c in result.text)
        result.position(len(result.text))
    else:
        assert 0 <= result.byte_offset <= len(data)


def test_binary_and_damage_are_told_apart():
    assert decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a.png") == Unreadable("a.png", "binary", 8)
    damaged = "请付款".encode() + b"\xff" + "请于周五前付款".encode()
    assert decode(damaged, "a.txt") == Unreadable("a.txt", "broken", 9)


@pytest.mark.parametrize("words", ["We’ll collect £1,200 – see below", "Don’t", "Café invoice"])
def test_western_text_of_one_byte_a_letter(words):
    source = decode(words.encode("cp1252"), "a.txt")
    assert isinstance(source, Source)
    assert source.text == words


def test_lone_surrogates_become_replacement_letters_of_the_same_length():
    assert from_text("a\ud83db").text == "a\ufffdb"
    source = decode("a\ud800b".encode("utf-8", "surrogatepass"), "a.txt")
    assert isinstance(source, Source)
    assert (source.text, source.position(2).byte_offset) == ("a\ufffdb", 4)
