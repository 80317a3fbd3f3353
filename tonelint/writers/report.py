"""What a run amounts to: the counts, the troubles and the exit code; and what every writer is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple, Protocol

from tonelint.diagnostic import SEVERITIES, Card, Checked, Severity
from tonelint.message.draft import Trouble

FailOn = Literal["error", "warning", "info", "never"]


class Ui(NamedTuple):
    """How to speak to the person who reads: language (zh or en), colour, width in terminal cells, whether infos show.

    `bom` puts a byte order mark before a table, without which Excel reads UTF-8 as something else.
    """

    language: Literal["zh", "en"] = "en"
    color: bool = False
    width: int = 100
    infos: bool = False
    bom: bool = False


class Summary(NamedTuple):
    """The end of a run. `counts` is by severity; `skipped` is (rule, missing context key, number of drafts).

    `rules` introduces the rules that were asked, for writers that say so with NEEDS_RULES.
    """

    drafts: int
    counts: dict[Severity, int]
    skipped: tuple[tuple[str, str, int], ...]
    troubles: tuple[Trouble, ...]
    notes: tuple[str, ...]
    version: str
    packs: tuple[str, ...]
    fail_on: FailOn
    rules: tuple[Card, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 clean, 1 findings at or above `fail_on`, 2 something could not be read or judged."""
        if self.troubles:
            return 2
        if self.fail_on == "never":
            return 0
        loud = SEVERITIES[: SEVERITIES.index(self.fail_on) + 1]
        return int(any(self.counts.get(severity, 0) for severity in loud))


class Write(Protocol):
    """A writer: consumes the judged drafts in order and yields text; `summary()` is valid once they are all consumed.

    A writer is a module of this package with a function ``write``; its file name is the name of its ``--format``.
    """

    def __call__(self, results: Iterator[Checked], summary: Callable[[], Summary], ui: Ui) -> Iterator[str]:
        """Yields the text of the report, in pieces."""
        ...
