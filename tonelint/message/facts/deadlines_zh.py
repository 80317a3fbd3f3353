"""What a concrete time in Chinese words means for paying.

Words are looked up in tuples, not matched: patterns of these lists cost 4 ms to compile on a cold start.
"""

from __future__ import annotations

from tonelint.message.fact import Day

from .deadlines import Governs, Place
from .forms import compiled, words

# What may stand between a day and the 前 that bounds it: an hour, a part of the day, a weekday in brackets.
_BOUND_AFTER = r"(?:晚上?|早上?|下午|上午|中午|傍晚)?(?:\d{1,2}[:：]\d\d|[\d一二三四五六七八九十]{1,3} ?[点时](?:整|半|\d\d分?)?|下班|中午|收工|打烊|周[一-日]|\([^()]{1,6}\))?或? ?[之以]?(?:前|内|止|截止|为限|为止)(?![台期次提款])"
_PAST_BEFORE = words("上 上个 曾于 已于 已经 已过 过了 早过 至今 自 从 截至 截止 截止到 迄 早在 之前 刚 才 每 每个 都到 都 是在")
_REPORTED = words(
    "的 已 就已 曾 刚 才 交付 完成 签收 送 收到 验收 进场 开会 来函 签 完工 出 上线 过了 没 未 还没 仍 "
    "还是哪 起 至 到今 扣款失败 扣款未 扣不 下单 购 租 借 开的 发的 寄 注销 恢复 休 放假 停 就去 就来找 去 "
    "见"
)
_DUE_AFTER = words(
    "到期 续费 自动续 截止 届满 期满 应还 应付 应缴 是约定 是最后 是付款 是还款 是到期 是截止 是缴费 为约定 "
    "为最后 为付款 为还款 为到期 为截止 扣 自动扣 代扣"
)
_DUE_BEFORE = words(
    "到期日 到期 期限 还款日 付款日 付款日期 还款日期 到期日期 约定 约好 说好 原定 讲好 最后日期 限期 账期 截止 "
    "截止日 截止日期 最迟 最晚 约的 写的 改到 挪到 定在 延到 排到 缴费截止 duedate"
)
_PROMISED = words("约定 原定 应于 应在 本应 本该 说好 讲好 答应 承诺 依约 按约")
_PAY = words(
    "pay transfer bankin fps 付 转 汇 打款 打给 打到 打过 打来 打我 缴 交 还款 还上 还清 "
    "还完 归还 偿还 还一 还我 还到 结清 结掉 结了 结一 结算 清偿 清账 清掉 付清 到账 入账 存 充值 扣款 补齐 "
    "补上 补缴 收款 回款 过数 入数 进账 见钱 见票 现金 刷卡 扫 续费 清 钱 款 够 给我 给您的 水单 凑"
)
_NO_PAY = (
    "转告",
    "转发",
    "转达",
    "交付",
    "交货",
    "交期",
    "交房",
    "交给律",
    "交由",
    "交流",
    "交代",
    "移交",
    "提交",
    "外交",
    "收到",
)
_ASKED = words(
    "必须 必需 要到 行吗 行不 可以 好吗 好不 ok 吧 吗 呢 方便 如何 怎么样 成不 能不 能否 得唔得 没问题 行么 "
    "伐 不? 不？ 最迟 最晚 之前 麻烦 务必 请 安排 处理 搞掂 搞定 走 多少"
)
_ACT_BY = words("签收 开票 发货 送货 寄出 交付 完工 到货 恢复 开通 更换 更新 提交 报名 调换 取消 放假 理赔 报销 盖章")
_ACTS = (
    *_ACT_BY,
    *words(
        "回复 答复 书面 反馈 告知 告诉 联系 寄到 提供 提出 确认 核对 对账 申请 来电 致电 反映 回信 回电 退 暂停 停 注销 发给 发您 发你 发到 盖 开会 开机 上门"
    ),
)
_UNPAID = (
    "收不到",
    "见不到",
    "看不到",
    "不给",
    "不付",
    "不还",
    "不交",
    "不见",
    "不到账",
    "未补",
    "未付",
    "未缴",
    "未还",
    "没看到",
    "没见",
)
_MAY_FOLLOW_DONE = words("吧 哈 吗 啊 行 呗 呢 就 好 么")


