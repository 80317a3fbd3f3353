"""Suggestions put into a file until none is left: on its bytes, so that nothing but the edits can change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from tonelint.diagnostic import SEVERITIES, Applicability, Change, Checked, Diagnostic, Suggestion

Judge = Callable[[bytes], tuple[Checked, ...]]
"""Reads a file's bytes and judges every draft in it."""
Admits = Callable[[Diagnostic, Suggestion], bool]
"""Whether a suggestion may be put in: by its applicability, or because a person said yes."""
Encode = Callable[[str], bytes]
"""Words as the file stores them, without a byte order mark. Raises UnicodeEncodeError."""


class Applied(NamedTuple):
    """One suggestion that was put in, and the finding that it answers."""

    finding: Diagnostic
    suggestion: Suggestion


class Fixed(NamedTuple):
    """A file after its fixes: its bytes, what was put in, and the judgement of what is left."""

    data: bytes
    applied: tuple[Applied, ...]
    left: tuple[Checked, ...]


def by_applicability(*allowed: Applicability) -> Admits:
    """Admits suggestions of these kinds: ``safe`` for --fix, ``safe`` and ``unsafe`` for --unsafe-fixes."""
    return lambda _finding, suggestion: suggestion.applicability in allowed


def fix(data: bytes, judge: Judge, encode: Encode, admits: Admits) -> Fixed:
    """`data` with every admitted suggestion put in, again and again until none helps.

    A step is taken only if what is left is quieter (see `loudness`), so this ends, and fixing the result changes nothing.
    """
    checked = judge(data)
    applied: list[Applied] = []
    while True:
        step = _step(data, checked, judge, encode, admits)
        if step is None:
            return Fixed(data, tuple(applied), checked)
        data, checked, taken = step
        applied += taken


def _step(
    data: bytes, checked: tuple[Checked, ...], judge: Judge, encode: Encode, admits: Admits
) -> tuple[bytes, tuple[Checked, ...], tuple[Applied, ...]] | None:
    """All suggestions at once that do not touch each other; where that does not help, the first single one that does."""
    offered = _offered(checked, admits)
    together = _apart(offered)
    attempts = [together, *((each,) for each in offered if (each,) != together)] if together else []
    for attempt in attempts:
        try:
            after = rewritten(data, [change for each in attempt for change in each.suggestion.edits], encode)
        except UnicodeEncodeError:
            continue
        if after == data:
            continue
        judged = judge(after)
        if loudness(judged) < loudness(checked):
            return after, judged, tuple(attempt)
    return None


def loudness(checked: Iterable[Checked]) -> tuple[int, ...]:
    """How many errors, warnings and infos there are: what every step makes less, in this order."""
    counts = Counter(finding.severity for each in checked for finding in each.diagnostics)
    return tuple(counts[severity] for severity in SEVERITIES)


def _offered(checked: Iterable[Checked], admits: Admits) -> list[Applied]:
    """For every finding the first suggestion that may be put in; what is only an info changes no words."""
    found: list[Applied] = []
    for each in checked:
        for finding in each.diagnostics:
            ready = (s for s in finding.suggestions if s.edits and s.applicability != "shown")
            kinds = (s for s in ready if s.applicability == "safe" or finding.severity != "info")
            suggestion = next((s for s in kinds if admits(finding, s)), None)
            if suggestion:
                found.append(Applied(finding, suggestion))
    return found


def _apart(offered: Sequence[Applied]) -> tuple[Applied, ...]:
    """The suggestions, loudest findings first, whose edits touch no earlier one's and do not say the same again."""
    taken: list[tuple[int, int]] = []
    said: set[str] = set()
    kept: list[Applied] = []
    for each in sorted(offered, key=lambda a: (SEVERITIES.index(a.finding.severity), a.finding.range.start.byte_offset)):
        reach = [bytes_of(change) for change in each.suggestion.edits]
        words = {change.text.strip() for change in each.suggestion.edits} - {""}
        apart = not any(start <= end2 and start2 <= end for start, end in reach for start2, end2 in taken)
        if apart and not (words & said):
            taken += reach
            said |= words
            kept.append(each)
    return tuple(kept)


def bytes_of(change: Change) -> tuple[int, int]:
    """The bytes of the file that a change replaces."""
    return change.range.start.byte_offset, change.range.end.byte_offset


def rewritten(data: bytes, changes: Iterable[Change], encode: Encode) -> bytes:
    """`data` with `changes` made, which do not overlap. Raises UnicodeEncodeError where the charset lacks a letter."""
    for change in sorted(changes, key=bytes_of, reverse=True):
        start, end = bytes_of(change)
        data = data[:start] + encode(change.text) + data[end:]
    return data


def diff(path: str, before: str, after: str) -> str:
    """What changed, as a unified diff."""
    from difflib import unified_diff

    lines = unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), f"a/{path}", f"b/{path}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
