"""What identifies a debt: a document or account number, or the thing that is owed for (6月货款, 物业费, £40 for the hall).

Bare 款项, 余款, the balance, your invoice identify nothing. Words are looked up in sets around a few anchors: a pattern
of all these words would cost 4 ms to compile.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonelint.message.fact import Fact
from tonelint.text.span import Span

from .forms import compiled, holds_han, words
from .money import CODES

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
        "delivery purchase"
    )
)
_CODE = r"(?<![a-z0-9.@_/$£€¥₦₹₱])#?[a-z]{0,8}[-_/]?(?:[a-z]{1,5}[-_/])?\d[a-z0-9]*(?:[-_/][a-z0-9]+){0,3}(?![a-z0-9@%]|[,.:]\d)"
_SUM_OR_TIME = (
    r"(?:rs|rm|ksh|rmb)\.?\d[\d,.]*[km]?|[a-z] ?\.?\d[\d,.]*[km]?|\d+[wk]\d?|\d+x+\d*|.*(?:am|pm|st|nd|rd|th|hrs?|days?|k|min|mins|kg|wk|yrs?|x|w|m)"
    r"|24/7|\d{1,2}/\d{1,2}(?:/\d+)?|(?:19|20)\d\d-\d.*|\d{1,2}-\d{1,2}|\d+-(?:day|week|month|hour|year|page|part).*|(?:www|http|q|day|level|page|week|wk|yr|no|for|in|by|of|and|at|on|to|the|is|a|or)[ .-]?\d+"
)
_STOP = frozenset(
    "我您你他她它贵司家们各这那哪的得地了着过还没已请把将于在与和及或就也都又再才只给让被向从对因由是有要该应须可能会想此每某几多少跟说问提拿来去到"
    "等见找帮看听打骂催讨追拖欠付收转交缴结清补不啊嘛呢吧吗哈个下内前后先万千百十一二两三四五六七八九元块笔咱俺啲嘅呢冇唔系都尚共计合约仅，"
)
"""At these a thing's name is cut when it is read backwards: 就差您那笔|瓷砖款."""
_HEADS_ZH = r"[款费钱租贷薪]|[押定订]金|[保质][证保]金|月供|花呗|白条|信用卡|会员|份子|钞票|水电"
_NO_HEAD = frozenset(
    words(
        "款项 费率 费心 费劲 费用户 费神 费尽 钱包 钱袋 钱塘 钱江 租约 租客 租户 租用 租借 租赁 贷款 贷后 贷方 "
        "费力 会员费"
    )
)
_GENERIC_ZH = frozenset(
    words(
        "款 费 钱 租 贷 薪 账 货款 贷款 欠款 余款 尾款 首款 账款 帐款 借款 还款 付款 收款 缴款 打款 汇款 罚款 "
        "扣款 退款 回款 催款 存款 逾期款 全款 条款 拨款 请款 现款 赔款 价款 分期款 本期款 违约金 滞纳金 缴费 付费 "
        "欠费 收费 免费 消费 计费 手续费 逾期费 交费 扣费 经费 价钱 点钱 回钱 出钱 放贷 会员 对账 总账 记账 入账 "
        "到账 销账 算账 赖账 网贷 骗贷 信贷 信用卡 本息 现钱 掏钱 花钱 借钱 谈钱 讲钱 加钱 零钱 多钱 债 房款"
    )
)
_MONTH_ZH = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2}) ?月份?|第[一二三四\d]季|[上下]半年|第 ?[一二三四五六七八九十\d\ufffc]{1,5} ?期"
_BILLED = "款费账租单钱金薪供息"
_SUM_ZH = r"[¥$£€]?\d{2,}|\d+(?:\.\d+)?[万wk元块]|[a-z$]{2,3}\$? ?\d|[一二两三四五六七八九][万千百十]"
_BEFORE_SUM = words("还有 一共 总共 合计 平摊 笔 批 套 次 摊 共 才 那 这")
_NO_THING = words(
    "差 额 为 剩 余 价 息 加 减 扣 退 存 借 贷 出 月 年 日 号 周 近 达 满 超 逾 拖 电 话 码 机 信 "
    "尾 户 点 线 座 拨 服 至 期 同 值 晚 早 午 上 今 明 总 另 外 按 以 用 叫 楼 栋 室 路 街 位 人 "
    "次 天 热 详 询 金 款 费 钱 租 薪 整 区 第 编 半 时 截 微 宝 行 卡"
)
_FEES_EN = frozenset(words(
    "fee fees rental rent charges dues bill instalment tuition subscription premium retainer deposit commission loan "
    "balance invoice payment work works session sessions lessons lesson labour labor job money share account hire "
    "order tab ticket tickets"
))  # fmt: skip
_NAMED_EN = frozenset(
    words(
        "rent tuition maintenance broadband subscription membership mortgage electric electricity gas water subs retainer "
        "hosting overdraft premium insurance catering cleaning gardening landscaping plumbing storage childcare nursery "
        "kindergarten freight haulage catalogue assessment council hoa retention photography translation bookkeeping "
        "payroll decking tiling roofing fencing"
    )
)
_NOTHING_EN = frozenset(
    words(
        "the your our my this that these those its his her their a an any no all some each every another one two three it "
        "us me you we them late overdue outstanding remaining final full last first second next past minimum total unpaid "
        "open small new old make early prompt further recent previous interest admin additional current monthly partial "
        "part and of for in to due single extra immediate missed failed online same card bank whole arrange send sending "
        "pending complete prior pay paying paid which with kindly arranged reconnection collection recovery legal court "
        "cash on amount remit until unless discuss make structured non large still is are was were be been has have had "
        "not now today friday monday tuesday wednesday thursday saturday sunday patience help more time payment payments "
        "business understanding cooperation attention support convenience inconvenience delay reference information "
        "details questions any ages months weeks days years while long ever once example instance sure good being "
        "everything nothing something anything someone trouble reading waiting getting letting asking bothering chasing "
        "sorting confirmation review details ok once both those if so as at by or settlement clearance completion "
        "immediately proof records sake christmas god's goodness your purposes safety security quality return release "
        "thank thanks will can could should do did what when how why who where yours mine account accounts balance money "
        "invoice invoices bill loan debt debts sum funds amounts late-payment arrears charges process processing "
        "receiving received receive transfer cheque check from up out over off late latest customer client sir madam dear "
        "hi hello please action urgent notice reminder follow following gentle friendly important subject re fwd fw "
        "letter email message matter"
    )
)


