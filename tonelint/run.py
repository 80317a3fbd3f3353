"""A run: which files, and what they amount to; from paths to judged drafts, in order.

What happens to one file is a function of the job and the file alone (`job.outcomes`): it may run here or in another
process, now or from the cache. What depends on the drafts before it (the counts, what was accepted) is the `Run`'s.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from tonelint.accepted import Suppressions
from tonelint.diagnostic import SEVERITIES, Card, Checked, Diagnostic
from tonelint.job import (
    Job,
    Outcome,
    Task,
    context_of,
    judged,
    outcomes,
    reread,
    reworded,
    size,
    vocabulary,
    within,
    worded,
)
from tonelint.message.context import Context
from tonelint.message.draft import Draft, Note, Trouble
from tonelint.readers.walk import Found, shown, walk
from tonelint.rulebook import likeness
from tonelint.version import VERSION
from tonelint.writers.report import Summary

if TYPE_CHECKING:
    from tonelint.companions import Companions

__all__ = ["Job", "Pace", "Run", "rule_folders", "vocabulary"]

_FEW = 32
_SMALL = 1_000_000


class Pace(NamedTuple):
    """How a run goes about it: `jobs` processes (1: this one alone), whether results are kept, `only` these paths."""

    jobs: int = 1
    cached: bool = False
    only: Callable[[str], bool] | None = None


class Acceptor(Protocol):
    """Something that knows findings which are not to be shown again: a baseline, the configuration, an earlier report."""

    def accepts(self, finding: Diagnostic, path: str) -> bool:
        """Whether `finding` is known; `path` is its file relative to the configuration's folder. Uses it up."""
        ...

    def notes(self, whole: bool) -> list[Note]:
        """What to say of it after the run; `whole`: the whole project was checked."""
        ...


