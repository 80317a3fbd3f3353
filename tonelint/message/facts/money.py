"""Sums of money, with and without a currency: ¥3,000 · GBP 1,240 · 一万二 · 3w2 · 还差2600 · £3k · 壹万贰仟元整."""

from __future__ import annotations

from tonelint.message.fact import Fact, Money
from tonelint.text.span import Span

from .currencies import AFTER, WHOLE
from .currencies import after as currency_after
from .currencies import before as currency_before
from .forms import compiled, words
from .numbers import DIGITS, ENGLISH, Number, english
from .numbers import find as find_numbers

# Beside these a bare number is a sum: nouns of debts and the verbs of owing and paying.
DEBT = words(
    "款 费 金 租 钱 账 帐 额 价 息 税 债 薪 尾数 余数 余 共 计 合计 总数 欠 差 爭 争 还有 剩 剩下 收 还 付 转 结 缴 交 打 清 补 垫 借 贷 押 房贷 车贷 份子 红包 分期 会钱"
)
ENGLISH_DEBT = frozenset(
    words(
        "balance amount total owe owes owed owing outstanding dues sum pay fee fees bill rent send deposit instalment "
        "installment arrears left remit its"
    )
)
# After these a number is no sum: dates, times, quantities, parts of a name.
QUANTITY = frozenset(
    "年月日号天点时分秒周期个人件台套次份张条箱只笔层楼栋幢室单位岁倍折度平米公吨斤页届名号位名间批节堂课"
    "%℃°:年第集版里双瓶桶盒袋根支家户棵遍晚宿夜趟车顿季句声字匹颗本路米校班"
)


def find(view: str) -> tuple[Fact, ...]:
    """The sums that `view` names, as `amount` facts with a Money value in minor units of ISO 4217."""
    found: list[Fact] = []
    for number in find_numbers(view):
        fact = _amount(view, number)
        if fact is not None and not (found and fact.span.start < found[-1].span.end):
            found.append(fact)
    if any(word in view for word in _SPELLING):
        taken = found[:]
        found += [f for f in _spelled(view) if not any(f.span.overlaps(t.span) for t in taken)]
        found.sort(key=lambda fact: fact.span)
    return tuple(found)


def _amount(view: str, number: Number) -> Fact | None:
    """The sum that `number` is, or None where it is a date, a quantity, a number of something."""
    start, code, marked = currency_before(view, number.start)
    end, value = number.end, number.value
    if (found := currency_after(view, end)) is not None:
        name, stop = found
        code, marked = code or name, True
        if (
            view[end:stop].strip() in ("块", "块钱")
            and (tail := view[stop : stop + 1])
            and tail in _TENTHS
            and view[stop + 1 : stop + 2] not in _NO_TENTHS
        ):
            value += (DIGITS[tail] if tail in DIGITS else int(tail)) / 10
            stop += 1
        end = stop
    if not marked and not _is_bare_sum(
        view, number, view[max(0, number.start - 12) : number.start], view[end : end + 4]
    ):
        return None
    if end < len(view) and view[end] == "整":
        end += 1
    return Fact("amount", Span(start, end), _money(value, code))


_TENTHS = "123456789一二两三四五六七八九"
_NO_TENTHS = tuple("0123456789月号日十百千万天个")


def _is_bare_sum(view: str, number: Number, before: str, after: str) -> bool:
    """Whether a number without a currency is a sum: beside a debt word, or written like one, and nothing else."""
    if _is_no_sum(view, number, before, after):
        return False
    chinese = view[number.start] not in "0123456789"
    near = before.rstrip(" :：,，、-")
    if not number.plain:
        return number.value >= (100 if chinese or "." in view[number.start : number.end] else 1000) or near.endswith(
            DEBT
        )
    if chinese or number.value < 10:
        return False
    if (
        near.endswith(DEBT)
        or (near.endswith("的") and near.endswith(("欠的", "剩的", "差的")))
        or _after_english_debt(near)
    ):
        return True
    return _closes_a_thing(view, number, near) or _is_left(view, number)


