"""Sums of money, with and without a currency: ¥3,000 · GBP 1,240 · 一万二 · 3w2 · 还差2600 · £3k · 壹万贰仟元整."""

from __future__ import annotations

import re
from functools import cache

from tonelint.message.fact import Fact, Money
from tonelint.text.span import Span

from .numbers import DIGITS, ENGLISH, Number, english
from .numbers import find as find_numbers

# What stands before a sum. `$`, `kr`, `/-` and 元 name no one currency, so their code is None.
BEFORE: dict[str, str | None] = {
    "nt$": "TWD", "hk$": "HKD", "us$": "USD", "a$": "AUD", "au$": "AUD", "nz$": "NZD", "s$": "SGD", "c$": "CAD",
    "ca$": "CAD", "mx$": "MXN", "r$": "BRL", "$": None, "¥": "CNY", "£": "GBP", "€": "EUR", "₦": "NGN", "₹": "INR",
    "₱": "PHP", "₩": "KRW", "฿": "THB", "₫": "VND", "₵": "GHS", "gh₵": "GHS", "₺": "TRY", "₪": "ILS", "₽": "RUB",
    "nt": "TWD", "rmb": "CNY", "ksh": "KES", "kshs": "KES", "tsh": "TZS", "ush": "UGX", "rm": "MYR", "rs": "INR",
    "rs.": "INR", "inr": "INR", "rp": "IDR", "php": "PHP", "p": "PHP", "n": "NGN", "r": "ZAR", "dhs": "AED",
    "人民币": "CNY", "新台币": "TWD", "台币": "TWD", "港币": "HKD", "美金": "USD", "美元": "USD", "令吉": "MYR", "欧元": "EUR",
    "新币": "SGD", "马币": "MYR", "日币": "JPY", "澳币": "AUD", "澳门币": "MOP", "mop": "MOP", "mop$": "MOP",
}  # fmt: skip
CODES = frozenset(
    "usd gbp eur cny twd hkd sgd aud nzd cad jpy krw inr php idr myr thb vnd ngn kes ghs zar ugx tzs aed sar qar kwd bhd "
    "omr chf sek nok dkk pln czk huf try ils brl mxn cnh egp pkr bdt lkr xaf xof".split()
)
# What stands after a sum.
AFTER: dict[str, str | None] = {
    "元": None, "块": None, "圆": None, "蚊": "HKD", "港元": "HKD", "港币": "HKD", "港纸": "HKD", "美元": "USD", "美金": "USD",
    "刀": "USD", "欧元": "EUR", "欧": "EUR", "英镑": "GBP", "镑": "GBP", "日元": "JPY", "日圆": "JPY", "円": "JPY", "澳元": "AUD",
    "加元": "CAD", "新元": "SGD", "新币": "SGD", "台币": "TWD", "新台币": "TWD", "令吉": "MYR", "马币": "MYR", "人民币": "CNY",
    "文整": None, "€": "EUR", "£": "GBP", "₫": "VND", "₽": "RUB", "zł": "PLN", "kr": None, "/-": None, "rmb": "CNY",
    "dollar": None, "buck": None, "pound": "GBP", "quid": "GBP", "euro": "EUR", "rupee": "INR", "naira": "NGN",
    "shilling": None, "ringgit": "MYR", "peso": None, "dirham": "AED", "rand": "ZAR", "cent": None, "pence": "GBP",
    "pesewa": "GHS", "cedi": "GHS", "bob": "KES", "yuan": "CNY", "nt": "TWD",
}  # fmt: skip
WHOLE = frozenset({"JPY", "KRW", "VND"})  # ISO 4217: no minor unit
# Beside these a bare number is a sum: nouns of debts and the verbs of owing and paying.
NOUNS = (
    "款 费 金 租 钱 账 帐 额 价 息 税 债 薪 尾数 余数 余 共 计 合计 总数 欠 差 爭 争 还有 剩 剩下 只 收 还 付 转 结 缴 交 打 清 补 "
    "垫 借 贷 要 为 是 的 就 那 这 了 仅 才 约 各 工资 单 项 押 房贷 车贷 份子 红包 分期 会钱"
).split()
DEBT = tuple(noun for noun in NOUNS if noun not in {"要", "为", "是", "的", "就", "那", "这", "了", "仅", "才", "约", "各", "单", "项", "只"})
ENGLISH_DEBT = ("balance", "amount", "total", "owe", "owes", "owed", "owing", "outstanding", "due", "dues", "sum", "pay",
                "fee", "fees", "bill", "rent", "send", "deposit", "instalment", "installment", "arrears", "left", "is",
                "invoice total", "levy", "for", "your", "of", "the", "my", "at", "paid")  # fmt: skip
