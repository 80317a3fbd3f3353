"""One line a finding, for people who grep and editors that parse: ``path:line:column: severity rule message [*]``."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tonelint.diagnostic import Checked, Diagnostic

from .clean import for_logs
from .report import Summary, Ui
from .terminal import paint
from .wording import more_infos, quoted, shown
from .words import count, joined, pick


def write(results: Iterator[Checked], summary: Callable[[], Summary], ui: Ui) -> Iterator[str]:
    """Every finding as it comes, then the counts."""
    fixable = 0
    for draft in results:
        for finding in shown(draft, ui):
            fixable += _fixable(finding)
            yield _line(finding, ui)
    yield from (f"{line}\n" for line in _tail(summary(), fixable, ui))


def _line(finding: Diagnostic, ui: Ui) -> str:
    start = finding.range.start
    place = paint(f"{for_logs(finding.path)}:{start.line}:{start.column}:", "strong", ui.color)
    severity = paint(finding.severity, finding.severity, ui.color)
    mark = " [*]" if _fixable(finding) else ""
    return f"{place} {severity} {finding.rule} {quoted(finding)}{mark}\n"


def _fixable(finding: Diagnostic) -> bool:
    return any(suggestion.applicability == "safe" for suggestion in finding.suggestions)


def _tail(summary: Summary, fixable: int, ui: Ui) -> Iterator[str]:
    counts = {
        severity: number for severity, number in summary.counts.items() if number and (ui.infos or severity != "info")
    }
    total = sum(counts.values())
    more = more_infos(summary.counts.get("info", 0), ui)
    drafts = count(summary.drafts, "draft")
    if not total:
        zh, en = f"查了 {summary.drafts} 份草稿，没有发现问题{more}。", f"No findings in {drafts}{more}."
        yield pick(ui.language, zh, en)
        return
    nouns = {"error": "个错误", "warning": "个警告", "info": "条提示"}
    zh = joined((f"{number} {nouns[severity]}" for severity, number in counts.items()), "zh")
    en = joined((count(number, severity) for severity, number in counts.items()), "en")
    yield pick(
        ui.language,
        f"{summary.drafts} 份草稿里找到 {total} 处：{zh}{more}。",
        f"Found {count(total, 'finding')} in {drafts}: {en}{more}.",
    )
    if fixable:
        yield pick(ui.language, f"[*] {fixable} 处可用 --fix 改好。", f"[*] {fixable} fixable with --fix.")
