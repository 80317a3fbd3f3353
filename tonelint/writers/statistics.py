"""How many findings there are by rule, by stage, by language and by file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice

from tonelint.diagnostic import Checked

from .clean import for_logs
from .report import Summary, Ui
from .terminal import cells, pad
from .words import VALUES, count, known, pick, say

_FILES = 20


def write(results: Iterator[Checked], summary: Callable[[], Summary], ui: Ui) -> Iterator[str]:
    """Four small tables, the largest numbers first."""
    tables = tally(results, ui)
    titles = pick(ui.language, "按规则 按阶段 按语言 按文件", "rule stage language file").split()
    total = sum(tables[0].values())
    drafts = summary().drafts
    zh, en = f"{drafts} 份草稿里找到 {total} 处", f"{count(total, 'finding')} in {count(drafts, 'draft')}"
    yield f"{pick(ui.language, zh, en)}\n"
    for title, table in zip(titles, tables, strict=True):
        if table:
            yield f"\n{title}\n"
            yield from _rows(table, ui)


def tally(results: Iterator[Checked], ui: Ui) -> tuple[Counter[str], Counter[str], Counter[str], Counter[str]]:
    """Findings by rule, stage, language and file; infos only where they show."""
    rules: Counter[str] = Counter()
    stages: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    files: Counter[str] = Counter()
    for draft in results:
        shown = [finding.rule for finding in draft.diagnostics if ui.infos or finding.severity != "info"]
        if shown:
            rules.update(shown)
            stages[_value(draft, "stage", ui)] += len(shown)
            languages[_value(draft, "language", ui)] += len(shown)
            files[draft.path] += len(shown)
    return rules, stages, languages, files


def _value(draft: Checked, key: str, ui: Ui) -> str:
    item = known(draft, key)
    return say(VALUES, item.value, ui.language) if item else pick(ui.language, "不明", "unknown")


def _rows(table: Counter[str], ui: Ui) -> Iterator[str]:
    ranked = sorted(table.items(), key=lambda item: (-item[1], item[0]))
    top = list(islice(ranked, _FILES))
    width = max(cells(for_logs(name)) for name, _ in top)
    digits = len(str(top[0][1]))
    for name, number in top:
        bar = "█" * max(1, round(20 * number / top[0][1]))
        yield f"  {number:{digits}}  {pad(for_logs(name), width)}  {bar}\n"
    if len(ranked) > _FILES:
        more = len(ranked) - _FILES
        yield f"  {pick(ui.language, f'另有 {more} 项', f'+{more} more')}\n"
