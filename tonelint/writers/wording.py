"""What the terminal writers say of one finding: its half line, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tonelint.diagnostic import Checked, Diagnostic, Suggestion

from .clean import for_logs
from .report import Summary, Ui
from .terminal import cells, crop
from .words import EFFECTS, NOTES, ORIGINS, VALUES, Language, count, known, pick, say

_QUOTED = re.compile(r"""^\s*(?:「([^」]*)」|“([^”]*)”|"([^"]*)"|'([^']*)'|‘([^’]*)’)[\s,:，：]*""")

PASTED = frozenset({"-", "<stdin>", "stdin"})
"""The paths of a draft that was typed or piped."""
_HALF_A_LINE = 40


_TONE = frozenset({"submissive", "threatening", "accusatory", "blame-shifting", "false-authority", "third-party"})


def shown(draft: Checked, ui: Ui) -> tuple[Diagnostic, ...]:
    """The findings that this reader asked to see; where the stage is unknown, tone shows however mild it was taken."""
    staged = any(known.key == "stage" for known in draft.context)
    return tuple(
        finding
        for finding in draft.diagnostics
        if ui.infos or finding.severity != "info" or (not staged and finding.fault in _TONE)
    )


def half(finding: Diagnostic) -> str:
    """Why, where it takes no more than half a line; else the message without the words that stand above the carets."""
    if finding.why and cells(finding.why) <= _HALF_A_LINE and "\n" not in finding.why.strip():
        return for_logs(finding.why.strip())
    quoted = _QUOTED.match(finding.message)
    opening = next((group for group in quoted.groups() if group is not None), None) if quoted else None
    return for_logs(finding.message[quoted.end() :] if quoted and opening == finding.words else finding.message)


def quoted(finding: Diagnostic) -> str:
    """The message with the words in it, for a row that shows no line of the draft."""
    if finding.absence or not finding.words or finding.words in finding.message or _QUOTED.match(finding.message):
        return for_logs(finding.message)
    return f"“{crop(for_logs(finding.words), 24)}” {for_logs(finding.message)}"


def better(suggestion: Suggestion, language: Language) -> str:
    """What to write instead, in one line, with a warning where it says more than the draft did."""
    text = suggestion.edits[0].text.strip() if len(suggestion.edits) == 1 else ""
    words = for_logs(text or suggestion.title or pick(language, "删去", "delete"))
    if suggestion.effect == "changes-legal-effect":
        words += pick(language, "（{}）", " ({})").format(say(EFFECTS, suggestion.effect, language))
    return words


def stage(draft: Checked, ui: Ui, *, terse: bool = False, advice: bool = True) -> str:
    """The stage the draft was judged at, how that is known, and (as `advice`) what to say if it is wrong."""
    found, days = known(draft, "stage"), known(draft, "days-overdue") or known(draft, "days_overdue")
    item = days or found
    if item is None:
        unknown = pick(ui.language, "阶段不明", "stage unknown")
        hint = pick(ui.language, "（加 --stage 判得更准）", " (--stage sharpens this)")
        return "" if terse else unknown + hint * advice
    if days and days.value.lstrip("-").isdigit() and int(days.value) > 0 and not terse:
        name = pick(ui.language, f"逾期{days.value}天", f"{count(int(days.value), 'day')} overdue")
    else:
        item = found or item
        name = say(VALUES, item.value, ui.language)
    name = for_logs(name)
    if item.origin == "flag":
        return name
    if item.origin in ORIGINS:
        origin = say(ORIGINS, item.origin, ui.language)
        return name + pick(ui.language, f"（{origin}）", f" ({origin})")
    reason = for_logs(item.reason or item.origin)
    if terse or not advice or not item.reason:
        return name + pick(ui.language, f"（由“{reason}”推得）", f" (from “{reason}”)")
    flag = "--days" if item is days else "--stage"
    return name + pick(
        ui.language, f"（由“{reason}”推得；不对请加 {flag}）", f" (from “{reason}”; if wrong, add {flag})"
    )


def channel(draft: Checked, ui: Ui) -> str:
    """The channel the draft was judged for, or nothing."""
    item = known(draft, "channel")
    return for_logs(say(VALUES, item.value, ui.language)) if item else ""


def verdict(draft: Checked, ui: Ui) -> str:
    """Send it or not, and how much there is to do."""
    loud = [finding for finding in draft.diagnostics if finding.severity != "info"]
    infos = len(draft.diagnostics) - len(loud)
    add = sum(finding.absence for finding in loud)
    change = len(loud) - add
    if not loud:
        quiet = pick(ui.language, "✓ 没有发现问题", "✓ Nothing found")
        return quiet + more_infos(infos, ui)
    zh = "，".join([f"改 {change} 处"] * bool(change) + [f"补 {add} 样"] * bool(add))
    en = ", ".join([f"fix {change}"] * bool(change) + [f"add {add}"] * bool(add))
    if any(finding.severity == "error" for finding in loud):
        return pick(ui.language, f"✗ 先别发：{zh}", f"✗ Don't send it yet: {en}")
    return pick(ui.language, f"△ 改了再发：{zh}", f"△ Better before you send: {en}")


def more_infos(number: int, ui: Ui) -> str:
    """How many infos this reader did not ask to see."""
    if not number or ui.infos:
        return ""
    return pick(ui.language, f"（另有 {number} 条提示，加 --all 看）", f" ({number} more with --all)")


def notes(draft: Checked, ui: Ui) -> Iterable[str]:
    """What is to be known of the draft besides its findings."""
    return (for_logs(say(NOTES, note, ui.language)) for note in draft.notes)


def not_judged(summary: Summary, ui: Ui) -> Iterable[str]:
    """The line that owns up to the rules nobody could ask, and to what could not be read."""
    if summary.skipped:
        rules = len({rule for rule, _, _ in summary.skipped})
        keys = ", ".join(sorted({key for _, key, _ in summary.skipped}))
        yield pick(
            ui.language, f"{rules} 条规则没有判：不知道 {keys}。", f"{count(rules, 'rule')} not judged: {keys} unknown."
        )
    if summary.troubles:
        number = len(summary.troubles)
        yield pick(ui.language, f"{number} 处没有读成。", f"{count(number, 'problem')} kept something from being read.")
    yield from map(for_logs, summary.notes)
