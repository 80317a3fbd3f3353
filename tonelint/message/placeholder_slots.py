"""What the words around a placeholder say it stands for: 金额%s元, 于{1}前, 逾期{}天, "due on %s"."""

from __future__ import annotations

import re
from typing import NamedTuple

from tonelint.text.normalise import view

from .fact import Kind

FRONT = 40
"""A name in brackets stands at the beginning if fewer code points, all of them blanks, stand before it."""


class Slot(NamedTuple):
    """A kind and the words around that ask for it."""

    kind: Kind
    words: str


AFTER: tuple[tuple[tuple[str, ...], Kind], ...] = (
    (("元", "万元", "块", "圆", "港元", "港币", "美元", "美金", "蚊", "円", "/-", "€", "£", " usd", " eur", " gbp"), "amount"),
    (("前", "之前", "以前", "止", "日前", "号前", "日之前", "点前", "时前", "截止", "当天前", "日止"), "deadline"),
    (("日内", "天内", "小时内", "个工作日", "天后", "日后", "天到期", " business days", " working days", " hours"), "duration"),
    (("到期", "日到期", "号到期"), "due-date"),
    (("先生", "女士", "小姐", "总", "经理", "同学", "您好", "你好", "，您好", "！您好", ",您好", "老师", "家长"), "debtor"),
    ((" days overdue", " days late", " days past due", " day(s) overdue", " days outstanding", "-days overdue"), "days-overdue"),
    (("期账单", "月份", "月账单", "月电费", "月水费", "月物业费", "月费"), "reference"),
)  # fmt: skip
"""What stands right after, in words of the normalised view."""
BEFORE_DAYS = (
    "逾期",
    "超期",
    "拖欠",
    "逾期了",
    "超期了",
    "迟了",
    "逾期已",
    "逾期超",
    "逾期超过",
    "欠费",
    "overdue by",
    "past due by",
    "late by",
)
BEFORE: tuple[tuple[tuple[str, ...], Kind], ...] = (
    (("$", "¥", "£", "€", "₹", "₦", "₱", "nt", "rmb", "人民币", "usd", "eur", "gbp", "kes", "ksh", "ugx", "ghs", "rs", "rs.",
      "php", "rm", "金额", "应还", "应付", "应缴", "欠", "共", "共计", "合计", "本金", "加息", "尾款", "货款", "欠款", "余额", "待还",
      "待付", "补缴", "费", "租金", "amount", "amount due", "balance", "balance of", "total", "owe", "amount of", "payment of",
      "sum of", "outstanding", "owed", "bill of", "bill for", "rent of", "received", "pay", "fee of", "instalment of", "installment of"), "amount"),
    (("截止日期", "截止", "最迟", "最晚", "期限", "限期", "务必于", "请于", "请在", "no later than", "on or before", "before", "pay by",
      "by", "until", "deadline"), "deadline"),
    (("到期日", "到期日期", "还款日", "付款日", "应还日期", "due on", "due date", "due", "was due", "fell due", "falls due on",
      "payable on"), "due-date"),
    (("发票", "发票号", "发票号码", "单号", "合同", "合同号", "合约", "订单", "订单号", "编号", "尾号", "户号", "账单号", "借据", "借据号",
      "借据尾号", "项目", "产品", "invoice", "invoice no", "invoice no.", "invoice number", "invoice #", "inv", "inv #", "#", "no.",
      "no", "№", "ref", "ref.", "reference", "account no", "account no.", "account number", "acct", "a/c", "loan", "order",
      "contract", "agreement", "policy", "bill", "case", "card ending", "ending in"), "reference"),
    (("尊敬的", "亲爱的", "敬爱的", "致", "用户", "dear", "hi", "hello", "hey", "attn", "attention", "client", "customer", "bill to",
      "good morning", "good afternoon", "good evening"), "debtor"),
    (("电话", "致电", "拨打", "联系", "热线", "call", "phone", "tel", "telephone", "mobile", "contact us on", "call us on", "ring"), "contact"),
    (("链接", "连结", "链接为", "点击", "登录", "登入", "online at", "click", "link"), "link"),
    (("转至", "汇至", "付至", "转到", "存入", "收款账号", "收款账户", "transfer to", "paybill", "till", "iban", "upi", "gcash", "momo"), "way-to-pay"),
    (("regards,", "sincerely,", "thanks,", "best,", "faithfully,", "thank you,", "此致", "签名", "落款", "发件人"), "sender"),
    (("今天是", "日期", "date", "dated", "on", "于", "在", "截至"), "date"),
)  # fmt: skip
"""What stands right before, in words of the normalised view; the longest that fits decides."""
_REACH = 40


_DOCUMENT_FOR = r"(?:invoice|bill|order|statement|account|contract) (?:no\.? ?|number |#)?(?:[{%$#\[<][^ ]{0,40}|[a-z0-9/-]*\d[a-z0-9/-]*),? for$"
"""A document, its number, and what it is for: a sum, as a rule."""


def around(text: str, start: int, end: int) -> Slot | None:
    """The kind that the words before `start` and after `end` ask for, or None where they ask for nothing."""
    before = view(text[max(0, start - _REACH) : start]).text.rstrip(" :：(（#\"'「*[")
    after = view(text[end : end + 16]).text.lstrip("*")
    after = after if after[:2].isascii() else after.lstrip()
    if after.startswith(("天", "日", " days", " day", "] days")) and before.endswith(BEFORE_DAYS):
        return Slot("days-overdue", "overdue by … days" if before.isascii() else "逾期…天")
    if start < FRONT and text[:start].strip() in ("【", "[") and text[end : end + 1] in ("】", "]"):
        return Slot("sender", "【】 at the beginning")
    if re.search(_DOCUMENT_FOR, before):
        return Slot("amount", "an invoice for …")
    for words, kind in AFTER:
        if after.startswith(words):
            return Slot(kind, next(word for word in words if after.startswith(word)).strip())
    return _from_before(text[max(0, start - 3) : start], before)


def _from_before(raw: str, before: str) -> Slot | None:
    """The kind that the words right before ask for: the longest of them that end there."""
    if raw.endswith("\n"):
        before = (
            before.rstrip()
            if before.rstrip().endswith(("regards,", "sincerely,", "thanks,", "best,", "faithfully,"))
            else ""
        )
    best = Slot("unknown", "")
    for words, kind in BEFORE:
        if before.endswith(words):
            for word in words:
                if len(word) > len(best.words) and before.endswith(word) and _is_word(before, word):
                    best = Slot(kind, word)
    if raw.endswith("#") and not best.words:
        return Slot("reference", "#")
    return best if best.words else None


def _is_word(before: str, word: str) -> bool:
    """Whether an English word that ends `before` begins at a word edge."""
    edge = len(before) - len(word) - 1
    return edge < 0 or not (
        word[0].isascii() and word[0].isalpha() and before[edge].isascii() and before[edge].isalpha()
    )
