"""The files of the sample repository that no text editor writes: a table in GBK and a spreadsheet."""

from __future__ import annotations

import shutil
from pathlib import Path

from openpyxl import Workbook

HERE = Path(__file__).parent
_SMS = """编号,催收阶段,短信内容
S1,到期前,【云帆】{1}您好，您的账单{2}元将于{3}到期，可在APP内付款。
S2,逾期,【云帆】{1}您好，您的账单{2}元已逾期{3}天，请于{4}前在APP内付款。
S3,最后通知,"【云帆】{1},账单{2}元再不付,我们就报警抓你,请于{4}前在APP内付款。"
"""


def made(folder: Path) -> Path:
    """A copy of the repository under `folder`, with the table and the spreadsheet."""
    root = folder / "repository"
    shutil.copytree(HERE, root, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    (root / "sms").mkdir(exist_ok=True)
    (root / "sms" / "短信模板.csv").write_bytes(_SMS.replace("\n", "\r\n").encode("gbk"))
    book = Workbook()
    sheet = book.active
    sheet.append(["客户", "渠道", "逾期天数", "话术"])
    sheet.append(["张三", "微信", 12, "张总,尾款5,600元5月1日到期了,请于5月20日前对公转账。"])
    sheet.append(["李四", "微信", 12, "李总,尾款3,000元已经到期,求求您了,请于5月20日前对公转账。"])
    (root / "campaign").mkdir()
    book.save(root / "campaign" / "五月.xlsx")
    return root
