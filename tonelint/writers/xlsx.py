"""An Excel workbook for reviewers: a finding a row, with a list to choose the verdict from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from tonelint.diagnostic import Checked

from .report import Summary, Ui
from .table import COLUMNS, VERDICTS, row

_WIDTHS = {"path": 28, "rule": 28, "words": 36, "message": 44, "instead": 44, "why": 60, "verdict": 12, "reason": 30}


def write_bytes(results: Iterator[Checked], summary: Callable[[], Summary], ui: Ui) -> bytes:
    """The whole workbook. A cell a value, each as text or a number."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "tonelint"
    rows = [COLUMNS, *(row(finding, draft) for draft in results for finding in draft.diagnostics)]
    for number, values in enumerate(rows, 1):
        for column, value in enumerate(values, 1):
            _fill(sheet.cell(number, column), value, bold=number == 1)
    _dress(sheet)
    _let_choose(sheet, len(rows))
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _dress(sheet: Any) -> None:
    from openpyxl.utils import get_column_letter

    for number, name in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(name, 12)
    sheet.freeze_panes = "A2"


def _fill(cell: Any, value: str | int, *, bold: bool) -> None:
    """Puts `value` in; words are words to Excel, whatever they begin with."""
    from openpyxl.styles import Alignment, Font

    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if bold:
        cell.font = Font(bold=True)


def _let_choose(sheet: Any, rows: int) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    letter = get_column_letter(COLUMNS.index("verdict") + 1)
    choice = DataValidation(type="list", formula1=f'"{",".join(VERDICTS)}"', allow_blank=True)
    choice.add(f"{letter}2:{letter}{max(rows, 2)}")
    sheet.add_data_validation(choice)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{rows}"
