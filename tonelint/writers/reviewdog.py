"""A finding in reviewdog's format: columns count the bytes of the line in UTF-8."""

from __future__ import annotations

from typing import Any

from tonelint.diagnostic import Diagnostic, Suggestion
from tonelint.text.source import Position, Range

from .clean import clean

SOURCE = {"name": "tonelint"}


def diagnostic(finding: Diagnostic) -> dict[str, Any]:
    """One reviewdog Diagnostic. A suggestion is there if one click may put it in: one edit, and no hole."""
    ready = [suggestion for suggestion in finding.suggestions if _is_ready(suggestion)]
    edits = [suggestion.edits[0] for suggestion in ready]
    related = [
        {"message": clean(other.message), "location": {"path": other.path, "range": _range(other.range)}}
        for other in finding.related
    ]
    return {
        "message": _message(finding),
        "location": {"path": finding.path, "range": _range(finding.range)},
        "severity": finding.severity.upper(),
        "source": SOURCE,
        "code": {"value": finding.rule},
        "suggestions": [{"range": _range(edit.range), "text": edit.text} for edit in edits],
        "related_locations": related,
    }


def _message(finding: Diagnostic) -> str:
    titles = [suggestion.title for suggestion in finding.suggestions if not _is_ready(suggestion) and suggestion.title]
    return clean(finding.message) + "".join(f"\n→ {clean(title)}" for title in titles)


def _is_ready(suggestion: Suggestion) -> bool:
    return suggestion.applicability != "shown" and len(suggestion.edits) == 1


def _range(where: Range) -> dict[str, dict[str, int]]:
    return {"start": _position(where.start), "end": _position(where.end)}


def _position(at: Position) -> dict[str, int]:
    return {"line": at.line, "column": at.utf8_column}
