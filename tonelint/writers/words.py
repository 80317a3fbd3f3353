"""What the writers call things, in Chinese and English."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from tonelint.diagnostic import Checked, Diagnostic, Known

Language = Literal["zh", "en"]
_Pair = tuple[str, str]

FAULTS: dict[str, _Pair] = {
    "submissive": ("太软", "too soft"),
    "threatening": ("威胁", "threat"),
    "accusatory": ("指责", "accusing"),
    "blame-shifting": ("推给别人", "passing it on"),
    "false-authority": ("冒充权威", "false authority"),
    "third-party": ("牵扯旁人", "third parties"),
    "deadline": ("没期限", "no clear date"),
    "missing": ("缺项", "missing"),
    "clarity": ("说不清", "unclear"),
    "consistency": ("对不上", "disagrees"),
    "conduct": ("做法不妥", "conduct"),
    "timing": ("时机不对", "timing"),
    "stage": ("阶段不合", "wrong stage"),
    "style": ("行文", "style"),
}
THINGS: dict[str, _Pair] = {
    "amount": ("金额", "amount"),
    "deadline": ("付款期限", "pay-by date"),
    "way-to-pay": ("付款方式", "way to pay"),
    "payment-option": ("付款方式", "way to pay"),
    "plan": ("分期办法", "instalment plan"),
    "reference": ("单号", "reference"),
    "contact": ("联系人", "who to ask"),
    "contact-route": ("联系方式", "who to ask"),
    "sender": ("落款", "sender"),
    "sender-identity": ("落款", "sender"),
    "debtor": ("称呼", "name"),
    "greeting": ("称呼", "greeting"),
    "due-date": ("到期日", "due date"),
    "days-overdue": ("逾期天数", "days overdue"),
    "already-paid": ("已付请忽略", "already-paid line"),
    "already-paid-clause": ("已付请忽略", "already-paid line"),
    "dispute-route": ("异议渠道", "how to dispute"),
    "hardship-path": ("困难时的出路", "help if money is short"),
    "next-step": ("下一步", "next step"),
    "amount-breakdown": ("费用明细", "breakdown of charges"),
    "rate": ("费率", "rate"),
    "charge": ("费用", "charge"),
    "link": ("链接", "link"),
    "payee": ("收款人", "payee"),
    "ask": ("付款请求", "the ask"),
    "date": ("日期", "date"),
}
ABSENT: dict[str, str] = {"deadline/missing": "deadline", "clarity/unclear-ask": "ask"}
VALUES: dict[str, _Pair] = {
    "pre-due": ("到期前", "pre-due"),
    "due": ("到期日", "due"),
    "overdue-early": ("刚逾期", "overdue-early"),
    "overdue": ("逾期", "overdue"),
    "overdue-late": ("逾期已久", "overdue-late"),
    "final": ("最后通知", "final"),
    "sms": ("短信", "SMS"),
    "wechat": ("微信", "WeChat"),
    "wechat-group": ("微信群", "WeChat group"),
    "whatsapp": ("WhatsApp", "WhatsApp"),
    "email": ("邮件", "email"),
    "letter": ("信函", "letter"),
    "phone": ("电话", "phone"),
    "app": ("应用内消息", "app"),
    "business": ("企业", "business"),
    "sole-trader": ("个体经营者", "sole trader"),
    "consumer": ("个人", "consumer"),
    "zh-Hans": ("简体中文", "Simplified Chinese"),
    "zh-Hant": ("繁体中文", "Traditional Chinese"),
    "zh": ("中文", "Chinese"),
    "en": ("英文", "English"),
    "mixed": ("中英混写", "Chinese and English"),
}
ORIGINS: dict[str, _Pair] = {
    "front matter": ("按文件头", "from front matter"),
    "row": ("按本行", "from its row"),
    "path": ("按目录", "from folder"),
    "folder": ("按目录", "from folder"),
    "config": ("按配置", "from config"),
}
SEVERITIES: dict[str, _Pair] = {"error": ("错误", "error"), "warning": ("警告", "warn"), "info": ("提示", "info")}
NOTES: dict[str, _Pair] = {
    "language not supported": ("不是中文或英文，没有判", "not judged: neither Chinese nor English"),
}
EFFECTS: dict[str, _Pair] = {
    "form": ("只改写法", "form only"),
    "tone-only": ("只改语气", "tone only"),
    "adds-commitment": ("多了一句承诺", "adds a commitment"),
    "changes-legal-effect": ("法律含义会变", "changes the legal effect"),
}


def say(table: dict[str, _Pair], key: str, language: Language) -> str:
    """The word for `key`, or `key` itself where there is none."""
    pair = table.get(key)
    return key if pair is None else pair[language == "en"]


def pick(language: Language, zh: str, en: str) -> str:
    """One of two."""
    return zh if language == "zh" else en


def count(number: int, noun: str) -> str:
    """English: a number and its noun, in the plural where it needs to be."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def joined(items: Iterable[str], language: Language) -> str:
    """A list as it is read aloud."""
    return ("、" if language == "zh" else ", ").join(items)


def absent(finding: Diagnostic, language: Language) -> str:
    """The name of what an absence misses."""
    key = ABSENT.get(finding.rule, finding.rule.rpartition("/")[2])
    return say(THINGS, key, language) if key in THINGS else finding.message


def known(draft: Checked, key: str) -> Known | None:
    """The context value of this key, if the draft was judged with one."""
    return next((item for item in draft.context if item.key == key and item.value), None)
