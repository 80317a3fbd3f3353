"""Drafts of one run that belong together: remembered by their keys while each is judged, then held against each other.

What is remembered of a draft is a handful of short strings. Only drafts that turn out to have companions are read again.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from tonelint.checking import entry, together
from tonelint.diagnostic import Checked, Diagnostic
from tonelint.grouping import ladder_key, twin_key
from tonelint.job import Job, context_of, settings_of
from tonelint.message.context import STAGES, Vocabulary
from tonelint.message.draft import Draft
from tonelint.message.inference import understood
from tonelint.message.message import Message
from tonelint.message.spelling import meant_by

_MOST = 12
"""Versions or stages above this number are no set of translations and no series of reminders."""
_NAMED = frozenset({"path", "front matter", "row"})
Reread = Callable[[str], Iterable[object]]
"""The drafts of a file, by its name as shown."""


class Member(NamedTuple):
    """A draft of the run: its file, its name in it, and where it stands in its group."""

    path: str
    draft: str | None
    order: tuple[int, float, int] = (0, 0, 0)


class _Names:
    """The placeholders of one folder: how often each stands, which are known, and the first drafts that have them."""

    def __init__(self) -> None:
        self.times: Counter[str] = Counter()
        self.known: set[str] = set()
        self.where: dict[str, list[Member]] = defaultdict(list)

    def add(self, name: str, known: bool, member: Member) -> None:
        self.times[name] += 1
        if known:
            self.known.add(name)
        if len(self.where[name]) < (1 if known else _MOST):
            self.where[name].append(member)


class Companions:
    """What belongs together among the drafts of one run."""

    def __init__(self, job: Job, words: Vocabulary) -> None:
        self._job = job
        self._words = words
        self._overs = {rule.over for rule in job.book.rules if job.settings.policy.admits(rule)}
        self._groups: dict[tuple[str, str], list[Member]] = defaultdict(list)
        self._codes: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._names: dict[str, _Names] = defaultdict(_Names)
        self._seen = 0

    def add(self, checked: Checked) -> None:
        """Remember a draft by what it may have in common with others."""
        self._seen += 1
        member = Member(checked.path, checked.draft)
        if "twins" in self._overs:
            self._add_twin(member)
        if "ladder" in self._overs:
            self._add_stage(checked, member)
        if "siblings" in self._overs:
            for name, known in checked.placeholders:
                self._names[checked.path.rpartition("/")[0]].add(name, known, member)

    def _add_twin(self, member: Member) -> None:
        key = twin_key(member.path, member.draft)
        if key and key[1] not in self._codes["twins", key[0]]:
            self._codes["twins", key[0]].add(key[1])
            self._groups["twins", key[0]].append(member._replace(order=(0, 0, self._seen)))

    def _add_stage(self, checked: Checked, member: Member) -> None:
        stage = next((each for each in checked.context if each.key == "stage" and each.origin in _NAMED), None)
        account = any(each.key == "account" for each in checked.context)
        key = ladder_key(self._words, checked.path, checked.draft) if stage and not account else None
        if stage and key:
            number = re.search(r"\d+", stage.reason)
            order = (STAGES.index(stage.value), float(number.group()) if number else 0, self._seen)
            self._groups["ladder", key].append(member._replace(order=order))

    def found(self, reread: Reread) -> Iterator[Checked]:
        """What the groups have to answer for, one entry for each draft with findings; files are read again by `reread`."""
        groups = [*self._alike(), *self._misspelt()]
        if not groups:
            return
        wanted = {member[:2] for _, members in groups for member in members}
        messages = dict(self._messages(wanted, reread))
        found: dict[tuple[str, str | None], list[Diagnostic]] = defaultdict(list)
        for over, members in groups:
            known = [messages[member[:2]] for member in members if member[:2] in messages]
            if len(known) == len(members):
                for each in self._judged(over, known):
                    found[each.path, each.draft].append(each)
        for key, diagnostics in sorted(found.items(), key=lambda item: (item[0][0], item[0][1] or "")):
            once = tuple(sorted(dict.fromkeys(diagnostics), key=lambda each: each.range.start.offset))
            yield entry(messages[key], once, self._job.settings)

    def _alike(self) -> Iterator[tuple[str, list[Member]]]:
        for (over, _), members in self._groups.items():
            stages = {member.order[:2] for member in members}
            if 1 < len(members) <= _MOST and (over == "twins" or len(stages) == len(members)):
                yield over, sorted(members, key=lambda member: member.order)

    def _misspelt(self) -> Iterator[tuple[str, list[Member]]]:
        """Each draft with an odd name, and one that has the name which was meant."""
        for names in self._names.values():
            for odd in names.times.keys() - names.known:
                meant = meant_by(odd, names.times, names.known)
                for wrong in names.where[odd] if meant else ():
                    yield "siblings", list(dict.fromkeys((wrong, names.where[meant or ""][0])))

    def _messages(
        self, wanted: set[tuple[str, str | None]], reread: Reread
    ) -> Iterator[tuple[tuple[str, str | None], Message]]:
        for path in sorted({path for path, _ in wanted}):
            for draft in reread(path):
                if isinstance(draft, Draft) and (path, draft.id) in wanted:
                    context = context_of(self._job, draft, self._words, [])
                    yield (path, draft.id), understood(draft, self._job.book.lexicon, context)

    def _judged(self, over: str, messages: Sequence[Message]) -> Iterator[Diagnostic]:
        for each in together(over, messages, self._job.book, self._job.settings):
            draft = next(m.draft for m in messages if (m.draft.source.path, m.draft.id) == (each.path, each.draft))
            rule = self._job.book.rule(each.rule)
            if rule and settings_of(self._job, draft).policy.admits(rule):
                yield each
