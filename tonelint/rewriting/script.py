"""Chinese words of our own in the script and phrases of the place: nothing is imported for Simplified output."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

# OpenCC knows characters and computing; these are the phrases of paying, Simplified to what Taiwan and Hong Kong say.
_TAIWAN = (
    ("银行转账", "銀行匯款"), ("转账", "匯款"), ("汇款", "匯款"), ("对公账户", "公司帳戶"), ("对账单", "對帳單"), ("账单", "帳單"), ("账户", "帳戶"),
    ("账号", "帳號"), ("到账", "入帳"), ("入账", "入帳"), ("短信", "簡訊"), ("邮件", "電子郵件"), ("微信", "LINE"), ("发给", "傳給"), ("分期付款", "分期付款"),
    ("周", "週"), ("联系", "聯絡"), ("信息", "資訊"), ("付款链接", "繳款連結"), ("链接", "連結"), ("还款", "繳款"), ("缴费", "繳費"), ("截图", "截圖"), ("尽快", "儘快"), ("合同", "合約"), ("回单", "匯款證明"), ("项下", "項下"),
)  # fmt: skip
_HONG_KONG = (
    ("银行转账", "銀行轉賬"), ("转账", "過數"), ("汇款", "匯款"), ("对公账户", "公司戶口"), ("对账单", "月結單"), ("账单", "賬單"), ("账户", "戶口"),
    ("账号", "戶口號碼"), ("没有到账", "未收到"), ("到账", "到賬"), ("入账", "入賬"), ("短信", "短訊"), ("邮件", "電郵"), ("微信", "WhatsApp"), ("联系", "聯絡"), ("链接", "連結"),
    ("信息", "資料"), ("缴费", "繳費"), ("尽快", "盡快"), ("周", "週"), ("合同", "合約"), ("回单", "入數紙"),
)  # fmt: skip
_PHRASES = {"tw": _TAIWAN, "hk": _HONG_KONG}
_FIELD = re.compile(r"(\{\{|\{[a-z-]+\})")


@lru_cache(maxsize=2)
def _converter(region: str) -> Any:
    from opencc import OpenCC

    return OpenCC("s2tw" if region == "tw" else "s2hk")


def traditional(template: str, region: str) -> str:
    """A Simplified wording as Taiwan (tw) or Hong Kong (hk) would write it; its ``{fields}`` stay."""
    for simplified, said in _PHRASES[region]:
        template = template.replace(simplified, said)
    parts = _FIELD.split(template)
    said = "".join(part if index % 2 else str(_converter(region).convert(part)) for index, part in enumerate(parts))
    return said.replace("户", "戶")
