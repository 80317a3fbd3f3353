"""A run: which files, which rules, which context; from paths to judged drafts, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import tonelint
from tonelint.checking import Settings, check
from tonelint.diagnostic import SEVERITIES, Checked
from tonelint.message.context import Context, ContextError, Key, Value, Vocabulary
from tonelint.message.draft import Draft, Note, Trouble
from tonelint.readers import read
from tonelint.readers.walk import Found, load, shown, walk
from tonelint.rulebook.rule import Rulebook
from tonelint.writers.report import FailOn, Summary


class Job(NamedTuple):
    """Everything that decides how drafts are judged in one run."""

    book: Rulebook
    settings: Settings
    flags: Mapping[str, str] = {}
    fail_on: FailOn = "warning"
    locale: str = ""


def vocabulary(book: Rulebook) -> Vocabulary:
    """The closed context vocabulary of a rulebook."""
    return Vocabulary({name: Key(raw["kind"], raw["words"], tuple(raw["aliases"])) for name, raw in book.context.items()})


class Run:
    """Judges drafts one after the other and counts; `results` is consumed once, then `summary` is whole."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.vocabulary = vocabulary(job.book)
        self._flags = {key: Value(self.vocabulary.read(key, word), "flag") for key, word in job.flags.items()}
        self._counts: Counter[str] = Counter()
        self._skipped: Counter[tuple[str, str]] = Counter()
        self._troubles: list[Trouble] = []
        self._notes: list[str] = []
        self._drafts = 0

    def files(self, paths: Iterable[str]) -> Iterator[Checked]:
        """Every draft under `paths`, judged."""
        for found in walk(paths):
            data = load(found.path) if isinstance(found, Found) else found
            if isinstance(found, Found) and isinstance(data, bytes):
                yield from self.data(shown(found.path), data, found.explicit)
            elif isinstance(data, (Note, Trouble)):
                self._tell(data)

    def data(self, path: str, data: bytes, explicit: bool = True) -> Iterator[Checked]:
        """Every draft in one file's bytes, judged."""
        for draft in read(path, data, locale=self.job.locale, explicit=explicit):
            if isinstance(draft, Draft):
                yield self.judge(draft)
            else:
                self._tell(draft)

    def judge(self, draft: Draft) -> Checked:
        """One draft, judged and counted."""
        checked = check(draft, self.job.book, self.context(draft), self.job.settings)
        self._drafts += 1
        self._counts.update(each.severity for each in checked.diagnostics)
        self._skipped.update(checked.skipped)
        return checked

    def context(self, draft: Draft) -> Context:
        """What flags and the words beside the draft say of it; an unknown value is a trouble at its place."""
        stated: dict[str, Value] = {}
        for each in draft.stated:
            key = self.vocabulary.key(each.key)
            if key is None:
                continue
            try:
                stated[key] = Value(self.vocabulary.read(key, each.value), "row" if each.origin == "row" else "front matter")
            except ContextError as error:
                self._tell(Trouble(draft.source.path, draft.source.line_of(each.offset), str(error)))
        return Context(stated).having(self._flags)

    def _tell(self, what: Trouble | Note) -> None:
        if isinstance(what, Trouble):
            self._troubles.append(what)
        else:
            self._notes.append(f"{what.path}: {what.message}")

    def summary(self) -> Summary:
        """The counts so far; whole once every result was consumed."""
        return Summary(
            drafts=self._drafts,
            counts={severity: self._counts[severity] for severity in SEVERITIES},
            skipped=tuple((rule, needs, number) for (rule, needs), number in sorted(self._skipped.items())),
            troubles=tuple(self._troubles),
            notes=tuple(self._notes),
            version=tonelint.__version__,
            packs=self.job.settings.policy.packs,
            fail_on=self.job.fail_on,
        )


Results = Callable[[Run], Iterator[Checked]]


def rule_folders(names: Iterable[str]) -> list[Path]:
    """The folders of rules that the user adds. Raises FileNotFoundError with the name of one that is none."""
    folders = [Path(name) for name in names]
    for folder in folders:
        if not folder.is_dir():
            raise FileNotFoundError(f"{folder}: no such folder of rules")
    return folders
