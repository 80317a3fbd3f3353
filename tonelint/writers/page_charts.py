"""The page's small charts, and the filters that the same counts feed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from tonelint.diagnostic import Checked

from .page_draft import stage_of, words
from .report import Ui
from .words import SEVERITIES, VALUES, pick, say

_ROWS = 8
Label = Callable[[str], str]


class Counts:
    """Findings by rule, stage and file, gathered while the drafts go by."""

    def __init__(self) -> None:
        self.by: dict[str, Counter[str]] = {"rule": Counter(), "stage": Counter(), "file": Counter()}

    def add(self, draft: Checked) -> None:
        """Count one draft's findings."""
        number = len(draft.diagnostics)
        self.by["rule"].update(finding.rule for finding in draft.diagnostics)
        self.by["stage"][stage_of(draft)] += number
        self.by["file"][draft.path] += number


def label(field: str, value: str, ui: Ui) -> str:
    """What a counted value is called."""
    if field != "stage":
        return value
    return say(VALUES, value, ui.language) if value else pick(ui.language, "阶段不明", "stage unknown")


def title(field: str, ui: Ui) -> str:
    """What a count is by."""
    names = {"rule": ("规则", "rule"), "stage": ("阶段", "stage"), "file": ("文件", "file")}
    return names[field][ui.language == "en"]


def charts(counts: Counts, ui: Ui) -> str:
    """Three lists with bars; each row is a button that filters."""
    sections = "".join(_chart(field, counter, ui) for field, counter in counts.by.items() if counter)
    return f'<div class="charts">{sections}</div>\n'


def _chart(field: str, counter: Counter[str], ui: Ui) -> str:
    ranked = _ranked(counter)
    most = ranked[0][1]
    rows = "".join(_bar(field, value, number, most, ui) for value, number in ranked[:_ROWS])
    rest = len(ranked) - _ROWS
    more = f"<p><small>{pick(ui.language, f'另有 {rest} 项', f'+{rest} more')}</small></p>" if rest > 0 else ""
    heading = pick(ui.language, f"按{title(field, ui)}", f"By {title(field, ui)}")
    return f"<section><h3>{heading}</h3><ol>{rows}</ol>{more}</section>"


def _bar(field: str, value: str, number: int, most: int, ui: Ui) -> str:
    width = max(1, round(100 * number / most))
    return (
        f'<li><button type="button" data-field="{field}" data-value="{words(value)}">'
        f"<span>{words(label(field, value, ui))}</span><b>{number}</b>"
        '<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="track" width="100" height="4"/><rect width="{width}" height="4"/></svg></button></li>'
    )


def filters(counts: Counts, ui: Ui) -> str:
    """Search, severities, and a list for each count; shown by the script, useless without it."""
    search = pick(ui.language, "搜索草稿", "search drafts")
    lists = "".join(_list(field, counter, ui) for field, counter in counts.by.items())
    shown = pick(ui.language, "显示 # / # 处", "showing # of #")
    reset = pick(ui.language, "清除", "clear")
    return (
        f'<form class="filters" hidden><input type="search" name="seek" placeholder="{search}" aria-label="{search}">'
        f"{_severities(ui)}{lists}"
        f'<button type="reset">{reset}</button> <output data-text="{shown}"></output></form>\n'
    )


def _severities(ui: Ui) -> str:
    checked = {"error": " checked", "warning": " checked", "info": " checked" if ui.infos else ""}
    boxes: Iterable[str] = (
        f'<label><input type="checkbox" name="{severity}"{on}> {say(SEVERITIES, severity, ui.language)}</label>'
        for severity, on in checked.items()
    )
    return "".join(boxes)


def _list(field: str, counter: Counter[str], ui: Ui) -> str:
    name = title(field, ui)
    every = pick(ui.language, f"全部{name}", f"every {name}")
    options = "".join(
        f'<option value="{words(value)}">{words(label(field, value, ui))} ({number})</option>'
        for value, number in _ranked(counter)
        if value
    )
    return f'<select name="{field}" aria-label="{name}"><option value="">{every}</option>{options}</select>'


def _ranked(counter: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counter.items(), key=lambda item: (-item[1], item[0]))
