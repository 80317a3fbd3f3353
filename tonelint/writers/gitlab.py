"""GitLab's Code Quality report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any

from tonelint.diagnostic import Checked, Diagnostic, Severity

from .clean import clean
from .report import Summary, Ui
from .wire import dumps

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def write(results: Iterator[Checked], summary: Callable[[], Summary], ui: Ui) -> Iterator[str]:
    """One array. GitLab hides a second finding of the same fingerprint, so repeats are numbered within their draft."""
    seen: Counter[str] = Counter()
    issues = []
    for draft in results:
        for finding in draft.diagnostics:
            key = "\0".join((finding.path, finding.draft or "", finding.fingerprint))
            issues.append(_issue(finding, f"{key}\0{seen[key]}"))
            seen[key] += 1
    yield dumps(issues) + "\n"


def _issue(finding: Diagnostic, key: str) -> dict[str, Any]:
    lines = {"begin": finding.range.start.line, "end": finding.range.end.line}
    return {
        "description": f"{finding.rule}: {clean(finding.message)}",
        "check_name": finding.rule,
        "fingerprint": sha256(key.encode("utf-8", "surrogatepass")).hexdigest(),
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": finding.path.removeprefix("./"), "lines": lines},
    }
