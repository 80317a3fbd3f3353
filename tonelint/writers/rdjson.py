"""For reviewdog, one object (``reviewdog -f=rdjson``)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tonelint.diagnostic import Checked

from .report import Summary, Ui
from .reviewdog import SOURCE, diagnostic
from .wire import dumps


def write(results: Iterator[Checked], summary: Callable[[], Summary], ui: Ui) -> Iterator[str]:
    """All findings of the run in one DiagnosticResult."""
    found = [diagnostic(finding) for draft in results for finding in draft.diagnostics]
    yield dumps({"source": SOURCE, "severity": "WARNING", "diagnostics": found}) + "\n"
