"""``tonelint-baseline.json``: the findings of yesterday, each with its reason, so that only new ones are shown.

An entry is keyed by its rule and a hash of its normalised sentence: lines may move, blanks and case may change, a file
may be renamed. It counts how often the sentence stood in each file; one more is a new finding.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from tonelint.diagnostic import Diagnostic
from tonelint.message.draft import Note

_VERSION: Final = 1


class Entry(NamedTuple):
    """One accepted finding: how often it stands in which file, its words for the reader, why, and until when (ISO)."""

    rule: str
    fingerprint: str
    words: str
    paths: Mapping[str, int]
    reason: str
    until: str = ""


class BaselineError(ValueError):
    """A baseline that cannot be read: one line that says what and where."""


class Baseline:
    """A baseline over one run: what it accepts is used up, so that one more of the same is new."""

    def __init__(self, path: Path, entries: Iterable[Entry], today: str) -> None:
        self.path = path
        self.entries = {entry.fingerprint: entry for entry in entries}
        self._today = today
        self._used: Counter[str] = Counter()
        self._left = {fingerprint: Counter(entry.paths) for fingerprint, entry in self.entries.items()}

    def accepts(self, finding: Diagnostic, path: str) -> bool:
        """Whether an entry that has not run out accepts `finding`; of a file that is gone its count is anyone's."""
        entry = self.entries.get(finding.fingerprint)
        if entry is None or entry.rule != finding.rule or self._has_ended(entry):
            return False
        left = self._left[finding.fingerprint]
        gone = (name for name in left if left[name] > 0 and not (self.path.parent / name).exists())
        name = path if left[path] > 0 else next(gone, None)
        if name is None:
            return False
        left[name] -= 1
        self._used[finding.fingerprint] += 1
        return True

    def unused(self) -> list[Entry]:
        """The entries that accepted less than they count."""
        return [e for e in self.entries.values() if self._used[e.fingerprint] < sum(e.paths.values())]

    def used(self) -> list[Entry]:
        """The entries cut down to what they accepted, those that accepted nothing left out."""
        found = []
        for entry in self.entries.values():
            left = self._left[entry.fingerprint]
            paths = {path: number - left[path] for path, number in entry.paths.items() if number > left[path]}
            if paths:
                found.append(entry._replace(paths=paths))
        return found

    def notes(self, whole: bool) -> list[Note]:
        """A word on entries that ran out, and where the `whole` project was checked on those that nothing needs."""
        ended = [e for e in self.entries.values() if self._has_ended(e)]
        found = [Note(self.path.name, None, f"accepting {e.rule} ran out on {e.until}") for e in ended]
        unused = [e for e in self.unused() if e not in ended] if whole else []
        if unused:
            found.append(
                Note(self.path.name, None, f"{len(unused)} entries are no longer needed: tonelint baseline prune")
            )
        return found

    def _has_ended(self, entry: Entry) -> bool:
        return bool(entry.until and self._today > entry.until)


def load(path: Path, today: str) -> Baseline:
    """The baseline in this file. Raises BaselineError."""
    try:
        raw = json.loads(path.read_text("utf-8"))
        if raw["version"] != _VERSION:
            raise BaselineError(f"{path.name}:1: it is version {raw['version']}, and this tonelint reads {_VERSION}")
        return Baseline(path, [_entry(each) for each in raw["accepted"]], today)
    except OSError as error:
        raise BaselineError(f"{path.name}: cannot be read: {(error.strerror or str(error)).lower()}") from error
    except json.JSONDecodeError as error:
        raise BaselineError(f"{path.name}:{error.lineno}: not valid JSON: {error.msg.lower()}") from error
    except (KeyError, TypeError, UnicodeDecodeError) as error:
        raise BaselineError(f"{path.name}:1: not a baseline of tonelint ({error})") from error


def _entry(raw: Any) -> Entry:
    paths = {str(path): int(number) for path, number in raw["paths"].items()}
    return Entry(raw["rule"], raw["fingerprint"], raw["words"], paths, raw["reason"], raw.get("until", ""))


def gathered(findings: Iterable[Diagnostic], reason: str, old: Mapping[str, Entry]) -> list[Entry]:
    """The entries that accept all of `findings`: known ones keep their reason and day, new ones get `reason`."""
    entries: dict[str, Entry] = {}
    for finding in findings:
        known = entries.get(finding.fingerprint) or old.get(finding.fingerprint)
        paths = dict(entries[finding.fingerprint].paths) if finding.fingerprint in entries else {}
        paths[finding.path] = paths.get(finding.path, 0) + 1
        why, until = (known.reason, known.until) if known else (reason, "")
        entries[finding.fingerprint] = Entry(finding.rule, finding.fingerprint, finding.words[:80], paths, why, until)
    return list(entries.values())


def save(path: Path, entries: Iterable[Entry]) -> None:
    """Write the baseline, sorted, an entry a line, so that version control shows what changed. Raises OSError."""
    rows = []
    for entry in sorted(entries, key=lambda e: (min(e.paths, default=""), e.rule, e.fingerprint)):
        raw = {**entry._asdict(), "paths": dict(sorted(entry.paths.items()))}
        rows.append(json.dumps({key: value for key, value in raw.items() if value}, ensure_ascii=False))
    body = ",\n  ".join(rows)
    text = (
        f'{{"version": {_VERSION}, "accepted": [\n  {body}\n]}}\n'
        if rows
        else f'{{"version": {_VERSION}, "accepted": []}}\n'
    )
    draft = path.with_name(f"{path.name}.new")
    draft.write_text(text, "utf-8")
    draft.replace(path)