def find(view: str) -> tuple[Fact, ...]:
    """`reference` facts of `view`, in order; the value is the words."""
    taken: list[Span] = []
    spans = [*_numbers(view), *_chinese(view)] if holds_han(view) else [*_numbers(view)]
    for span in (*spans, *_english(view)):
        if not any(span.overlaps(other) for other in taken):
            taken.append(span)
    return tuple(Fact("reference", span, span.of(view)) for span in sorted(taken))


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
        if (
            not word.isdigit()
            and " " not in word
            and "." not in word
            and word[:3] not in CODES
            and not compiled(_SUM_OR_TIME).fullmatch(word)
        ):
            yield Span(start, end)


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


def _chinese(view: str) -> Iterator[Span]:
    """6月货款, 物业费, 瓷砖的尾款, 砂石料49000: what the debt is for; not 余款, 欠费 or 您的账单."""
    for match in compiled(_HEADS_ZH).finditer(view):
        end = match.end()
        thing = _name_before(view, end)
        if view[end - 1 : end + 1] in _NO_HEAD or not thing:
            continue
        if thing in _GENERIC_ZH:
            owner = (
                _name_before(view, end - len(thing) - 1)
                if view[max(0, end - len(thing) - 1) : end - len(thing)] == "的"
                else ""
            )
            if len(owner) > 1 and owner not in _NO_OWNER:
                yield Span(end - len(thing) - 1 - len(owner), end)
        elif not thing.endswith(_NO_DEBT) and thing.strip(_WHICH) not in _GENERIC_ZH:
            yield Span(end - len(thing), end)
    if "月" in view or "季" in view or "期" in view or "半年" in view:
        for match in compiled(_MONTH_ZH).finditer(view):
            if any(head in view[match.end() : match.end() + 9] for head in _BILLED) or match.group()[0] in "第上下":
                yield Span(*match.span())
    for match in compiled(_SUM_ZH).finditer(view):
        end = len(view[: match.start()].rstrip(" "))
        for word in _BEFORE_SUM:
            if view.endswith(word, 0, end):
                end -= len(word)
        thing = _name_before(view, end) if end else ""
        if len(thing) > 1 and thing[-1] not in _STOP and not thing.endswith(_NO_THING):
            yield Span(end - len(thing), end)


