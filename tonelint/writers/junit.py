"""A JUnit report: a file is a suite, a finding a failed case, a draft without faults a passed one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from tonelint.diagnostic import Checked, Diagnostic
from tonelint.message.draft import Trouble

from .markup import HEAD, tag, text
from .report import Summary, Ui


def write(results: Iterator[Checked], summary: Callable[[], Summary], ui: Ui) -> Iterator[str]:
    """Suites as they come; what could not be read are errors. Infos fail nothing and are left out."""
    yield HEAD + '<testsuites name="tonelint">\n'
    for path, drafts in groupby(results, key=lambda draft: draft.path):
        yield _suite(path, drafts)
    for trouble in summary().troubles:
        counts = {"name": trouble.path, "tests": 1, "failures": 0, "errors": 1}
        yield tag("testsuite", counts, _unread(trouble)) + "\n"
    yield "</testsuites>\n"


def _suite(path: str, drafts: Iterable[Checked]) -> str:
    cases, failures = [], 0
    for draft in drafts:
        faults = [finding for finding in draft.diagnostics if finding.severity != "info"]
        failures += len(faults)
        cases += [_failed(finding) for finding in faults] or [_case(draft.path, draft.draft or draft.path)]
    counts = {"name": path, "tests": len(cases), "failures": failures, "errors": 0}
    return tag("testsuite", counts, "\n" + "\n".join(cases) + "\n") + "\n"


def _failed(finding: Diagnostic) -> str:
    start = finding.range.start
    place = f"{finding.path}:{start.line}:{start.column}"
    better = "".join(f"\n→ {suggestion.title}" for suggestion in finding.suggestions if suggestion.title)
    words = f"{place}\n{finding.words}\n{finding.message}{better}\n{finding.why}"
    failure = tag("failure", {"type": finding.rule, "message": finding.message}, text(words))
    name = " ".join(filter(None, (finding.draft, finding.rule, f"{start.line}:{start.column}")))
    return _case(finding.path, name, failure)


def _case(path: str, name: str, body: str | None = None) -> str:
    return tag("testcase", {"classname": path, "name": name}, body)


def _unread(trouble: Trouble) -> str:
    error = tag("error", {"type": "unread", "message": trouble.message}, text(trouble.message))
    return _case(trouble.path, f"{trouble.path}:{trouble.line or 1}", error)
