"""Sentences and clauses of a view: what judgements are made of. Numbers, addresses and placeholders are never cut."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from .span import Span

# A full stop ends a sentence only before a blank or a line end, and not after an abbreviation or a single letter.
_ABBREVIATED = r"(?<!\bmr)(?<!\bmrs)(?<!\bms)(?<!\bdr)(?<!\bno)(?<!\bst)(?<!\bltd)(?<!\binc)(?<!\bco)(?<!\bvs)(?<!\bref)(?<!\binv)(?<!\bacc)(?<!\bacct)(?<!\bapprox)(?<!\be\.g)(?<!\bi\.e)(?<!\betc)(?<!\b[a-z])(?<!\bjan)(?<!\bfeb)(?<!\bmar)(?<!\bapr)(?<!\bjun)(?<!\bjul)(?<!\baug)(?<!\bsept)(?<!\bsep)(?<!\boct)(?<!\bnov)(?<!\bdec)"
_SENTENCE_END = re.compile(
    r"[。！？；!?;]+[\"'”’」』）)\]]*|\n+|\u2026+(?=\s|$|[\u3400-\u9fff])|" + _ABBREVIATED + r"\.+[\"')\]]*(?=\s|$|[\u3400-\u9fff])"
)
# A comma or colon between digits belongs to a number or a time; a blank between Chinese words is a chat writer's comma.
_CLAUSE_END = re.compile(
    r"[，、：]|(?<!\d),|,(?!\d)|(?<=[\u3400-\u9fff]):|:(?=\s|$|[\u3400-\u9fff])|\s-{1,2}\s|\u2014+|~+(?=[\s\u3400-\u9fff])"
    r"|(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff\d]) +(?=[\u3400-\u9fff]{3})|(?<=[\u3400-\u9fff]{3}) +(?=[\u3400-\u9fff\d])"
    r"|(?<=[\u3400-\u9fff]{4})(?=然后|所以|但是|不过|那个|另外)"
)


class Clause(NamedTuple):
    """One clause: its span without the marks and blanks around it, the number of its sentence, and the mark that ends it."""

    span: Span
    sentence: int
    ending: str


def _pieces(text: str, start: int, end: int, ends: re.Pattern[str]) -> list[tuple[Span, str]]:
    """The stretches of `text` between matches of `ends`, trimmed, each with the mark after it."""
    found: list[tuple[Span, str]] = []
    at = start
    for mark in ends.finditer(text, start, end):
        found.append((_trimmed(text, at, mark.start()), mark.group().strip()))
        at = mark.end()
    found.append((_trimmed(text, at, end), ""))
    return [(span, mark) for span, mark in found if span.end > span.start]


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


class Layout:
    """The sentences and clauses of one view, and which of them holds an offset."""

    __slots__ = ("_clause_starts", "_sentence_starts", "clauses", "sentences")

    def __init__(self, text: str) -> None:
        sentences = _pieces(text, 0, len(text), _SENTENCE_END)
        self.sentences: tuple[Span, ...] = tuple(span for span, _ in sentences)
        self.clauses: tuple[Clause, ...] = tuple(
            Clause(span, number, inner or outer)
            for number, (sentence, outer) in enumerate(sentences)
            for span, inner in _pieces(text, sentence.start, sentence.end, _CLAUSE_END)
        )
        self._sentence_starts = [span.start for span in self.sentences]
        self._clause_starts = [clause.span.start for clause in self.clauses]

    def clause_at(self, offset: int) -> int:
        """The number of the clause that holds view offset `offset`, or of the last one before it; -1 before the first."""
        return bisect_right(self._clause_starts, offset) - 1

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds view offset `offset`, or of the last one before it; -1 before the first."""
        return bisect_right(self._sentence_starts, offset) - 1
