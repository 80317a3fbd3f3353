"""Tables for people: spreadsheets, a pull request's comment, the counts; and what changed since last time."""

from __future__ import annotations

import csv
import re
from io import BytesIO, StringIO

import pytest
from markdown_it import MarkdownIt
from openpyxl import load_workbook

from tonelint.writers import csv as csv_writer
from tonelint.writers import json as json_writer
from tonelint.writers import markdown, statistics, xlsx
from tonelint.writers.compare import compare, only_new, recorded, said
from tonelint.writers.report import Ui
from tonelint.writers.table import COLUMNS, cell

from .shared import everything, full_run, hostile, ladder, run, wechat

ZH, EN = Ui(language="zh"), Ui(language="en")


def test_csv_has_a_finding_a_row() -> None:
    rows = list(csv.DictReader(StringIO(full_run().text(csv_writer.write), newline="")))
    assert len(rows) == 13
    assert rows[0]["words"] == "不急哈\uff0c您先忙"
    assert (rows[0]["line"], rows[0]["column"], rows[0]["stage"]) == ("1", "24", "overdue")
    assert all(row["verdict"] == "" for row in rows)


def test_csv_mark_for_excel_only_when_asked() -> None:
    assert full_run().text(csv_writer.write).startswith("path,")
    assert full_run().text(csv_writer.write, Ui(bom=True)).startswith("\ufeffpath,")


@pytest.mark.parametrize("start", ["=cmd()", "+1", "-1", "@x", "\t=x", "\r=x", "\n=x", "  =x", "\uff1dx"])
def test_no_cell_is_a_formula(start: str) -> None:
    assert cell(start).startswith("'")


def test_csv_cells_are_defused() -> None:
    rows = list(csv.reader(StringIO(full_run().text(csv_writer.write), newline="")))
    assert not any(value.startswith(("=", "+", "-", "@", "\t", "\r")) for line in rows for value in line)
    assert any(value.startswith("'=看不懂") for line in rows for value in line)


def test_xlsx_can_be_read_back() -> None:
    report = full_run()
    book = load_workbook(BytesIO(xlsx.write_bytes(iter(report.drafts), lambda: report.summary, EN)))
    sheet = book["tonelint"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == COLUMNS
    assert len(rows) == 14
    assert not any(value.data_type == "f" for line in sheet.iter_rows() for value in line)
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"fix,accept"'
    assert sheet.freeze_panes == "A2"


def test_markdown_is_one_table_and_nothing_else() -> None:
    """Rendered by a real Markdown library: five cells a row, and no link, image, code or tag of the draft's making."""
    text = full_run().text(markdown.write, EN)
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    rows = [token for token in tokens if token.type == "tr_open"]
    assert len(rows) == 11
    assert sum(token.type == "td_open" for token in tokens) == 50
    inner = {child.type for token in tokens for child in token.children or ()}
    assert inner <= {"text", "strong_open", "strong_close", "code_inline", "text_special"}
    assert not any(token.type.startswith("html") for token in tokens)
    shown = "".join(child.content for token in tokens for child in token.children or ())
    assert "::error::=cmd()|A1 " in shown
    assert "</script><img src=x onerror=alert(1)>" in shown
    assert text.index("❌") < text.index("⚠️")


def test_markdown_mentions_nobody() -> None:
    assert markdown.escape("@all #12 a@b.c") == "@\u200ball #\u200b12 a@\u200bb.c"


def test_markdown_comment_stays_short() -> None:
    assert "+40 more" in run(*[ladder()] * 50).text(markdown.write, EN)


def test_markdown_quiet() -> None:
    assert run().text(markdown.write, EN) == "**tonelint** No findings in 0 drafts.\n"


def test_statistics_count_by_rule_stage_language_and_file() -> None:
    text = full_run().text(statistics.write, ZH)
    assert "5 份草稿里找到 10 处" in text
    assert re.search(r"3  deadline/vague +█{20}", text)
    assert re.search(r"4  逾期 ", text)
    assert re.search(r"3  繁体中文 ", text)
    assert re.search(r"2  dunning/7_days.md ", text)


def test_difference_by_fingerprint() -> None:
    """New, fixed and same, with repeats counted one by one."""
    old = recorded(run(wechat(), hostile()).text(json_writer.write))
    now = [finding for draft in (wechat(), ladder()) for finding in draft.diagnostics]
    difference = compare(old, now)
    assert [finding.path for finding in difference.new] == ["dunning/7_days.md"] * 2
    assert {past.rule for past in difference.fixed} == {finding.rule for finding in hostile().diagnostics}
    assert len(difference.same) == 5
    assert said(difference, ZH) == "新增 2 处 · 改好 4 处 · 未变 5 处"
    assert len(compare(old, [*now, *now]).new) == 9


def test_only_new_findings_remain() -> None:
    old = recorded(run(wechat()).text(json_writer.write))
    drafts = list(only_new(everything(), old))
    assert [len(draft.diagnostics) for draft in drafts] == [0, 4, 2, 2, 0]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 1}', '{"version": 1, "diagnostics": [{}]}'])
def test_another_file_is_no_report(text: str) -> None:
    with pytest.raises(ValueError, match="it is no report"):
        recorded(text)


def test_a_later_version_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="version 2"):
        recorded('{"version": 2, "diagnostics": []}')
