"""A table, a finding a row (RFC 4180); `Ui.bom` puts the mark before it that Excel wants."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from io import StringIO

from tonelint.diagnostic import Checked

from .report import Summary, Ui
from .table import COLUMNS, row


def write(results: Iterator[Checked], summary: Callable[[], Summary], ui: Ui) -> Iterator[str]:
    """The header, then every finding as it comes."""
    yield ("\ufeff" if ui.bom else "") + _line(COLUMNS)
    for draft in results:
        yield from (_line(row(finding, draft)) for finding in draft.diagnostics)


def _line(cells: tuple[str | int, ...]) -> str:
    buffer = StringIO()
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue()
