"""The written, versioned contract of docs/output-format.md: one JSON object, a finding or a draft a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from tonelint.diagnostic import Checked, Diagnostic, Suggestion
from tonelint.text.source import Position, Range

from .report import Summary, Ui
from .wire import dumps

VERSION = 1


def write(results: Iterator[Checked], summary: Callable[[], Summary], ui: Ui) -> Iterator[str]:
    """Findings as they come; then the drafts they stand in, what could not be read, and the counts."""
    drafts: list[str] = []
    yield f'{{"version": {VERSION}, "diagnostics": ['
    comma = "\n"
    for draft in results:
        if not draft.again:
            drafts.append(dumps(draft_object(draft)))
        for finding in draft.diagnostics:
            yield comma + dumps(diagnostic_object(finding, draft))
            comma = ",\n"
    yield '\n], "drafts": [' + ",".join(f"\n{draft}" for draft in drafts) + "\n],\n"
    total = summary()
    yield f'"errors": {dumps([trouble._asdict() for trouble in total.troubles])},\n'
    yield f'"summary": {dumps(_summary(total))}}}\n'


def diagnostic_object(finding: Diagnostic, draft: Checked) -> dict[str, Any]:
    """One finding as the contract has it."""
    return {
        "rule": finding.rule,
        "fault": finding.fault,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": finding.message,
        "why": finding.why,
        "sources": [source._asdict() for source in finding.sources],
        "path": finding.path,
        "draft": finding.draft,
        "range": _range(finding.range),
        "text": finding.words,
        "absence": finding.absence,
        "related": [
            {"range": _range(other.range), "path": other.path, "message": other.message} for other in finding.related
        ],
        "suggestions": [_suggestion(suggestion) for suggestion in finding.suggestions],
        "context": _context(draft),
        "fingerprint": finding.fingerprint,
    }


def draft_object(draft: Checked) -> dict[str, Any]:
    """One draft: what it was judged with, and what it states."""
    return {
        "path": draft.path,
        "draft": draft.draft,
        "asks": draft.asks,
        "context": _context(draft),
        "states": {item.kind: item.words for item in draft.states},
        "skipped": [{"rule": rule, "needs": needs} for rule, needs in draft.skipped],
        "notes": list(draft.notes),
        "digest": draft.digest,
    }


def _suggestion(suggestion: Suggestion) -> dict[str, Any]:
    edits = [{"range": _range(change.range), "text": change.text} for change in suggestion.edits]
    return {
        "title": suggestion.title,
        "applicability": suggestion.applicability,
        "effect": suggestion.effect,
        "edits": edits,
    }


def _context(draft: Checked) -> dict[str, dict[str, str]]:
    return {item.key: {"value": item.value, "origin": item.origin, "reason": item.reason} for item in draft.context}


def _range(where: Range) -> dict[str, dict[str, int]]:
    return {"start": _position(where.start), "end": _position(where.end)}


def _position(at: Position) -> dict[str, int]:
    return {
        "line": at.line,
        "column": at.column,
        "utf16_column": at.utf16_column,
        "offset": at.offset,
        "byte_offset": at.byte_offset,
    }


def _summary(total: Summary) -> dict[str, Any]:
    return {
        "drafts": total.drafts,
        "counts": {severity: total.counts.get(severity, 0) for severity in ("error", "warning", "info")},
        "skipped": [{"rule": rule, "needs": needs, "drafts": drafts} for rule, needs, drafts in total.skipped],
        "notes": list(total.notes),
        "packs": list(total.packs),
        "tonelint": total.version,
    }