_WHICH = "本期当次上剩余尾全首逾新老旧"
_NO_OWNER = frozenset(words("剩下 上次 之前 上回 上笔 以前 当初 逾期 剩余 相应 部分 现在 最后 所有 订单 全部"))
_NO_DEBT = (
    "借款",
    "还款",
    "付款",
    "欠款",
    "回款",
    "高消费",
    "发薪",
    "零花钱",
    "催款",
    "收款",
    "扣款",
    "逾期费",
    "高的逾期费",
    "续信贷",
    "更多费",
)


def _name_before(view: str, end: int) -> str:
    """The run of Chinese characters that ends at `end`, back to a word that cannot be part of a name; at most 8."""
    start = end
    while (
        start > max(0, end - 8)
        and "\u4e00" <= view[start - 1] <= "\u9fff"
        and (view[start - 1] not in _STOP or start == end)
    ):
        start -= 1
    if start and end - start < 8 and view[start - 1].isdigit() and view[start] in "月期":
        start -= 1
    return view[start:end]


def _english(view: str) -> Iterator[Span]:
    """Tuition, the August rent, £40 for the hall: what the debt is for; not the balance or your invoice."""
    words = [(match.start(), match.group()) for match in compiled(r"[a-z][a-z'-]+").finditer(view)]
    for index, (start, word) in enumerate(words):
        end = start + len(word)
        if word in _NAMED_EN:
            yield Span(start, end)
        elif word in _FEES_EN and index and words[index - 1][0] + len(words[index - 1][1]) + 1 == start:
            before = words[index - 1][1]
            if before not in _NOTHING_EN and not before.endswith("ly"):
                yield Span(words[index - 1][0], end)
        elif word in ("for", "on") and (thing := _thing(view, words, index)):
            yield thing


def _thing(view: str, words: list[tuple[int, str]], index: int) -> Span | None:
    """What follows `for` or `on` right after a sum or a word of owing: 420 for the en suite, 150 left on the decking."""
    start, word = words[index]
    before = view[max(0, start - 14) : start]
    if not (
        any(c.isdigit() for c in before[-9:])
        or "\ufffc" in before[-4:]
        or before.endswith(
            (
                "left ",
                "due ",
                "owing ",
                "outstanding ",
                "pay ",
                "owe ",
                "owed ",
                "balance ",
                "invoice ",
                "dues ",
                "reminder ",
            )
        )
    ):
        return None
    for at, noun in words[index + 1 : index + 4]:
        if noun in ("the", "your", "my", "our", "his", "her", "their", "this", "last", "that", "two", "three"):
            continue
        return (
            None
            if noun in _NOTHING_EN or view[start:at].count("\n") or (noun[:3] in _MONTHS and word == "on")
            else Span(at, at + len(noun))
        )
    return None


_MONTHS = frozenset(words("jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun"))
