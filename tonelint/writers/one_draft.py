"""One draft on a terminal: where it stands, the verdict, the words with carets under them, what to add."""

from __future__ import annotations

from collections.abc import Iterator

from tonelint.diagnostic import Checked, Diagnostic

from .clean import for_logs
from .report import Ui
from .terminal import cells, pad, paint, two_ends, window, wrap
from .wording import PASTED, better, channel, half, notes, shown, stage, verdict
from .words import FAULTS, THINGS, absent, pick, say

_CARETS = {"error": "^", "warning": "~", "info": "·"}


def lines(draft: Checked, ui: Ui) -> Iterator[str]:
    """Everything there is to say of `draft`, most urgent first."""
    width = max(min(ui.width, 100), 40)
    findings = shown(draft, ui)
    faults = [finding for finding in findings if not finding.absence]
    gaps = [finding for finding in findings if finding.absence]
    yield " · ".join(filter(None, (_name(draft), channel(draft, ui), stage(draft, ui))))
    yield _verdict(draft, ui)
    yield from notes(draft, ui)
    label = max((cells(say(FAULTS, finding.fault, ui.language)) for finding in faults), default=0)
    seen: set[tuple[int, int]] = set()
    for number, finding in enumerate(faults, 1):
        head = f"  {number:{len(str(len(faults)))}} {pad(say(FAULTS, finding.fault, ui.language), label)}  "
        line = finding.range.start.line, finding.range.end.line
        yield from _brief(head, finding, width, ui) if line in seen else _whole(head, finding, width, ui)
        seen.add(line)
    yield from _states(draft, gaps, width, ui)


def _name(draft: Checked) -> str:
    """The draft's file and place in it, unless it was typed or piped."""
    path = "" if draft.path in PASTED else draft.path
    return for_logs(" ".join(filter(None, (path, draft.draft))))


def _verdict(draft: Checked, ui: Ui) -> str:
    loud = {finding.severity for finding in draft.diagnostics} - {"info"}
    style = "error" if "error" in loud else "warning" if loud else "good"
    return paint(verdict(draft, ui), style, ui.color)


def _whole(head: str, finding: Diagnostic, width: int, ui: Ui) -> Iterator[str]:
    """The line of the draft with carets under the words, why, and the better words with the rule's name."""
    indent = cells(head)
    before, words, after = window(*_line(finding), width - indent)
    yield f"{paint(head, 'strong', ui.color)}{before}{paint(words, finding.severity, ui.color)}{after}"
    under = " " * (indent + cells(before)) + _CARETS[finding.severity] * max(cells(words), 1)
    why = half(finding)
    rule = finding.rule
    if not finding.suggestions and (line := two_ends(f"{under}  {why}", rule, width)):
        yield line
        return
    if cells(under) + 2 + cells(why) <= width:
        yield f"{under}  {why}"
    else:
        yield under
        yield from (" " * indent + line for line in wrap(why, width - indent))
    yield from _instead(finding, indent, width, ui)


def _brief(head: str, finding: Diagnostic, width: int, ui: Ui) -> Iterator[str]:
    """A fault in a line that was shown already: only its words, and all of it in one row where that fits."""
    words = for_logs(finding.words)
    arrow = f"  → {better(finding.suggestions[0], ui.language)}" if finding.suggestions else ""
    for middle in (f"{words}  {half(finding)}{arrow}", f"{words}{arrow}"):
        if line := two_ends(head + middle, finding.rule, width):
            yield line
            return
    indent = cells(head)
    first, *more = wrap(f"{words}  {half(finding)}", width - indent)
    yield head + first
    yield from (" " * indent + line for line in more)
    yield from _instead(finding, indent, width, ui)


def _instead(finding: Diagnostic, indent: int, width: int, ui: Ui) -> Iterator[str]:
    """The arrow with the better words, and the rule's name at the right."""
    blank = " " * indent
    rows = wrap(better(finding.suggestions[0], ui.language), width - indent - 2) if finding.suggestions else []
    rows = [f"{blank}{'→ ' if number == 0 else '  '}{row}" for number, row in enumerate(rows)]
    last = two_ends(rows[-1] if rows else "", finding.rule, width)
    yield from rows[:-1]
    if last is not None:
        yield last
    else:
        yield from [*rows[-1:], finding.rule.rjust(width)]


def _line(finding: Diagnostic) -> tuple[str, str, str]:
    """The part of the draft's line before the words, the words, and the rest."""
    start = max(finding.range.start.offset - finding.excerpt_offset, 0)
    end = max(finding.range.end.offset - finding.excerpt_offset, start)
    first = start - (finding.range.start.column - 1)
    before = finding.excerpt[max(first, 0) : start]
    after = finding.excerpt[end:].splitlines()[:1]
    return for_logs(before), for_logs(finding.excerpt[start:end]), for_logs("".join(after))


def _states(draft: Checked, gaps: list[Diagnostic], width: int, ui: Ui) -> Iterator[str]:
    """What to add, and what the message states already: one row where it fits."""
    names = list(dict.fromkeys(for_logs(absent(finding, ui.language)) for finding in gaps))
    add = pick(ui.language, "  补 ", "  add: ") + " · ".join(names) if names else ""
    have = [item for item in draft.states if item.words is not None]
    lack = [item for item in draft.states if item.words is None and say(THINGS, item.kind, ui.language) not in names]
    signs = [f"{say(THINGS, item.kind, ui.language)} ✓" for item in have]
    signs += [f"{say(THINGS, item.kind, ui.language)} ✗" for item in lack]
    stated = pick(ui.language, "写明了：", "states: ") + " ".join(signs) if draft.asks and signs else ""
    if add and stated and cells(add) + 4 + cells(stated) <= width:
        yield f"{paint(add, 'strong', ui.color)}    {stated}"
        return
    for row in filter(None, (add, f"  {stated}" if stated else "")):
        yield from wrap(row, width) if cells(row) > width else [row]


def shell_word(path: str) -> str:
    """`path` as a shell takes it."""
    from shlex import quote

    return quote(for_logs(path))
