"""CSV and TSV: rows of messages, with the account, the time and other context in their columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from tonelint.message.draft import Draft, Trouble
from tonelint.readers.candidates import IsMessage
from tonelint.readers.table import Cell, table_drafts
from tonelint.readers.weave import Run, plain
from tonelint.text.source import Source

SUFFIXES = (".csv", ".tsv")

_QUOTED = re.compile(r"\"([^\"]*(?:\"\"[^\"]*)*)\"")
_END = re.compile(r"\r\n|\r|\n|\Z")


class _Reading:
    """A table under way: its text and separator, and where a quote was found that never ends."""

    def __init__(self, text: str, separator: str) -> None:
        self.text = text
        self.separator = separator
        self.bare = re.compile(rf"[^{re.escape(separator)}\r\n]*")
        self.broken: int | None = None

    def rows(self) -> Iterator[tuple[int, list[Cell]]]:
        """The rows with their 1-based numbers, empty ones left out."""
        at, number = 0, 0
        while at < len(self.text) and self.broken is None:
            number += 1
            cells, at = self.row(at)
            if len(cells) > 1 or (cells and cells[0].runs):
                yield number, cells

    def row(self, at: int) -> tuple[list[Cell], int]:
        """The cells of the row that starts at `at`, and where the next one starts."""
        cells: list[Cell] = []
        while True:
            quoted = _QUOTED.match(self.text, at)
            if quoted:
                cells.append(Cell(tuple(_runs(self.text, *quoted.span(1))), quoted.start(1), escape_quoted))
                at = quoted.end()
            elif self.text.startswith('"', at):
                self.broken = at
                return cells, len(self.text)
            bare = self.bare.match(self.text, at)
            end = bare.end() if bare else at
            if not quoted:
                cells.append(
                    Cell((plain(self.text, at, end),) if end > at else (), at, partial(escape_bare, self.separator))
                )
            if not self.text.startswith(self.separator, end):
                line_end = _END.match(self.text, end)
                return cells, max(line_end.end() if line_end else end, end)
            at = end + 1


def drafts(source: Source, is_message: IsMessage) -> Iterator[Draft | Trouble]:
    """The messages of a table, as the rows come."""
    reading = _Reading(source.text, _separator(source))
    yield from table_drafts(source, reading.rows(), is_message)
    if reading.broken is not None:
        yield Trouble(source.path, source.line_of(reading.broken), "broken table: a quote is never closed")


def _separator(source: Source) -> str:
    if source.path.lower().endswith(".tsv"):
        return "\t"
    head = source.text[: _END.search(source.text).start()][:4000]  # type: ignore[union-attr]
    return max(",;\t|", key=head.count)


def _runs(text: str, start: int, end: int) -> Iterator[Run]:
    at = start
    while (quote := text.find('""', at, end)) >= 0:
        yield plain(text, at, quote)
        yield Run('"', quote, quote + 2)
        at = quote + 2
    yield plain(text, at, end)


def escape_quoted(words: str) -> str:
    """`words` inside a quoted cell."""
    return words.replace('"', '""')


def escape_bare(separator: str, words: str) -> str | None:
    """`words` inside a cell without quotes, which holds no separator, quote or line end."""
    return None if any(letter in words for letter in (separator, '"', "\r", "\n")) else words
