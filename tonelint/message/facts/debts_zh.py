"""What a debt is for, in Chinese words: 6月货款, 物业费, 砂石料49000; bare 余款 and 欠费 name nothing."""

from __future__ import annotations

from collections.abc import Iterator

from tonelint.text.span import Span

from .forms import compiled, words

_STOP = frozenset(
    "我您你他她它贵司家们各这那哪的得地了着过还没已请把将于在与和及或就也都又再才只给让被向从对因由是有要该应须可能会想此每某几多少跟说问提拿来去到"
    "等见找帮看听打骂催讨追拖欠付收转交缴结清补不啊嘛呢吧吗哈个下内前后先万千百十一二两三四五六七八九元块笔咱俺啲嘅呢冇唔系都尚共计合约仅，"
)
"""At these a thing's name is cut when it is read backwards: 就差您那笔|瓷砖款."""
_HEADS_ZH = r"[款费钱租贷薪]|的账(?![户号单])|分期|月结|尾数|条尾|[押定订]金|[保质][证保]金|月供|花呗|白条|信用卡|会员|份子|钞票|水电"
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
        "到账 销账 算账 赖账 网贷 骗贷 信贷 信用卡 本息 现钱 掏钱 花钱 借钱 谈钱 讲钱 加钱 零钱 多钱 债 房款 "
        "款项 费用 旧账 坏账 烂账 转账 结账 清账 挂账 过账 欠账 分期 月结 尾数 条尾 期款"
    )
)
_MONTH_ZH = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2}) ?月份?(?! ?\d)|第[一二三四\d]季|[上下]半年|第 ?[一二三四五六七八九十\d\ufffc]{1,5} ?期"
_MONTH_OF_SUM = (
    r"((?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?)[:： ]?(?:的|那笔|那批|那单)?"
    r"(?=[¥$]|(?:nt|hk)\$|\d[\d,]{3}|\d+(?:\.\d+)?[wk万千]|[一二两三四五六七八九][千万])"
)
"""3月1w5、4月9800; 五月那笔九千六: a billing month right before its sum."""
_NOTE_OF_HAND = r"(?<![打写立补签开])(借条|借据)(?=[上里写约载中]|所载)"
_BILLED = "款费账租单钱金薪供息"
_SUM_ZH = (
    r"[¥$£€]?(?<![\d,.])\d[\d,.]+|\d+(?:\.\d+)?[万wk元块]|(?<![a-z])(?:rmb?|nt\$|hk\$|s\$|us\$|[a-z]{3}) ?\d|[一二两三四五六七八九十][万千百十一二两三四五六七八九]+"
    r"|\ufffc+ ?元|[¥$]\ufffc"
)
_LATIN_THING = (
    r"(?<![a-z0-9@.])([a-z][a-z0-9&.-]*(?: [a-z][a-z-]+){0,3}) ?"
    r"(?=尾数|尾款|余款|费|款|欠费|账单|租金|的钱|个款|条尾|分期|[¥$£]\d|(?:nt|hk|s|us)\$|rm ?\d|usd ?\d|\d[\d,]{2,})"
)
"""A thing with a Latin name in a Chinese sentence: menu design 尾数, CDN欠费, aircon servicing RM520."""
_BRANDED = (
    r"""[“"「《【]([^“”"「」《》【】\n]{1,14})[”"」》】]的? ?(?:欠款|借款|贷款|账单|款项|款|费|订单|分期|\ufffc|还差)"""
)
_SINGLED_OUT = r"([\u4e00-\u9fff]{2,5}卡(?=本期|分期)|(?<=[那这][批趟场])(?![款钱账费])[\u4e00-\u9fff]{2,4})"
_NO_LATIN = frozenset(
    words(
        "hi dear hello final notice overdue usd rmb hkd twd nt hk rm s us app atm pos ok balance total amount fps payme "
        "qq vip no ps re fw id pm am paynow bank iban due please pls by on before to invoice inv po reminder the email "
        "line wechat alipay bacs swift tel po so cny and for of is outstanding sum payment friendly gentle"
    )
)
_BEFORE_SUM = words("这单 那单 单 还有 一共 总共 合计 平摊 笔 批 套 次 摊 共 才 那 这")
_NO_THING = words(
    "差 额 为 剩 余 价 息 加 减 扣 退 存 借 贷 出 月 年 日 号 周 近 达 满 超 逾 拖 电 话 码 机 信 "
    "尾 户 点 线 座 拨 服 至 期 同 值 晚 早 午 上 今 明 总 另 外 按 以 用 叫 楼 栋 室 路 街 位 人 "
    "次 天 热 详 询 金 款 费 钱 租 薪 整 区 第 编 半 时 截 微 宝 行 卡"
)


