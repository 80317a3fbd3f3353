"""XLSX and XLS, read only: every sheet as text, a line a row, so that a place is a row; edits are refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, Final

from tonelint.message.draft import Draft, Note, Trouble
from tonelint.readers.candidates import IsMessage
from tonelint.readers.catalogue import refuse
from tonelint.readers.table import Cell, table_drafts
from tonelint.readers.weave import Run
from tonelint.text.decode import from_text
from tonelint.text.source import Source

SUFFIXES = (".xlsx", ".xlsm", ".xls")

_MOST_BYTES: Final = 256 * 1024 * 1024
_MOST_CELLS: Final = 5_000_000
_BREAK: Final = "\u2028"
_LINES: Final = str.maketrans({"\n": _BREAK, "\r": " ", "\t": " "})

Row = tuple[object, ...]


class _TooLargeError(Exception):
    """A workbook that would unpack to more than a workbook of messages ever holds."""


def drafts_in(path: str, data: bytes, is_message: IsMessage) -> Iterator[Draft | Trouble | Note]:
    """The messages of all sheets, in order; a file that is no workbook is a trouble."""
    try:
        sheets = list(_old_sheets(data) if data.startswith(b"\xd0\xcf\x11\xe0") else _sheets(data))
    except _TooLargeError:
        yield Trouble(path, None, "workbook too large to unpack")
        return
    except Exception as error:
        yield Trouble(
            path, None, f"broken workbook: {str(error).splitlines()[0] if str(error) else type(error).__name__}"
        )
        return
    for name, rows in sheets:
        source, cells = _as_text(path, rows)
        prefix = f"{name} " if len(sheets) > 1 else ""
        yield from table_drafts(source, cells, is_message, prefix)


def _sheets(data: bytes) -> Iterator[tuple[str, list[Row]]]:
    from openpyxl import load_workbook

    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        if sum(entry.file_size for entry in packed.infolist()) > _MOST_BYTES:
            raise _TooLargeError
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    cells = 0
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        rows: list[Row] = []
        for row in sheet.iter_rows(values_only=True):
            cells += len(row) + 1
            if cells > _MOST_CELLS:
                raise _TooLargeError
            rows.append(_without_tail(row))
        yield sheet.title, rows


def _old_sheets(data: bytes) -> Iterator[tuple[str, list[Row]]]:
    import xlrd

    book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO(), ragged_rows=True, on_demand=True)
    for sheet in book.sheets():
        rows = ([_old_value(book.datemode, cell) for cell in sheet.row(i)] for i in range(sheet.nrows))
        yield sheet.name, [_without_tail(tuple(row)) for row in rows]


def _old_value(datemode: Any, cell: Any) -> object:
    import xlrd

    return xlrd.xldate_as_datetime(cell.value, datemode) if cell.ctype == xlrd.XL_CELL_DATE else cell.value


def _without_tail(row: Row) -> Row:
    end = len(row)
    while end and row[end - 1] in (None, ""):
        end -= 1
    return row[:end]


def _said(value: object) -> str:
    """A cell's value as words: whole numbers without a point, times as ISO 8601."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat(sep=" ") if isinstance(value, datetime) else str(value)


def _as_text(path: str, rows: Iterable[Row]) -> tuple[Source, list[tuple[int, list[Cell]]]]:
    """A sheet as a source of one line a row, cells apart by tabs, and its cells with their places in it."""
    words: list[str] = []
    table: list[tuple[int, list[Cell]]] = []
    at = 0
    for number, row in enumerate(rows, 1):
        cells: list[Cell] = []
        for value in row:
            said = from_text(_said(value)).text.replace("\r\n", "\n")
            cells.append(Cell((Run(said, at, at + len(said)),) if said else (), at, refuse))
            words += (said.translate(_LINES), "\t")
            at += len(said) + 1
        words.append("\n")
        at += 1
        if any(cell.runs for cell in cells):
            table.append((number, cells))
    return Source(path, "".join(words)), table
