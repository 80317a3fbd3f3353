"""A table of customers (one a row) as words: for letters that are written from it, not for judging."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import PurePath

from tonelint.message.draft import Trouble
from tonelint.text.decode import Unreadable, decode

Row = Mapping[str, str]


def rows(path: str, data: bytes, locale: str = "") -> list[Row] | Trouble:
    """The rows of a CSV, TSV or XLSX file (its first sheet) by column name; empty rows are left out."""
    if PurePath(path).suffix.lower() in {".xlsx", ".xlsm"}:
        try:
            return _named(_sheet(data))
        except Exception as error:
            return Trouble(path, None, f"broken workbook: {error}")
    source = decode(data, path, locale)
    if isinstance(source, Unreadable):
        return Trouble(path, None, "not a table in any encoding that tonelint reads: save it as UTF-8")
    return _named(csv.reader(io.StringIO(source.text), delimiter=_separator(source.text)))


def _separator(text: str) -> str:
    head = text.splitlines()[0] if text else ""
    return max(",\t;", key=head.count)


def _sheet(data: bytes) -> Iterator[list[str]]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    for row in book.worksheets[0].iter_rows(values_only=True):
        yield [_said(value) for value in row]


def _said(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def _named(table: Iterable[list[str]]) -> list[Row]:
    lines = iter(table)
    head = [name.strip() for name in next(lines, [])]
    found = [
        {name: cell.strip() for name, cell in zip(head, line, strict=False) if name and cell.strip()} for line in lines
    ]
    return [row for row in found if row]
