"""An earlier report as the measure of this run: what it holds is not shown again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tonelint.diagnostic import Diagnostic
from tonelint.message.draft import Note
from tonelint.writers.compare import Past, compare, said
from tonelint.writers.report import Ui


class Earlier:
    """The findings of an earlier report over one run: each is the same once, one more is new."""

    def __init__(self, name: str, past: Iterable[Past], ui: Ui) -> None:
        self._name, self._ui = name, ui
        self._past = tuple(past)
        self._left = Counter(item.fingerprint for item in self._past)
        self._seen: list[Diagnostic] = []

    def accepts(self, finding: Diagnostic, _path: str) -> bool:
        """Whether the earlier report holds `finding`."""
        self._seen.append(finding)
        self._left[finding.fingerprint] -= 1
        return self._left[finding.fingerprint] >= 0

    def notes(self, _whole: bool) -> list[Note]:
        """How many are new, fixed and the same."""
        return [Note(self._name, None, said(compare(self._past, self._seen), self._ui))]
