"""``tonelint rewrite`` as it is typed: the message on standard output, holes and sources on standard error."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tonelint.cli.do_rewrite import command

DRAFT = "王总您好，实在不好意思打扰您，发票P0442货款3,200元，不急哈。再不付款后果自负！请付到工行账户6222020200012345678。"


def run(*arguments: str, given: str = "") -> tuple[str, str]:
    result = CliRunner().invoke(command, [*arguments, "--isolated", "--ui-language", "en"], input=given)
    return result.stdout, result.stderr


def test_a_draft_becomes_sendable_and_its_hole_is_named() -> None:
    out, err = run("-", "--stage", "overdue", "--channel", "wechat", given=DRAFT)
    for kept in ("王总", "P0442", "3,200元", "6222020200012345678", "【付款日期】"):
        assert kept in out
    for gone in ("打扰", "不急", "后果自负"):
        assert gone not in out
    assert "to fill in: pay-by date" in err


def test_an_excuse_is_answered_with_a_date_or_a_polite_no() -> None:
    yes, _ = run("--reply", "在走流程")
    no, _ = run("--reply", "在走流程", "--firm")
    assert "哪一步" in yes
    assert yes != no


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_every_row_gets_its_message(tmp_path: Path, suffix: str) -> None:
    head = ["客户", "欠款", "约定付款日", "逾期天数", "上次跟进", "备注"]
    row = ["王总", "32000", "2026-11-01", "12", "2026-11-08", "说在走流程"]
    path = tmp_path / f"list{suffix}"
    if suffix == ".csv":
        path.write_text(f"{','.join(head)}\n{','.join(row)}\n", "utf-8-sig")
    else:
        from openpyxl import Workbook

        book = Workbook()
        book.active.append(head)
        book.active.append(row)
        book.save(path)
    out, err = run("--rows", str(path), "--now", "2026-11-22")
    assert "--- 王总" in out
    assert "32,000元" in out
    assert "11月30日（周一）" in out
    assert "说在走流程" not in out
    assert not err


def test_a_file_that_is_not_there_is_one_clear_line() -> None:
    result = CliRunner().invoke(command, ["nowhere.txt", "--isolated"])
    assert result.exit_code == 2
    assert "nowhere.txt" in result.stderr
    assert "Traceback" not in result.stderr


def test_nothing_to_rewrite_says_what_is_wanted() -> None:
    result = CliRunner().invoke(command, ["--isolated"])
    assert result.exit_code == 2
    assert "--reply" in result.stderr