_CONDITION = ("如", "若", "如果", "要是", "将于")
_NOT_REPORTED = ("的话", "见钱", "见票")
_OUR_ACT = ("，我", "我就", "我也", "我们就")
_WE = ("我", "我们", "我方")


def governs(place: Place) -> Governs:
    """Whether the time is a pay-by date, a due date that is past, or belongs to something else."""
    before, after = place.before.rstrip(" (*~"), place.after.lstrip(" )*~")
    if after.startswith(("到期", "届满")) and before.endswith(("已于", "已", "曾于")):
        return "due-date"
    if place.offset < 0 or before.endswith((*_PAST_BEFORE, "“", '"', "「")) or (place.offset and before.endswith("说")):
        return "other"
    if place.fact.kind == "duration" or place.words.endswith(("前", "内")) or compiled(_BOUND_AFTER).match(after):
        return _bounded(place, before, before + " " + after)
    return _due(place, before, after) or _naked(place, before, after)


def _due(place: Place, before: str, after: str) -> Governs | None:
    """A time that the words call the due day: still to come, or past in an overdue message; None where they do not."""
    coming = after.removeprefix("就").removeprefix("已").removeprefix("即").removeprefix("将").removeprefix("要")
    lead = before.rstrip("是为于在到至:： 仍还").replace("due date", "duedate")
    if (coming.startswith(_DUE_AFTER) and not coming.startswith(("扣款失败", "扣款未", "扣不"))) or lead.endswith(
        _DUE_BEFORE
    ):
        if before.endswith(("将于", "将在", "将", "会于", "会在")):
            return "deadline"
    elif place.fact.kind != "due-date":
        return None
    return "due-date" if place.overdue and place.words[:1] != "今" and before[-1:] != "到" else "deadline"


def _bounded(place: Place, before: str, clause: str) -> Governs:
    """A time with 前 or 内: pay by then, unless it was promised and has passed, or another act is due by then."""
    if place.overdue and _holds(before, _PROMISED) and "请" not in clause:
        return "due-date"
    if place.after.startswith("日止") and "至" in before[-8:]:
        return "other"
    return "other" if _holds(clause, _ACT_BY) and not _holds(clause, _PAY) else "deadline"


def _naked(place: Place, before: str, after: str) -> Governs:
    """A day without 前: pay then, where the words around ask for money and do not report."""
    if any(word in after[:9] for word in _UNPAID) or (before.endswith(_CONDITION) and _holds(after, _PAY)):
        return "deadline"
    if (
        (after.startswith(_REPORTED) and not after.startswith(_NOT_REPORTED))
        or before.endswith(_OUR_ACT)
        or before in _WE
    ):
        return "other"
    clause_length = len(before) + len(after)
    if len(after) <= 6 and not _holds(after, _PAY):
        after += place.sentence.partition(place.words + place.after)[2][:20]
    near = before[-12:] + " " + after[:24]
    paying = _holds(near, _PAY)
    if not paying and _holds(near, _ACTS):
        return "other"
    if paying and not _reports(after[:10]):
        return "deadline"
    return "deadline" if _holds(near, _ASKED) or (clause_length <= 2 and _is_proposed(place)) else "other"


def _holds(text: str, words: tuple[str, ...]) -> bool:
    """Whether one of `words` stands in `text`; for the words of paying, not as a part of another word."""
    if words is _PAY:
        for word in _NO_PAY:
            if word in text:
                text = text.replace(word, "")
    for word in words:  # noqa: SIM110 - a loop is twice as fast as any() with a generator
        if word in text:
            return True
    return False


def _reports(text: str) -> bool:
    """Whether the words report what was or was not done: 已…, 没…, …了 (but not …了吧)."""
    if "已" in text or "曾" in text or "没" in text or "未" in text:
        return True
    at = text.find("了")
    return 0 <= at < len(text) - 1 and text[at + 1] not in _MAY_FOLLOW_DONE and text[at - 1 : at] != "好"


def _is_proposed(place: Place) -> bool:
    """Whether a time that stands alone is proposed (周五?) and is not the date of a letter."""
    value = place.fact.value
    return place.sentence.rstrip().endswith(("?", "？")) or (isinstance(value, Day) and value.weekday is not None)
