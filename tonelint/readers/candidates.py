"""Which values of a catalogue, a table or a source file are worth reading as messages."""

from __future__ import annotations

import re
from collections.abc import Callable

IsMessage = Callable[[str, str], bool]
"""Whether the value `text` under `key` (a path, a column's name) is a message: ``is_message(key, text)``."""

_WORDS = re.compile(
    r"body|message|msg|sms|text|content|template|html|plain|mail|letter|notice|reminder|dunning|overdue|caption|"
    r"\bcopy\b|script|whatsapp|wechat|push|notif|collect|arrears|invoice|payment|"
    r"话术|話術|内容|內容|正文|短信|簡訊|简讯|消息|訊息|信息|文案|模板|範本|通知|提醒|催|逾期|还款|還款|欠款|账单|帳單|"
    r"huashu|neirong|duanxin|moban|cuikuan|cuishou|huankuan|yuqi|tixing|tongzhi|xiaoxi|zhengwen",
    re.IGNORECASE,
)
_NEVER = re.compile(
    r"(?:^|[._\-/\s\[])(?:id|uuid|slug|url|href|src|path|color|colour|icon|image|class|type|version|license|licence|"
    r"author|name|description|locale|lang|language|created|updated|placeholder|format|regex|pattern|scripts|"
    r"dependencies|comment|comments|备注|備註|编号|編號|说明|說明)(?:\]|$)",
    re.IGNORECASE,
)
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_SENTENCE = re.compile(r"[A-Za-z’']+(?:[\s,.!?]+\S+){3,}")


def looks_like_message(key: str, text: str) -> bool:
    """The plain guess by name and shape: a key that says so with a few words, or a value that is a sentence or more."""
    if _NEVER.search(key):
        return False
    han = len(_HAN.findall(text[:2000]))
    if _WORDS.search(key):
        return han >= 4 or len(text.split()) >= 3
    return han >= 8 or (len(text.split()) >= 6 and bool(_SENTENCE.search(text)))


def anything(key: str, text: str) -> bool:
    """Take every value that holds a letter."""
    return any(c.isalpha() for c in text)
