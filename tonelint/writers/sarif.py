"""SARIF 2.1.0, with what GitHub's code scanning asks for; columns count code points and say so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

from tonelint.diagnostic import Card, Checked, Diagnostic, Severity, Suggestion
from tonelint.text.source import Range

from .clean import clean
from .report import Summary, Ui
from .wire import dumps

NEEDS_RULES = True
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_PROBLEMS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "recommendation"}
_LONGEST = 1024


def write(results: Iterator[Checked], summary: Callable[[], Summary], ui: Ui) -> Iterator[str]:
    """One run with one tool, its rules, and a result a finding."""
    found = [finding for draft in results for finding in draft.diagnostics]
    total = summary()
    cards = {card.rule: card for card in total.rules}
    for finding in found:
        cards.setdefault(finding.rule, _card(finding))
    index = {rule: number for number, rule in enumerate(sorted(cards))}
    driver = {
        "name": "tonelint",
        "semanticVersion": total.version,
        "rules": [_rule(cards[rule], ui) for rule in index],
    }
    seen: Counter[tuple[str, str]] = Counter()
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "automationDetails": {"id": "tonelint/"},
        "invocations": [_invocation(total)],
        "results": [_result(finding, index[finding.rule], seen) for finding in found],
    }
    yield dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _card(finding: Diagnostic) -> Card:
    return Card(finding.rule, finding.rule, finding.why or finding.message, finding.severity, finding.sources)


def _rule(card: Card, ui: Ui) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "tags": ["tone", "payment-collection", card.rule.partition("/")[0]],
        "problem.severity": _PROBLEMS[card.severity],
    }
    if card.precision:
        properties["precision"] = card.precision
    return {
        "id": card.rule,
        "shortDescription": {"text": clean(card.title)[:_LONGEST]},
        "fullDescription": {"text": clean(card.why or card.title)[:_LONGEST]},
        "help": {"text": _help(card, ui, "- {}"), "markdown": _help(card, ui, "- `{}`")},
        "defaultConfiguration": {"level": _LEVELS[card.severity]},
        "properties": properties,
    }


def _help(card: Card, ui: Ui, item: str) -> str:
    """Why, the sources, and examples, in plain text or Markdown alike."""
    sources = [f"{source.title} {source.section}".strip() for source in card.sources]
    names = ("依据", "不要这样写", "可以这样写") if ui.language == "zh" else ("Sources", "Bad", "Good")
    parts = [clean(card.why or card.title, lines=True)]
    for name, lines in zip(names, (sources, card.bad, card.good), strict=True):
        if lines:
            rows = (item.format(clean(line).replace("`", "'")) for line in lines)
            parts.append(f"{name}\n\n" + "\n".join(rows))
    return "\n\n".join(parts)


def _result(finding: Diagnostic, index: int, seen: Counter[tuple[str, str]]) -> dict[str, Any]:
    key = finding.path, finding.fingerprint
    seen[key] += 1
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": clean(finding.message)},
        "locations": [{"physicalLocation": _place(finding.path, finding.range, finding.words)}],
        "partialFingerprints": {"primaryLocationLineHash": f"{finding.fingerprint}:{seen[key]}"},
        "relatedLocations": [
            {
                "id": number,
                "message": {"text": clean(other.message)},
                "physicalLocation": _place(other.path, other.range),
            }
            for number, other in enumerate(finding.related, 1)
        ],
        "fixes": [_fix(finding.path, fix) for fix in finding.suggestions if fix.edits and fix.applicability != "shown"],
        "properties": {"draft": finding.draft, "absence": finding.absence},
    }
    if finding.confidence is not None:
        result["rank"] = round(100 * finding.confidence, 1)
    return result


def _place(path: str, where: Range, words: str | None = None) -> dict[str, Any]:
    region = _region(where)
    if words:
        region["snippet"] = {"text": words}
    return {"artifactLocation": {"uri": uri(path)}, "region": region}


def _region(where: Range) -> dict[str, Any]:
    start, end = where
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _fix(path: str, suggestion: Suggestion) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(change.range), "insertedContent": {"text": change.text}}
        for change in suggestion.edits
    ]
    changes = [{"artifactLocation": {"uri": uri(path)}, "replacements": replacements}]
    return {"description": {"text": clean(suggestion.title)}, "artifactChanges": changes}


def _invocation(total: Summary) -> dict[str, Any]:
    notes = [
        {
            "level": "error",
            "message": {"text": clean(trouble.message)},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": uri(trouble.path)},
                        "region": {"startLine": trouble.line or 1},
                    }
                }
            ],
        }
        for trouble in total.troubles
    ]
    return {"executionSuccessful": not notes, "toolExecutionNotifications": notes}


def uri(path: str) -> str:
    """`path` as a URI reference: relative to the repository, absolute where it names a drive or the root."""
    if path[1:3] in {":/", ":\\"}:
        return "file:///" + path[0] + ":" + quote(path[2:].replace("\\", "/"), errors="surrogateescape")
    return ("file://" if path.startswith("/") else "") + quote(path, errors="surrogateescape")
