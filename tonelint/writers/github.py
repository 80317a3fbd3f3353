"""Annotations in a GitHub Actions log: ``::error file=…,line=…::message``."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tonelint.diagnostic import SEVERITIES, Checked, Diagnostic, Severity

from .clean import clean
from .report import Summary, Ui
from .words import pick

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
_PER_STEP = 10


def write(results: Iterator[Checked], summary: Callable[[], Summary], ui: Ui) -> Iterator[str]:
    """Errors first, since GitHub shows ten annotations of a kind in a step and drops the rest; then what it drops."""
    found = [finding for draft in results for finding in draft.diagnostics]
    troubles = [_trouble(trouble.path, trouble.line, trouble.message) for trouble in summary().troubles]
    dropped = 0
    for severity in SEVERITIES:
        lines = troubles if severity == "error" else []
        lines = [*lines, *(_annotation(finding, ui) for finding in found if finding.severity == severity)]
        room = _PER_STEP - 1 if severity == "info" and (dropped or len(lines) > _PER_STEP) else _PER_STEP
        dropped += max(len(lines) - room, 0)
        yield from (f"{line}\n" for line in lines[:room])
    if dropped:
        more = pick(ui.language, f"另有 {dropped} 处，见日志外的报告", f"+{dropped} more, in the other report formats")
        yield f"::notice title=tonelint::{_data(more)}\n"


def _annotation(finding: Diagnostic, ui: Ui) -> str:
    start, end = finding.range
    place = {"file": finding.path, "line": str(start.line), "endLine": str(end.line)}
    if start.line == end.line:
        place |= {"col": str(start.column), "endColumn": str(end.column)}
    place["title"] = f"tonelint ({finding.rule})"
    arrow = [f"→ {suggestion.title}" for suggestion in finding.suggestions if suggestion.title]
    message = "%0A".join(_data(line) for line in [finding.message, *arrow])
    return _command(_COMMANDS[finding.severity], place, message)


def _trouble(path: str, line: int | None, message: str) -> str:
    place = {"file": path, **({"line": str(line)} if line else {}), "title": "tonelint"}
    return _command("error", place, _data(message))


def _command(name: str, properties: dict[str, str], message: str) -> str:
    return f"::{name} {','.join(f'{key}={_property(value)}' for key, value in properties.items())}::{message}"


def _data(text: str) -> str:
    return clean(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
