"""Findings that the house has decided to live with: in front matter and in the configuration, each with its reason.

None of it stands in the message: the debtor must never read a linter's comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from tonelint.config import Suppression
from tonelint.diagnostic import Checked, Diagnostic
from tonelint.message.draft import Draft, Note, Trouble

_KEY = re.compile(r"tonelint[.\-_]ignore(?:\[\d+\])?")
_ENTRY = re.compile(r"([a-z][\w\-/]*)(?:\s*(?:[:：]|--|—)\s*(.+))?", re.DOTALL)
_UNTIL = re.compile(r"\s*[(（]?until (\d{4}-\d\d-\d\d)[)）]?\s*$")


class Ignore(NamedTuple):
    """One rule (or fault) that a draft's front matter accepts, why, and until when (ISO day, or '')."""

    rule: str
    reason: str
    until: str
    line: int


def ignores(draft: Draft) -> list[Ignore | Trouble]:
    """What the front matter of `draft` accepts: ``tonelint-ignore: "submissive/no-rush: agreed with the client"``."""
    found: list[Ignore | Trouble] = []
    for each in draft.stated:
        if not _KEY.fullmatch(each.key):
            continue
        line = draft.source.line_of(each.offset)
        entry = _ENTRY.fullmatch(each.value.strip())
        if entry is None or not entry[2]:
            wanted = '"submissive/no-rush: agreed with the client"'
            found.append(Trouble(draft.source.path, line, f"an accepted rule needs its reason: {each.key}: {wanted}"))
            continue
        until = _UNTIL.search(entry[2])
        found.append(Ignore(entry[1], _UNTIL.sub("", entry[2]), until[1] if until else "", line))
    return found


def covers(rule: str, finding: Diagnostic) -> bool:
    """Whether `rule` (an id or a fault) names the rule of `finding`."""
    return finding.rule == rule or finding.rule.startswith(rule.rstrip("/") + "/")


def without(checked: Checked, accepted: Iterable[Ignore], today: str) -> tuple[Checked, list[Note]]:
    """The draft without the findings that it accepts, and a note for each acceptance that is unused or has run out."""
    notes: list[Note] = []
    kept = checked.diagnostics
    for each in accepted:
        if each.until and today > each.until:
            notes.append(Note(checked.path, each.line, f"accepting {each.rule} ran out on {each.until}"))
            continue
        left = tuple(finding for finding in kept if not covers(each.rule, finding))
        if len(left) == len(kept):
            notes.append(Note(checked.path, each.line, f"accepting {each.rule} is unused: nothing to accept"))
        kept = left
    return checked._replace(diagnostics=kept), notes


class Suppressions:
    """The configuration's ``[[suppress]]`` entries over one run; it counts their use."""

    def __init__(self, config: str, entries: Iterable[Suppression], today: str) -> None:
        self._config = config
        self._today = today
        self._uses = dict.fromkeys(entries, 0)

    def accepts(self, finding: Diagnostic, path: str) -> bool:
        """Whether an entry that has not run out accepts `finding` in the file `path` (relative to the configuration)."""
        for entry in self._uses:
            if self._has_ended(entry) or not _fits(entry, finding, path):
                continue
            self._uses[entry] += 1
            return True
        return False

    def notes(self, whole: bool) -> list[Note]:
        """A word on each entry that has run out, or (where the `whole` project was checked) was not used."""
        found = []
        for entry, uses in self._uses.items():
            if self._has_ended(entry):
                found.append(Note(self._config, entry.line, f"accepting {entry.rule} ran out on {entry.until}"))
            elif whole and not uses:
                found.append(Note(self._config, entry.line, f"accepting {entry.rule} is unused: remove it"))
        return found

    def _has_ended(self, entry: Suppression) -> bool:
        return bool(entry.until and self._today > entry.until)


def _fits(entry: Suppression, finding: Diagnostic, path: str) -> bool:
    if not covers(entry.rule, finding) or (entry.text and entry.text not in finding.words):
        return False
    if entry.fingerprint and entry.fingerprint != finding.fingerprint:
        return False
    if not entry.path:
        return True
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines([entry.path]).match_file(path)
