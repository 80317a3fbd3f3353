"""A finding as it is shown: placed in the file, in words, with what to write instead. Plain values only, so that it can be cached, sent and compared."""

from __future__ import annotations

from typing import Literal, NamedTuple

from tonelint.message.draft import Piece
from tonelint.text.source import Range

Severity = Literal["error", "warning", "info"]
Applicability = Literal["safe", "unsafe", "shown"]
Effect = Literal["form", "tone-only", "adds-commitment", "changes-legal-effect"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class Cited(NamedTuple):
    """A source that a rule rests on; `status` is read, second-hand or verify."""

    key: str
    title: str
    section: str
    status: str


class Related(NamedTuple):
    """Another place that a finding speaks of: the first of two totals, the other twin."""

    path: str
    range: Range
    message: str


class Change(NamedTuple):
    """One replacement in the file: `range` gives way to `text` (already in the file's escapes); zero width inserts."""

    range: Range
    text: str


class Suggestion(NamedTuple):
    """One better wording: its title, whether a machine may put it in, what it changes, and the edits."""

    title: str
    applicability: Applicability
    effect: Effect
    edits: tuple[Change, ...]


class Diagnostic(NamedTuple):
    """One fault at one place.

    `words` are the decoded words at `range`; `excerpt` is the file's line (or lines) around them, `excerpt_offset` the
    code point offset where it begins; `absence` says that the fault is something missing and the range only its anchor.
    `confidence` is None for exact rules. `fingerprint` is stable while the sentence and the rule are.
    """

    rule: str
    fault: str
    severity: Severity
    confidence: float | None
    message: str
    why: str
    sources: tuple[Cited, ...]
    path: str
    draft: str | None
    range: Range
    words: str
    absence: bool
    related: tuple[Related, ...]
    suggestions: tuple[Suggestion, ...]
    excerpt: str
    excerpt_offset: int
    fingerprint: str


class Known(NamedTuple):
    """One context value that a draft was judged with, where it came from, and why (for an inferred one)."""

    key: str
    value: str
    origin: str
    reason: str


class States(NamedTuple):
    """Whether the message states a thing a payer needs: kind (amount, deadline, way-to-pay …) and its words, or None."""

    kind: str
    words: str | None


class Card(NamedTuple):
    """A rule as a page or a code-scanning service introduces it: for writers that ask for them (NEEDS_RULES).

    `severity` is the loudest the rule can be; `precision` is what was measured for it, where it was.
    """

    rule: str
    title: str
    why: str
    severity: Severity
    sources: tuple[Cited, ...] = ()
    bad: tuple[str, ...] = ()
    good: tuple[str, ...] = ()
    precision: Literal["very-high", "high", "medium", "low"] | None = None


class Checked(NamedTuple):
    """One draft, judged: everything that a writer may show of it.

    `text` (the draft as its reader sees it) and `pieces` (its map to the file, as in Draft) are filled only for writers
    that ask for them (NEEDS_TEXT).
    """

    path: str
    draft: str | None
    diagnostics: tuple[Diagnostic, ...]
    context: tuple[Known, ...]
    states: tuple[States, ...]
    skipped: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    digest: str
    asks: bool
    text: str | None = None
    pieces: tuple[Piece, ...] = ()
    placeholders: tuple[tuple[str, bool], ...] = ()
    """The names of its placeholders, each with whether its meaning is known: what companions are sought by."""
    again: bool = False
    """The draft stands in the report already: this entry only adds what was found when it was held against others."""