def named(view: str) -> Iterator[Span]:
    """6月货款, 物业费, 瓷砖的尾款, 砂石料49000: what the debt is for; not 余款, 欠费 or 您的账单."""
    yield from _headed(view)
    yield from _monthly(view)
    yield from _priced(view)
    for sign, pattern in (("", _BRANDED), ("", _SINGLED_OUT), ("月", _MONTH_OF_SUM), ("借", _NOTE_OF_HAND)):
        for match in compiled(pattern).finditer(view) if sign in view else ():
            yield Span(*match.span(1))
    for match in compiled(_LATIN_THING).finditer(view):
        if match[1].rsplit(" ", 1)[-1] not in _NO_LATIN and len(match[1]) > 2:
            yield Span(*match.span(1))


def _headed(view: str) -> Iterator[Span]:
    """物业费, 瓷砖款, 画册二期款: a name that ends in a word for money, or that owns one."""
    for match in compiled(_HEADS_ZH).finditer(view):
        end = match.end()
        thing = _name_before(view, end)
        if view[end - 1 : end + 1] in _NO_HEAD or not thing:
            continue
        if thing.strip(_WHICH) in _GENERIC_ZH or len(thing) == 1:
            owner = _owner(view, end - len(thing.lstrip("期")))
            if owner is not None:
                yield Span(owner, end)
        elif not thing.endswith(_NO_DEBT):
            yield Span(end - len(thing), end)


def _monthly(view: str) -> Iterator[Span]:
    """6月账单, 上半年的费用, 第3期."""
    if "月" in view or "季" in view or "期" in view or "半年" in view:
        for match in compiled(_MONTH_ZH).finditer(view):
            if any(head in view[match.end() : match.end() + 9] for head in _BILLED) or match.group()[0] in "第上下":
                yield Span(*match.span())


def _priced(view: str) -> Iterator[Span]:
    """砂石料49000: a name right before a sum."""
    for match in compiled(_SUM_ZH).finditer(view):
        end = len(view[: match.start()].rstrip(" "))
        for word in _BEFORE_SUM:
            if view.endswith(word, 0, end):
                end -= len(word)
        if view[end - 1 : end] == "的" and (owner := _owner(view, end)) is not None:
            yield Span(owner, end)
            continue
        thing = _name_before(view, end) if end else ""
        if len(thing) > 1 and thing not in _GENERIC_ZH and thing[-1] not in _STOP and not thing.endswith(_NO_THING):
            yield Span(end - len(thing), end)


def _owner(view: str, end: int) -> int | None:
    """Where the name of what a bare 款, 尾款 or 的钱 belongs to begins (画册二期|款, 空调改造那个|款), or None."""
    joined = compiled(_JOINS).search(view, max(0, end - 8), end)
    if joined is None:
        return None
    name = _name_before(view, joined.start())
    bare = name.strip(_WHICH)
    if len(bare) < 2 or bare in _GENERIC_ZH or bare in _NO_OWNER or bare.endswith(_NO_THING):
        return None
    return joined.start() - len(name)


_JOINS = r"(?:[一二三四五六\d]期|的|那个|那笔|这个|这笔|那些){1,3}$"
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
    "违约费",
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
