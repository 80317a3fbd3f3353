"""What changed since an earlier report: findings that are new, fixed, or the same."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tonelint.diagnostic import Checked, Diagnostic

from .report import Ui
from .words import pick


class Past(NamedTuple):
    """A finding of an earlier report, as far as it is needed to know it again and to name it."""

    path: str
    draft: str | None
    rule: str
    words: str
    fingerprint: str


class Difference(NamedTuple):
    """Two reports set against each other."""

    new: tuple[Diagnostic, ...]
    fixed: tuple[Past, ...]
    same: tuple[Diagnostic, ...]


def recorded(report: str) -> tuple[Past, ...]:
    """The findings of a report in our JSON. Raises ValueError, in words for the user, for anything else."""
    try:
        data = json.loads(report.removeprefix("\ufeff"))
        if data["version"] != 1:
            raise ValueError(f"it is version {data['version']}, and this tonelint reads version 1")
        return tuple(
            Past(item["path"], item["draft"], item["rule"], item["text"], item["fingerprint"])
            for item in data["diagnostics"]
        )
    except (KeyError, TypeError, json.JSONDecodeError) as error:
        raise ValueError("it is no report of tonelint check --format json") from error


def compare(old: Iterable[Past], new: Iterable[Diagnostic]) -> Difference:
    """New, fixed and same findings.

    A sentence that fails twice and failed once before is new once; a file that moved is no news.
    """
    past = tuple(old)
    left = Counter(item.fingerprint for item in past)
    fresh: list[Diagnostic] = []
    same: list[Diagnostic] = []
    for finding in new:
        key = finding.fingerprint
        (same if left[key] > 0 else fresh).append(finding)
        left[key] -= 1
    return Difference(tuple(fresh), tuple(_fixed(past, left)), tuple(same))


def only_new(results: Iterable[Checked], old: Iterable[Past]) -> Iterator[Checked]:
    """The same drafts with only those findings that the earlier report does not hold: writers and exit code follow."""
    left = Counter(item.fingerprint for item in old)
    for draft in results:
        fresh = []
        for finding in draft.diagnostics:
            key = finding.fingerprint
            if left[key] <= 0:
                fresh.append(finding)
            left[key] -= 1
        yield draft._replace(diagnostics=tuple(fresh))


def said(difference: Difference, ui: Ui) -> str:
    """The difference in one line."""
    new, fixed, same = map(len, difference)
    return pick(
        ui.language, f"新增 {new} 处 · 改好 {fixed} 处 · 未变 {same} 处", f"{new} new · {fixed} fixed · {same} same"
    )


def _fixed(past: tuple[Past, ...], left: Counter[str]) -> Iterator[Past]:
    """The earlier findings that met no new one; of equal ones the last are taken for fixed."""
    rest = Counter({key: number for key, number in left.items() if number > 0})
    kept = []
    for item in reversed(past):
        if rest[item.fingerprint] > 0:
            rest[item.fingerprint] -= 1
            kept.append(item)
    return reversed(kept)
