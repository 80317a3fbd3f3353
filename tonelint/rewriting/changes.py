"""A draft after edits of its text, with its marks and branches where they then stand: judged in memory, never written."""

from __future__ import annotations

from tonelint.message.draft import Branch, Choice, Draft, Leaf, Sequence, Unknown
from tonelint.text.source import Source
from tonelint.text.span import Span

Edits = tuple[tuple[Span, str], ...]


def changed(draft: Draft, edits: Edits) -> Draft:
    """`draft` with every edit (span of it, new words) made; the edits do not overlap."""
    ordered = sorted(edits)
    text = applied(draft.text, edits)
    marks = tuple(mark._replace(span=moved(mark.span, ordered)) for mark in draft.marks)
    branches = None if draft.branches is None else _branch(draft.branches, ordered)
    return Draft(text, Source(draft.source.path, text), draft.id, (), draft.stated, marks, branches, None, draft.hole)


def applied(text: str, edits: Edits) -> str:
    """`text` after its edits, which do not overlap."""
    for span, words in sorted(edits, reverse=True):
        text = text[: span.start] + words + text[span.end :]
    return text


def moved(span: Span, edits: list[tuple[Span, str]]) -> Span:
    """Where `span` stands after `edits` (sorted); words put in at its end belong to it, as a branch holds what is added."""
    return Span(_offset(span.start, edits, False), _offset(span.end, edits, True))


def _offset(at: int, edits: list[tuple[Span, str]], ends: bool) -> int:
    shift = 0
    for span, words in edits:
        if span.end < at or (span.end == at and (ends or span.start < at)):
            shift += len(words) - (span.end - span.start)
        elif span.start < at:
            return span.start + shift + (len(words) if ends else 0)
    return at + shift


def _branch(branch: Branch, edits: list[tuple[Span, str]]) -> Branch:
    if isinstance(branch, (Leaf, Unknown)):
        return type(branch)(moved(branch.span, edits))
    if isinstance(branch, Sequence):
        return Sequence(tuple(_branch(part, edits) for part in branch.parts))
    return Choice(tuple(_branch(path, edits) for path in branch.paths), branch.names)
