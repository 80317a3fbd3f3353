"""A run over many drafts on a terminal: the total, then for every draft its stage and one row a finding."""

from __future__ import annotations

from collections.abc import Iterator

from tonelint.diagnostic import SEVERITIES as ORDER
from tonelint.diagnostic import Checked, Diagnostic, Suggestion

from .clean import for_logs
from .report import Summary, Ui
from .terminal import cells, pad, paint, two_ends, wrap
from .wording import better, channel, more_infos, notes, quoted, shown, stage
from .words import SEVERITIES, absent, count, joined, known, pick, say


def header(drafts: list[Checked], summary: Summary, ui: Ui) -> Iterator[str]:
    """What the whole run found."""
    languages = sorted({item.value for draft in drafts if (item := known(draft, "language"))})
    packs = [pick(ui.language, f"规则包 {pack}", f"pack {pack}") for pack in summary.packs]
    about = joined([*languages, *packs], ui.language)
    name = "tonelint" + (pick(ui.language, f"（{about}）", f" ({about})") if about else "")
    total = sum(number for severity, number in summary.counts.items() if ui.infos or severity != "info")
    block = summary.counts.get("error", 0)
    more = more_infos(summary.counts.get("info", 0), ui)
    if not total:
        zh, en = f"查了 {summary.drafts} 份草稿，没有发现问题", f"no findings in {count(summary.drafts, 'draft')}"
        yield f"{name}{pick(ui.language, '：' + zh, ': ' + en)}{more}"
        return
    zh = f"{summary.drafts} 份草稿里找到 {total} 处" + (f"，{block} 处不改别发" if block else "")
    en = f"{count(total, 'finding')} in {count(summary.drafts, 'draft')}"
    en += f", {block} {'blocks' if block == 1 else 'block'}" if block else ""
    yield paint(f"{name}{pick(ui.language, '：' + zh, ': ' + en)}{more}", "error" if block else "warning", ui.color)


def lines(draft: Checked, ui: Ui) -> Iterator[str]:
    """One draft of many: its place and stage, then its findings."""
    width = max(min(ui.width, 100), 40)
    findings = shown(draft, ui)
    name = for_logs(f"{draft.path} {draft.draft}" if draft.draft else draft.path)
    about = joined(filter(None, (stage(draft, ui, terse=True), channel(draft, ui))), ui.language)
    yield f"{paint(name, 'strong', ui.color)}   {about}".rstrip()
    yield from (f"  {note}" for note in notes(draft, ui))
    gaps = [finding for finding in findings if finding.absence]
    rows = [[finding] for finding in findings if not finding.absence]
    if gaps:
        rows.append(sorted(gaps, key=lambda finding: ORDER.index(finding.severity)))
    rows.sort(key=lambda row: row[0].range.start.offset)
    place = max((len(_place(row[0])) for row in rows), default=0)
    for row in rows:
        yield from _row(row, place, width, ui)


def _row(findings: list[Diagnostic], place: int, width: int, ui: Ui) -> Iterator[str]:
    """Where, how bad, what and which rule; then what to write there. More than one finding are absences."""
    first = findings[0]
    severity = pad(say(SEVERITIES, first.severity, ui.language), 5 if ui.language == "en" else 4)
    head = f"  {_place(first).rjust(place)}  {paint(severity, first.severity, ui.color)}  "
    indent = place + 4 + cells(severity) + 2
    if len(findings) == 1:
        message, rule = quoted(first), first.rule
    else:
        message = pick(ui.language, "缺 ", "missing: ") + " · ".join(
            absent(finding, ui.language) for finding in findings
        )
        rule = f"{first.rule} +{len(findings) - 1}"
    *rows, last = wrap(for_logs(message), width - indent)
    begin = [head, *[" " * indent] * len(rows)]
    yield from (start + row for start, row in zip(begin, rows, strict=False))
    room = width - indent
    whole = two_ends(last, rule, room)
    if whole is None:
        yield begin[-1] + last
        yield rule.rjust(width)
    else:
        yield begin[-1] + whole
    for finding in findings:
        yield from _instead(finding, place, width, ui)


def _instead(finding: Diagnostic, place: int, width: int, ui: Ui) -> Iterator[str]:
    """The first suggestion: added (+), taken away (-) or put in place of the words (→)."""
    if not finding.suggestions:
        return
    suggestion = finding.suggestions[0]
    sign, text = _change(suggestion, ui)
    blank = " " * (place + 4)
    first, *more = wrap(text, width - len(blank) - 2)
    yield f"{blank}{paint(sign, 'good', ui.color)} {first}"
    yield from (f"{blank}  {row}" for row in more)


def _change(suggestion: Suggestion, ui: Ui) -> tuple[str, str]:
    text = better(suggestion, ui.language)
    edit = suggestion.edits[0] if len(suggestion.edits) == 1 else None
    if edit is None:
        return "→", text
    at = edit.range.start
    if edit.range.start.offset != edit.range.end.offset:
        return ("→", text) if edit.text.strip() else ("-", for_logs(suggestion.title) or text)
    if edit.text.startswith(("\n", "\r")) or (at.column == 1 and at.line > 1):
        line = at.line if at.column > 1 else at.line - 1
        return "+", pick(ui.language, f"第 {line} 行后：{text}", f"after line {line}: {text}")
    return "+", pick(ui.language, f"{at.line}:{at.column} 处：{text}", f"at {at.line}:{at.column}: {text}")


def _place(finding: Diagnostic) -> str:
    return f"{finding.range.start.line}:{finding.range.start.column}"