class Run:
    """Judges drafts and counts; consume `files` or `data` once, then `summary` is whole."""

    def __init__(self, job: Job, pace: Pace = Pace(), accepted: tuple[Acceptor, ...] = ()) -> None:  # noqa: B008
        self.job = job
        self.pace = pace
        self.vocabulary = vocabulary(job.book)
        self.cards: tuple[Card, ...] = ()
        self._acceptors = (Suppressions(job.config.path, job.config.suppress, job.today), *accepted)
        self._counts: Counter[str] = Counter()
        self._skipped: Counter[tuple[str, str]] = Counter()
        self._packs: set[str] = set(job.settings.policy.packs)
        self._troubles: list[Trouble] = []
        self._notes: list[str] = []
        self._drafts = 0
        self._first: Checked | None = None
        self._companions: Companions | None = None

    def files(self, paths: Iterable[str]) -> Iterator[Checked]:
        """Every draft under `paths`, judged, in the order of the paths."""
        tasks = self._tasks(list(paths))
        first = list(islice(tasks, _FEW))
        every = chain(first, tasks)
        if len(first) < _FEW and sum(map(size, first)) < _SMALL:
            results: Iterator[tuple[Task, Iterable[Outcome]]] = ((task, outcomes(self.job, task)) for task in every)
        else:
            results = self._many(every)
        for _, found in results:
            yield from self._settled(found)
        yield from self._together(lambda path: reread(self.job, Task(path)))

    def data(self, path: str, data: bytes, explicit: bool = True) -> Iterator[Checked]:
        """Every draft in one file's bytes, judged."""
        task = Task(path, data, explicit)
        yield from self._settled(outcomes(self.job, task))
        yield from self._together(lambda _path: reread(self.job, task))

    def text(self, path: str, text: str) -> Iterator[Checked]:
        """Every draft in words that were never bytes (an editor's buffer, a field of a page), judged."""
        yield from self._settled(worded(self.job, path, text))
        yield from self._together(lambda _path: reworded(self.job, path, text))

    def judge(self, draft: Draft) -> Checked:
        """One draft, judged and counted."""
        return next(self._settled(judged(self.job, draft, self.vocabulary)))

    def context(self, draft: Draft) -> Context:
        """What is known of a draft beside its words; an unknown word is a trouble at its place."""
        troubles: list[Trouble] = []
        context = context_of(self.job, draft, self.vocabulary, troubles)
        for trouble in troubles:
            self.tell(trouble)
        return context

    def _many(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Iterable[Outcome]]]:
        """Many or large files: from the cache where they are known, else by as many processes as the pace allows."""
        from tonelint import results, workers

        store = results.opened(self.job) if self.pace.cached else None
        known = (store.recalled(task) for task in tasks) if store else tasks
        judged_tasks = workers.mapped(self.job, known, self.pace.jobs)
        return store.kept(judged_tasks) if store else judged_tasks

    def _tasks(self, paths: list[str]) -> Iterator[Task]:
        """The files under `paths`, read; a folder in which nothing could be a draft is a trouble."""
        empty = {Path(path) for path in paths if Path(path).is_dir()}
        excluded = _matcher(self.job.config.exclude)
        for found in walk(paths, max_bytes=self.job.config.max_bytes):
            if not isinstance(found, Found):
                self.tell(found)
                continue
            empty -= {top for top in empty if found.path.is_relative_to(top)}
            name = shown(found.path)
            if (self.pace.only and not self.pace.only(name)) or self._is_excluded(excluded, name, found.explicit):
                continue
            yield Task(name, None, found.explicit, found.path)
        for top in sorted(empty):
            self.tell(Trouble(shown(top), None, "no file in this folder could hold a draft"))

    def _is_excluded(self, excluded: Callable[[str], bool] | None, name: str, explicit: bool) -> bool:
        if excluded is None or not excluded(within(self.job.config, name)):
            return False
        if explicit:
            self.tell(Note(name, None, f"not checked: {self.job.config.path} excludes it"))
        return True

    def _settled(self, found: Iterable[Outcome]) -> Iterator[Checked]:
        """The judged drafts, counted, without what the house accepts; everything else is told at the end."""
        for each in found:
            if not isinstance(each, Checked):
                self.tell(each)
                continue
            checked = each._replace(diagnostics=tuple(d for d in each.diagnostics if not self._accepts(d)))
            self._drafts += 1
            self._counts.update(finding.severity for finding in checked.diagnostics)
            self._skipped.update(checked.skipped)
            self._packs.update(self._active(checked))
            self._remember(checked)
            yield checked

    def _remember(self, checked: Checked) -> None:
        """For companions: a draft that stays alone has none, but for a name that it may misspell itself."""
        self._first = self._first or checked
        if self._companions is None:
            if self._drafts == 1 and all(known for _, known in checked.placeholders):
                return
            from tonelint.companions import Companions

            self._companions = Companions(self.job, self.vocabulary)
            if self._first is not checked:
                self._companions.add(self._first)
        self._companions.add(checked)

    def _together(self, again: Callable[[str], Iterable[object]]) -> Iterator[Checked]:
        """What drafts that belong together have to answer for: entries beside those of the drafts, which count no draft."""
        companions, self._companions, self._first = self._companions, None, None
        for each in companions.found(again) if companions else ():
            kept = each._replace(diagnostics=tuple(d for d in each.diagnostics if not self._accepts(d)))
            self._counts.update(finding.severity for finding in kept.diagnostics)
            if kept.diagnostics:
                yield kept

    def _accepts(self, finding: Diagnostic) -> bool:
        path = within(self.job.config, finding.path) if self.job.config.path else finding.path
        return any(acceptor.accepts(finding, path) for acceptor in self._acceptors)

    def _active(self, checked: Checked) -> Iterator[str]:
        known = {each.key: each.value for each in checked.context}
        for pack in self.job.book.packs:
            if pack.when and all(known.get(key) in values for key, values in pack.when.items()):
                yield pack.name

    def tell(self, what: Trouble | Note) -> None:
        """Remember what could not be read, or deserves a word."""
        if isinstance(what, Trouble):
            self._troubles.append(what)
        else:
            line = f":{what.line}" if what.line else ""
            self._notes.append(f"{what.path}{line}: {what.message}")

    def close(self, whole: bool) -> None:
        """After the last draft: a word on acceptances that ran out or (where the `whole` project was checked) unused."""
        for acceptor in self._acceptors:
            for note in acceptor.notes(whole):
                self.tell(note)

    def _unlearnt(self) -> Iterator[str]:
        """Once, however many drafts there were: that their tone was judged by exact rules alone, and why."""
        why = likeness.trouble() if self._drafts else None
        if why:
            yield f"likeness to labelled examples was not measured, exact rules were: {why}"

    def summary(self) -> Summary:
        """The counts so far; whole once every result was consumed."""
        return Summary(
            drafts=self._drafts,
            counts={severity: self._counts[severity] for severity in SEVERITIES},
            skipped=tuple((rule, needs, number) for (rule, needs), number in sorted(self._skipped.items())),
            troubles=tuple(self._troubles),
            notes=(*self._notes, *self._unlearnt()),
            version=VERSION,
            packs=tuple(sorted(self._packs)),
            fail_on=self.job.fail_on,
            rules=self.cards,
        )


def _matcher(globs: tuple[str, ...]) -> Callable[[str], bool] | None:
    if not globs:
        return None
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(globs).match_file


def rule_folders(names: Iterable[str | Path]) -> list[Path]:
    """The folders of rules that the user adds. Raises FileNotFoundError with the name of one that is none."""
    folders = [Path(name) for name in names]
    for folder in folders:
        if not folder.is_dir():
            raise FileNotFoundError(f"{folder}: no such folder of rules")
    return folders