# After these a number is no sum: dates, times, quantities, parts of a name.
QUANTITY = frozenset(
    "年月日号天点时分秒周期个人件台套次份张条箱只笔层楼栋幢室单位岁倍折度平米公吨斤页届名号位名间批节堂课"
    "%℃°:年第集版里双瓶桶盒袋根支家户棵遍晚宿夜趟车顿季句声字匹颗本路米校班"
)


@cache
def _currency_before() -> re.Pattern[str]:
    """A currency's sign or code that ends where the number begins."""
    return re.compile(
        r"(?:(?<![a-z])(?:nt|hk|us|au|nz|ca|mx|mop|[ascr])\$|[$¥£€₦₹₱₩฿₫₵₺₪₽]|(?<![a-z])(?:rmb|kshs?|tsh|ush|rm|rs\.?|rp|dhs|mop|[npr]|nt)"
        r"|(?<![a-z])[a-z]{3}|人民币|(?:新?台|港|新|马|日|澳|澳门)币|美[金元]|令吉|欧元)[ :.]?$"
    )


@cache
def _currency_after() -> re.Pattern[str]:
    """A currency's word that begins where the number ends, and the tenths after it (88块6)."""
    return re.compile(
        r" ?(?:多?(块)(?:钱)?([1-9一二两三四五六七八九])?(?![\d月号]|[十百千万])|(港元|港币|港纸|美元|美金|欧元|英镑|日元|日圆|澳元|加元|新元|新币|新?台币|令吉|马币|人民币|元|圆|蚊|刀|镑|円|文整"
        r"|[€£₫₽]|zł|/-|kr\b|rmb)|(dollar|buck|pound|quid|euro|rupee|naira|shilling|ringgit|peso|dirham|rand|cent|pence|cedi|bob|yuan)s?\b|([a-z]{3})(?![a-z]))"
    )


def find(view: str) -> tuple[Fact, ...]:
    """The sums that `view` names, as `amount` facts with a Money value in minor units of ISO 4217."""
    found = [fact for number in find_numbers(view) if (fact := _amount(view, number)) is not None]
    if "undred" in view or "thousand" in view or "dollar" in view or "pound" in view or "grand" in view:
        taken = found[:]
        found += [f for f in _spelled(view) if not any(f.span.overlaps(t.span) for t in taken)]
        found.sort(key=lambda fact: fact.span)
    return tuple(found)


def _amount(view: str, number: Number) -> Fact | None:
    """The sum that `number` is, or None where it is a date, a quantity, a number of something."""
    before = view[max(0, number.start - 12) : number.start]
    start, code, marked = _before(before, number.start)
    end, value = number.end, number.value
    after = view[end : end + 14]
    if not marked or after[:1] in "元块圆蚊 /":
        tail = _currency_after().match(after) if after[:1] in _AFTER_STARTS else None
        if tail and (word := _after_code(tail)) is not None:
            marked, code, end = True, word[0] or code, end + tail.end()
            value += _tenths(tail[2])
    if not marked and not _is_bare_sum(view, number, before, after):
        return None
    if end < len(view) and view[end] == "整":
        end += 1
    return Fact("amount", Span(start, end), _money(value, code))


_AFTER_STARTS = frozenset(" 多块港美欧英日澳加新台令马人元圆蚊刀镑円文€£₫₽z/krdbpqnsceyabcdefghijklmnopqrstuvwxyz")


