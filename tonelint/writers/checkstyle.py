"""Checkstyle's XML, which most CI servers read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from tonelint.diagnostic import Checked, Diagnostic

from .markup import HEAD, tag
from .report import Summary, Ui


def write(results: Iterator[Checked], summary: Callable[[], Summary], ui: Ui) -> Iterator[str]:
    """File by file as they come."""
    yield HEAD + '<checkstyle version="4.3">\n'
    for path, drafts in groupby(results, key=lambda draft: draft.path):
        errors = [_error(finding) for draft in drafts for finding in draft.diagnostics]
        if errors:
            yield tag("file", {"name": path}, "\n" + "\n".join(errors) + "\n") + "\n"
    for trouble in summary().troubles:
        where = {
            "line": trouble.line or 1,
            "severity": "error",
            "message": trouble.message,
            "source": "tonelint.unread",
        }
        yield tag("file", {"name": trouble.path}, tag("error", where)) + "\n"
    yield "</checkstyle>\n"


def _error(finding: Diagnostic) -> str:
    start = finding.range.start
    where: dict[str, str | int] = {"line": start.line, "column": start.column, "severity": finding.severity}
    return tag("error", {**where, "message": finding.message, "source": f"tonelint.{finding.rule}"})
