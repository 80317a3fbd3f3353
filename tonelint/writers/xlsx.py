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
    """The whole workbook. Raises ImportError where openpyxl (``tonelint[xlsx]``) is not installed."""
    from openpyxl import Workbook  # type: ignore[import-untyped]

    book = Workbook(write_only=True)
    sheet = book.create_sheet("tonelint")
    _dress(sheet)
    sheet.append([_cell(sheet, name, bold=True) for name in COLUMNS])
    rows = 1
    for draft in results:
        for finding in draft.diagnostics:
            sheet.append([_cell(sheet, value) for value in row(finding, draft)])
            rows += 1
    _let_choose(sheet, rows)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _dress(sheet: Any) -> None:
    from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

    for number, name in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(name, 12)
    sheet.freeze_panes = "A2"


def _cell(sheet: Any, value: str | int, *, bold: bool = False) -> Any:
    """A cell that is text to Excel, whatever it begins with."""
    from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]
    from openpyxl.styles import Alignment, Font  # type: ignore[import-untyped]

    made = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        made.data_type = "s"
    made.alignment = Alignment(wrap_text=True, vertical="top")
    if bold:
        made.font = Font(bold=True)
    return made


def _let_choose(sheet: Any, rows: int) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation  # type: ignore[import-untyped]

    letter = get_column_letter(COLUMNS.index("verdict") + 1)
    choice = DataValidation(type="list", formula1=f'"{",".join(VERDICTS)}"', allow_blank=True)
    choice.add(f"{letter}2:{letter}{max(rows, 2)}")
    sheet.add_data_validation(choice)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{rows}"
