"""What identifies a debt: a document or account number, or the thing that is owed for (6月货款, 物业费, £40 for the hall).

Bare 款项, 余款, the balance, your invoice identify nothing. Words are looked up in sets around a few anchors: a pattern
of all these words would cost 4 ms to compile.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator

from tonelint.message.fact import Fact
from tonelint.text.span import Span, touched

from . import debts_en, debts_zh
from .currencies import CODES
from .forms import compiled, holds_han, words

_DOCUMENTS_ZH = words(
    "发票 发票号 订单 单号 账单 合同 合约 协议 编号 户号 表号 卡号 尾号 末四码 四位 工单 借据 保单 采购单 "
    "送货单 出货单 货单 请款单 对账单 报价单 提单 验收单 缴费单 缴款单 估价单 施工单 租赁单 收据 运单 流水号 "
    "会员号 学号 案号 车牌 房号 门牌 摊位 单据 派工单 通知单 订购单 凭证 项目 单 号码 车位 电号 水号 用户号 "
    "客户号 账号 帐号 租约 借条 号 户 第 尾数 专案 标号 报告号 协议号 合同号 编码 号尾数"
)
_DOCUMENTS_EN = frozenset(
    words(
        "invoice invoices inv order orders contract account acct a/c ac policy po p.o statement ref reference quote "
        "estimate job booking agreement loan case file claim ticket bill bills receipt membership registration reg unit "
        "plot flat apt room lot note docket proforma so sow wo hire card ending plan tenancy lease project application "
        "visit patient matter notice cn batch no number # № meter customer client member subscription milestone stage "
        "stall booth licence license permit parcel pod load lading certificate facility b/l cheque id code acc holding "
        "half instalment installment pan re bay floor vehicle phase part section block term credit debit pro forma work "
        "delivery purchase lpo awb grn consignment form waybill desk"
    )
)
_PHONE = r"(?:1-)?[48]00-?\d{3,4}-?\d{3,4}|1-8\d\d-\d{3}-\d{4}|0\d{2,3}-\d{7,8}|(?:\d{3}-)?\d{3}-\d{4}"
_CODE = r"(?<![a-z0-9.@_/$£€¥₦₹₱])#?[a-z]{0,8}[-_/]?(?:[a-z]{1,5}[-_/])?\d[a-z0-9]*(?:[-_/][a-z0-9]+){0,3}(?![a-z0-9@%]|[,.:]\d)"
_SUM_OR_TIME = (
    r"(?:rs|rm|ksh|rmb)\.?\d[\d,.]*[km]?|[a-z] ?\.?\d[\d,.]*[km]?|\d+[wk]\d?|\d+x+\d*|.*(?:am|pm|st|nd|rd|th|hrs?|days?|k|min|mins|kg|wk|yrs?|x|w|m)"
    r"|24/7|\d{1,2}/\d{1,2}(?:/\d+)?|(?:19|20)\d\d-\d.*|\d{1,2}-\d{1,2}|\d+-(?:day|week|month|hour|year|page|part).*|(?:www|http|q|day|level|page|week|wk|yr)[ .-]?\d+|(?:no|for|in|by|of|and|at|on|to|the|is|a|or)[ .]?\d+"
)


def find(view: str) -> tuple[Fact, ...]:
    """`reference` facts of `view`, in order; the value is the words."""
    taken: list[Span] = []
    spans = [*_numbers(view), *debts_zh.named(view)] if holds_han(view) else [*_numbers(view)]
    for span in (*spans, *debts_en.named(view)):
        if not touched(span, taken):
            insort(taken, span)
    return tuple(Fact("reference", span, span.of(view)) for span in taken or _placed(view))


def _numbers(view: str) -> Iterator[Span]:
    """INV-2040, 单号0917, contract no. 17, 尾号8806: a code, or a number after the name of a document."""
    if not any(character.isdigit() for character in view):
        return
    for match in compiled(_CODE).finditer(view):
        start, end = match.span()
        word = match.group().strip()
        start = end - len(word)
        if re.fullmatch(r"[#\d]+(?:[-_/][a-z0-9]+)*", word) or " " in word:
            digits = next(i for i, c in enumerate(word) if c.isdigit())
            if _is_documented(view, start + digits, end):
                yield Span(start + digits, end)
                continue
        if compiled(_PHONE).fullmatch(word):
            continue
        if (_is_documented(view, start, end) and len(word) > 3) or (
            not word.isdigit()
            and " " not in word
            and "." not in word
            and word[:3] not in CODES
            and not compiled(_SUM_OR_TIME).fullmatch(word)
        ):
            yield Span(start, end)


_NUMBER_BY_PLACE = (
    # 7781 for £312.40 · 90117, USD 3,900 · 290 is 1,640: a bare number that owns a sum.
    r"(?<![\w.,/$£€¥₹₦:-])(?!(?:19|20)\d\d\b)(\d{3,6})(?=(?: for|,| at| is| was|:)? \(?(?:[£$€₹₦]|(?:usd|gbp|eur|sgd|hkd|aud|rm|rs)\.? ?\d)| (?:is|for) \d{1,3},\d{3})",
    r"(?:subject|re): ?(?:re: ?)?#?(\d{3,8})(?=\n|$)",
    r"(?:with|for|are|invoices) (\d{4,6}(?:, \d{4,6})* and \d{4,6})\b",
    r"\b(?:batch|unit|plot|flat|room|lot|order|invoice|stall|loan) (?:number |no )?((?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty)\b)",
)


def _placed(view: str) -> list[Span]:
    """The numbers that the first form to match makes a document's: sought where nothing else identifies the debt."""
    for pattern in _NUMBER_BY_PLACE:
        if found := [Span(*match.span(1)) for match in compiled(pattern).finditer(view)]:
            return found
    return []


def _is_documented(view: str, start: int, end: int) -> bool:
    """Whether the name of a document or an account stands before a number, and no date or sum begins there."""
    if view[end : end + 1] in tuple("年月日号元万块%天") or view[end : end + 2] in (" 天", " 月", " 元", " 年"):
        return False
    before = view[max(0, start - 22) : start].rstrip(' :：#(（「『"“.-')
    if before.endswith(_DOCUMENTS_ZH):
        return True
    words = before.replace("/", " ").split() if "a/c" not in before and "b/l" not in before else before.split()
    last = [word.strip("(,.:#") for word in words[-2:]]
    return (
        view[max(0, start - 1) : start] == "#"
        or any(word in _DOCUMENTS_EN for word in last[-1:])
        or (
            len(last) == 2 and last[1] in ("no", "number", "id", "ref", "code", "nr", "in") and last[0] in _DOCUMENTS_EN
        )
    )
