"""A finding as a row of a spreadsheet, with room for the reviewer's verdict."""

from __future__ import annotations

from tonelint.diagnostic import Checked, Diagnostic

from .clean import clean
from .words import known

COLUMNS = (
    "path",
    "draft",
    "line",
    "column",
    "severity",
    "rule",
    "words",
    "message",
    "instead",
    "why",
    "stage",
    "channel",
    "fingerprint",
    "verdict",
    "reason",
)
VERDICTS = ("fix", "accept")
_STARTS_A_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20\t\r\n")


def row(finding: Diagnostic, draft: Checked) -> tuple[str | int, ...]:
    """The cells of COLUMNS, cleaned; `verdict` and `reason` are the reviewer's."""
    stage, channel = known(draft, "stage"), known(draft, "channel")
    start = finding.range.start
    return (
        cell(finding.path),
        cell(finding.draft or ""),
        start.line,
        start.column,
        finding.severity,
        finding.rule,
        cell(finding.words),
        cell(finding.message),
        cell(instead(finding)),
        cell(finding.why),
        cell(stage.value if stage else ""),
        cell(channel.value if channel else ""),
        cell(finding.fingerprint),
        "",
        "",
    )


def cell(text: str) -> str:
    """`text` on one line, and no formula to a spreadsheet: those are defused by an apostrophe."""
    shown = clean(text)
    return f"'{shown}" if text.startswith(_STARTS_A_FORMULA) or shown.lstrip().startswith(_STARTS_A_FORMULA) else shown


def instead(finding: Diagnostic) -> str:
    """The first suggestion in words."""
    if not finding.suggestions:
        return ""
    first = finding.suggestions[0]
    return first.edits[0].text if len(first.edits) == 1 and first.edits[0].text.strip() else first.title
