"""For reviewdog, a finding a line (``reviewdog -f=rdjsonl``)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tonelint.diagnostic import Checked

from .report import Summary, Ui
from .reviewdog import diagnostic
from .wire import dumps


def write(results: Iterator[Checked], summary: Callable[[], Summary], ui: Ui) -> Iterator[str]:
    """Every finding as it comes."""
    for draft in results:
        yield from (f"{dumps(diagnostic(finding))}\n" for finding in draft.diagnostics)