def _before(before: str, start: int) -> tuple[int, str | None, bool]:
    """Where a sum with its currency before it begins, the currency, and whether there is one."""
    if not before or before[-1] not in " :.$¥£€₦₹₱₩฿₫₵₺₪₽币金元吉" and not ("a" <= before[-1] <= "z"):
        return start, None, False
    sign = _currency_before().search(before)
    if sign is None:
        return start, None, False
    word = sign.group().rstrip(" :")
    bare = word.rstrip(".")
    if bare in BEFORE:
        if bare in "npr" and sign.group() != bare or before[: sign.start()].endswith("."):
            return start, None, False
        return start - len(before) + sign.start(), BEFORE[bare], True
    return (start - len(before) + sign.start(), bare.upper(), True) if bare in CODES else (start, None, False)


def _after_code(tail: re.Match[str]) -> tuple[str | None] | None:
    """The currency that the words after a number name, in a tuple; None where they name none."""
    word = tail[1] or tail[3] or tail[4]
    if word:
        return (AFTER.get(word),)
    return (tail[5].upper(),) if tail[5] in CODES else None


def _tenths(digit: str | None) -> float:
    return 0 if not digit else (DIGITS[digit] if digit in DIGITS else int(digit)) / 10


def _is_bare_sum(view: str, number: Number, before: str, after: str) -> bool:
    """Whether a number without a currency is a sum: beside a debt word, or written like one, and nothing else."""
    if _is_no_sum(view, number, before, after):
        return False
    chinese = view[number.start] not in "0123456789"
    near = before.rstrip(" :：,，、-")
    if not number.plain:
        return number.value >= (100 if chinese or "." in view[number.start : number.end] else 1000) or near.endswith(DEBT)
    if chinese:
        return False
    if near.endswith(DEBT) and number.value >= 10:
        return True
    return number.value >= 10 and _after_english_debt(near)


def _after_english_debt(near: str) -> bool:
    """Whether the last word before is one of owing: balance 640, pay 300."""
    word = near.rsplit(" ", 1)[-1]
    return word in ENGLISH_DEBT[:18]


def _is_no_sum(view: str, number: Number, before: str, after: str) -> bool:
    """Whether a number is part of a date, a time, a name, a phone or reference number, a quantity or a percentage."""
    last, nxt = before[-1:], after[:1]
    if nxt in QUANTITY and nxt or last and (last in "#-/.:_@*~№号第尾" or "a" <= last <= "z" or last.isdigit()):
        return True
    if nxt in "-/_.@" and nxt and after[1:2].isalnum() or ("a" <= nxt <= "z" and nxt.isascii()):
        return True
    if nxt == " " and after[1:2] in QUANTITY and after[1:2]:
        return True
    word = view[number.start : number.end]
    return word.count(".") > 1 or (len(word) > 8 and number.plain) or (len(word) == 11 and word[0] == "1")


def _money(value: float, code: str | None) -> Money:
    """A Money of `value` major units."""
    return Money(round(value * (1 if code in WHOLE else 100)), code)


@cache
def _words() -> re.Pattern[str]:
    """A run of English number words and the currency after it."""
    return re.compile(
        rf"\b((?:{'|'.join([*ENGLISH, 'hundred', 'thousand', 'grand', 'and', 'a'])})(?:[ -](?=[a-z])[a-z]+){{1,7}}?)[ -]"
        r"(dollar|buck|pound|quid|euro|rupee|naira|shilling|ringgit|peso|dirham|rand|grand)s?\b"
    )


def _spelled(view: str) -> list[Fact]:
    """Sums in English words: two thousand eight hundred dirhams, six hundred eighty bucks."""
    found = []
    for match in _words().finditer(view):
        words = re.split("[ -]", match[1])
        value = english([w for w in words if w != "a"] or ["one"])
        if match[2] == "grand":
            value = None if value is None else value * 1000
        if value:
            found.append(Fact("amount", Span(match.start(), match.end()), _money(value, AFTER.get(match[2]))))
    return found
