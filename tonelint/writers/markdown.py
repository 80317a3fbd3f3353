"""A comment on a pull request: the verdict, and a table of findings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tonelint.diagnostic import SEVERITIES as ORDER
from tonelint.diagnostic import Checked, Diagnostic

from .clean import clean
from .report import Summary, Ui
from .table import instead
from .words import FAULTS, count, pick, say

_ROWS = 60
_LENGTH = 160
_SIGNS = {"error": "❌", "warning": "⚠️", "info": "💡"}
_SPECIAL = re.compile(r"[\\`*_{}\[\]()!|~<>&]")


def write(results: Iterator[Checked], summary: Callable[[], Summary], ui: Ui) -> Iterator[str]:
    """Errors first; a comment holds about sixty rows, the rest is counted."""
    found = [finding for draft in results for finding in draft.diagnostics if ui.infos or finding.severity != "info"]
    found.sort(key=lambda finding: ORDER.index(finding.severity))
    total = summary()
    drafts = total.drafts
    if not found:
        quiet = pick(ui.language, f"查了 {drafts} 份草稿，没有发现问题。", f"No findings in {count(drafts, 'draft')}.")
        yield f"**tonelint** {quiet}\n"
    else:
        zh = f"{drafts} 份草稿里找到 {len(found)} 处"
        en = f"{count(len(found), 'finding')} in {count(drafts, 'draft')}"
        yield f"**tonelint** {pick(ui.language, zh, en)}\n\n"
        yield pick(ui.language, "| | 位置 | 问题 | 可以这样写 | 规则 |\n", "| | where | what | instead | rule |\n")
        yield "|---|---|---|---|---|\n"
        yield from (_row(finding, ui) for finding in found[:_ROWS])
    if len(found) > _ROWS:
        more = len(found) - _ROWS
        yield f"\n{pick(ui.language, f'另有 {more} 处', f'+{more} more')}\n"
    for trouble in total.troubles:
        yield f"\n- ❗ {escape(trouble.path)}:{trouble.line or 1} {escape(trouble.message)}\n"


def _row(finding: Diagnostic, ui: Ui) -> str:
    start = finding.range.start
    where = f"{escape(finding.path)}:{start.line}:{start.column}"
    words = "" if finding.absence else f"“{escape(finding.words)}” "
    what = f"**{say(FAULTS, finding.fault, ui.language)}** {words}{escape(finding.message)}"
    cells = (_SIGNS[finding.severity], where, what, escape(instead(finding).strip()), f"`{finding.rule}`")
    return f"| {' | '.join(cells)} |\n"


def escape(text: str) -> str:
    """`text` as words: no markup, no table cell, no mention of a person, no number of an issue."""
    shown = clean(text)
    shown = shown if len(shown) <= _LENGTH else shown[: _LENGTH - 1] + "…"
    shown = _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", shown)
    return re.sub(r"(?<!&)[@#](?=\w)", "\\g<0>\u200b", shown)
