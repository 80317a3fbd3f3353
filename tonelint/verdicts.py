"""A reviewer's verdicts, read back from the table of findings that went out to be reviewed (``--format xlsx`` or ``csv``)."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import Final

from tonelint.baseline import BaselineError, Entry

_NEEDED: Final = ("path", "rule", "words", "fingerprint", "verdict", "reason")
_ACCEPT: Final = frozenset({"accept", "accepted", "ok", "接受", "保留"})


def accepted(path: Path) -> list[Entry]:
    """The findings that the reviewer accepts, each with the reason given. Raises BaselineError with file and row."""
    found: dict[str, Entry] = {}
    for number, row in enumerate(_rows(path), 2):
        if row["verdict"].strip().lower() not in _ACCEPT:
            continue
        reason = row["reason"].strip()
        if not reason:
            raise BaselineError(f"{path.name}:{number}: an accepted finding needs a reason")
        name, place = _told(row["fingerprint"]), _told(row["path"])
        known = found.get(name)
        paths = {**(known.paths if known else {}), place: (known.paths.get(place, 0) if known else 0) + 1}
        found[name] = Entry(_told(row["rule"]), name, _told(row["words"])[:80], paths, reason)
    return list(found.values())


def _told(cell: str) -> str:
    """A cell's words without the apostrophe that keeps a spreadsheet from reading them as a formula."""
    return cell[1:] if cell.startswith("'") else cell


def _rows(path: Path) -> Iterator[Mapping[str, str]]:
    lines = iter(_workbook(path) if path.suffix.lower() == ".xlsx" else _text(path))
    head = next(lines, ())
    missing = [name for name in _NEEDED if name not in head]
    if missing:
        raise BaselineError(f"{path.name}:1: no column {missing[0]!r}: this is not a table that tonelint wrote")
    for line in lines:
        yield dict(zip(head, (*line, *("" for _ in head)), strict=False))


def _text(path: Path) -> Iterable[tuple[str, ...]]:
    try:
        return [tuple(row) for row in csv.reader(StringIO(path.read_text("utf-8-sig")))]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BaselineError(f"{path.name}: cannot be read: {error}") from error


def _workbook(path: Path) -> Iterable[tuple[str, ...]]:
    from zipfile import BadZipFile

    from openpyxl import load_workbook

    try:
        sheet = load_workbook(path, read_only=True, data_only=True).worksheets[0]
        return [tuple("" if cell is None else str(cell) for cell in row) for row in sheet.iter_rows(values_only=True)]
    except (OSError, BadZipFile, KeyError, ValueError) as error:
        raise BaselineError(f"{path.name}: cannot be read as a workbook") from error
