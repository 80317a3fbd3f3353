"""Labelled rows as the model reads them: sentences and clauses, each with its buckets and the labels it bears."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Literal, NamedTuple

from tonelint.likeness.features import Passage, buckets
from tonelint.message.context import Context, Value
from tonelint.message.draft import Draft
from tonelint.message.inference import understood
from tonelint.message.message import Message
from tonelint.rulebook.likeness import passage
from tonelint.text.lexicon import Lexicon
from tonelint.text.source import Source
from tonelint.text.span import Span

from .corpus import ClauseRow, Corpus, DraftRow

MOST_OF_SPAN, MOST_OF_CLAUSE, ENOUGH = 0.5, 0.6, 12
"""A clause bears a fault whose marked words lie in it by half, or cover three fifths of it, or share 12 characters."""


class Example(NamedTuple):
    """One sentence or clause to learn from: its buckets, its labels, and whose it is.

    `owner` is the number of the draft it stands in (None for a clause row); `whole` says a sentence, else a clause of a
    sentence that has several; `origin` is draft, rewrite or clause.
    """

    buckets: list[int]
    labels: frozenset[str]
    owner: int | None
    whole: bool
    origin: Literal["draft", "rewrite", "clause"]


class Read(NamedTuple):
    """One draft as read: its passage, where each clause stands in the draft, and the labels of each clause."""

    passage: Passage
    spans: tuple[Span, ...]
    labels: tuple[frozenset[str], ...]


def message(text: str, context: dict[str, str], lexicon: Lexicon) -> Message:
    """A row's text as a message with what is known of it."""
    given = Context({key: Value(word, "row") for key, word in context.items()})
    return understood(Draft(text, Source("training", text)), lexicon, given)


def read_draft(row: DraftRow, lexicon: Lexicon) -> Read:
    """A draft row's clauses and the labels that its marked words give them."""
    made = message(row.text, row.context, lexicon)
    whole = passage(made)
    spans = tuple(made.place(made.layout.clauses[clause.number].span) for clause in whole.clauses)
    return Read(whole, spans, tuple(_labels(row, span) for span in spans))


def _labels(row: DraftRow, span: Span) -> frozenset[str]:
    return frozenset(
        marked.label
        for marked in row.marked
        if marked.start is not None and marked.end is not None and _bears(span, Span(marked.start, marked.end))
    )


def _bears(clause: Span, words: Span) -> bool:
    shared = min(clause.end, words.end) - max(clause.start, words.start)
    return shared > 0 and (
        shared >= MOST_OF_SPAN * (words.end - words.start)
        or shared >= MOST_OF_CLAUSE * (clause.end - clause.start)
        or shared >= ENOUGH
    )


def examples(corpus: Corpus, read: tuple[Read, ...], lexicon: Lexicon) -> Iterator[Example]:
    """Everything to learn from, in the corpus's order: drafts, what their rewrites say anew, clauses."""
    for owner, (row, each) in enumerate(zip(corpus.drafts, read, strict=True)):
        yield from _of_passage(each.passage, each.labels, owner, "draft", frozenset())
        if row.rewrite:
            said = frozenset(text for text, _ in _sentences(each.passage))
            better = passage(message(row.rewrite, row.context, lexicon))
            nothing = (frozenset[str](),) * len(better.clauses)
            yield from _of_passage(better, nothing, owner, "rewrite", said)
    for clause in corpus.clauses:
        yield from _of_clause(clause, lexicon)


def _sentences(whole: Passage) -> Iterator[tuple[str, list[int]]]:
    """Each sentence's words and the numbers of its clauses."""
    for _, numbers in groupby(range(len(whole.clauses)), lambda number: whole.clauses[number].sentence):
        inside = list(numbers)
        yield "|".join(whole.clauses[number].text for number in inside), inside


def _of_passage(
    whole: Passage,
    labels: tuple[frozenset[str], ...],
    owner: int,
    origin: Literal["draft", "rewrite"],
    said: frozenset[str],
) -> Iterator[Example]:
    for words, inside in _sentences(whole):
        if words in said:
            continue
        parts = [buckets(whole.clauses[number].text) for number in inside]
        borne = frozenset[str]().union(*(labels[number] for number in inside))
        yield Example([bucket for part in parts for bucket in part], borne, owner, True, origin)
        if len(parts) > 1:
            for number, part in zip(inside, parts, strict=True):
                yield Example(part, labels[number], owner, False, origin)


def _of_clause(row: ClauseRow, lexicon: Lexicon) -> Iterator[Example]:
    """A clause row is labelled as a whole; the parts of a clean one are clean, those of a faulty one are not told apart."""
    whole = passage(message(row.text, {"stage": row.stage} if row.stage else {}, lexicon))
    parts = [buckets(clause.text) for clause in whole.clauses]
    yield Example([bucket for part in parts for bucket in part], row.labels, None, True, "clause")
    if len(parts) > 1 and not row.labels:
        for part in parts:
            yield Example(part, row.labels, None, False, "clause")