def _closes_a_thing(view: str, number: Number, near: str) -> bool:
    """Whether a number of three to six digits ends what a Chinese thing costs: 砂石料49000，or stands alone between commas."""
    if not 3 <= number.end - number.start <= 6 or view[number.start] == "0" or near.endswith(_NUMBERED):
        return False
    after = view[number.end : number.end + 1]
    if (
        after
        and after not in "，。、,.；;！!？?哈吧呢啊了~～… \n)"
        and not view.startswith(("就", "麻烦", "您", "请", "什么", "打", "还", "微信", "周", "支付宝"), number.end)
    ):
        return False
    last = near[-1:]
    return "\u4e00" <= last <= "\u9fff" or (
        number.start > 0 and view[number.start - 1] in "，,。" and 500 <= number.value != 2024
    )


_NUMBERED = words(
    "号 单 户 尾 码 编 第 电话 热线 拨 合同 订单 发票 账单 工 房 栋 楼 室 机 年 于 在 至 到 约 按 打 "
    "服 尾数 四位 客服 末四码"
)


def _is_left(view: str, number: Number) -> bool:
    """Whether the words after a plain number say that it is owed: 150 left on the decking, 420 for the hall."""
    return number.value >= 20 and view.startswith(
        (" left", " outstanding", " owing", " for the", " on the", " still", " plus vat", " ex vat", " inc vat"),
        number.end,
    )


def _after_english_debt(near: str) -> bool:
    """Whether the last word before is one of owing: balance 640, pay 300."""
    word = near.rsplit(" ", 1)[-1]
    return word in ENGLISH_DEBT


def _is_no_sum(view: str, number: Number, before: str, after: str) -> bool:
    """Whether a number is part of a date, a time, a name, a phone or reference number, a quantity or a percentage."""
    last, nxt = before[-1:], after[:1]
    if view[number.start] in "万千百亿仟佰":  # 万一, 千万
        return True
    if (nxt in QUANTITY and nxt) or (last and (last in "#-/.:_@*~№号第尾" or "a" <= last <= "z" or last.isdigit())):
        return True
    if (nxt in "-/_.@" and nxt and after[1:2].isalnum()) or ("a" <= nxt <= "z" and nxt.isascii()):
        return True
    if nxt == " " and after[1:2] in QUANTITY and after[1:2] and number.value < 500:
        return True
    word = view[number.start : number.end]
    return word.count(".") > 1 or (len(word) > 8 and number.plain) or (len(word) == 11 and word[0] == "1")


def _money(value: float, code: str | None) -> Money:
    """A Money of `value` major units."""
    return Money(round(value * (1 if code in WHOLE else 100)), code)


_SPELLING = (
    "undred",
    "thousand",
    " grand",
    " euro",
    " dollar",
    " pound",
    " quid",
    " buck",
    " shilling",
    " rand",
    " dirham",
    " peso",
)
_WORDS = (
    rf"\b({'|'.join(ENGLISH)})(?:[ -](?:and |a )?(?:{'|'.join(ENGLISH)}|hundred|thousand|grand|k)\b){{0,9}}"
    r"(?: (dollar|buck|pound|quid|euro|rupee|naira|shilling|ringgit|peso|dirham|rand)s?\b)?"
)


def _spelled(view: str) -> list[Fact]:
    """Sums in English words: two thousand eight hundred dirhams, six hundred eighty bucks, two grand."""
    found = []
    for match in compiled(_WORDS).finditer(view):
        words = [
            word
            for word in match.group().removesuffix("s").replace("-", " ").split()
            if word not in ("a", "and", match[2])
        ]
        words = ["thousand" if word == "k" else word for word in words]
        value = english(words)
        if value and (match[2] or (value >= 100 and len(words) > 1)):
            found.append(Fact("amount", Span(*match.span()), _money(value, AFTER.get(match[2]) if match[2] else None)))
    return found
