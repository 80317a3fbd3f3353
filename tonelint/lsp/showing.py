"""Findings as the protocol's diagnostics, and as the words of a hover."""

from __future__ import annotations

import re

from lsprotocol import types

from tonelint.diagnostic import Diagnostic, Suggestion
from tonelint.writers.clean import clean
from tonelint.writers.words import EFFECTS, FAULTS, SEVERITIES, Language, pick, say

from .judging import Judged
from .places import Encoding, Places, shown

SOURCE = "tonelint"
_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~!&])")


def diagnostics(judged: Judged, places: Places, uri: str, infos: bool) -> list[types.Diagnostic]:
    """Everything to underline in one buffer."""
    found = [
        _diagnostic(finding, places.encoding, uri) for finding in judged.findings if infos or finding.severity != "info"
    ]
    for trouble in judged.troubles:
        found.append(fault(places, trouble.line or 1, 1, trouble.message))
    return found


def fault(places: Places, line: int, column: int, message: str) -> types.Diagnostic:
    """What keeps a file from being judged: from a 1-based place to the end of its line."""
    start = types.Position(line - 1, 0)
    words = places.line(line - 1)
    first = places.offset(start) + min(column - 1, len(words))
    end = places.offset(start) + len(words)
    return types.Diagnostic(
        range=types.Range(places.position(first), places.position(max(first, end))),
        message=clean(message),
        severity=types.DiagnosticSeverity.Warning,
        source=SOURCE,
    )


def _diagnostic(finding: Diagnostic, encoding: Encoding, uri: str) -> types.Diagnostic:
    related = [
        types.DiagnosticRelatedInformation(types.Location(uri, shown(other.range, encoding)), clean(other.message))
        for other in finding.related
        if other.path == finding.path
    ]
    return types.Diagnostic(
        range=shown(finding.range, encoding),
        message=clean(finding.message),
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        source=SOURCE,
        related_information=related or None,
        data={"fingerprint": finding.fingerprint},
    )


def hover(findings: tuple[Diagnostic, ...], language: Language, markdown: bool) -> str:
    """What, why, on whose word, and what would be better, for each finding."""
    parts = [_plain_hover(finding, language) for finding in findings]
    if markdown:
        parts = [_markdown_hover(finding, language) for finding in findings]
    return ("\n\n---\n\n" if markdown else "\n\n").join(parts)


def _markdown_hover(finding: Diagnostic, language: Language) -> str:
    lines = [f"**{_escaped(_head(finding, language))}** — {_escaped(finding.message)}"]
    lines += [_escaped(finding.why)] if finding.why else []
    if finding.suggestions:
        better = (f"- {_escaped(title(finding, each, language))}" for each in finding.suggestions)
        lines.append(pick(language, "**可以这样写**", "**Better**") + "\n\n" + "\n".join(better))
    if finding.sources:
        lines.append(f"*{_escaped(_sources(finding, language))}*")
    return "\n\n".join([*lines, f"`{finding.rule}`"])


def _plain_hover(finding: Diagnostic, language: Language) -> str:
    better = (f"- {title(finding, each, language)}" for each in finding.suggestions)
    lines = [f"{_head(finding, language)}: {finding.message}", finding.why, *better, _sources(finding, language)]
    return clean("\n".join(line for line in [*lines, finding.rule] if line), lines=True)


def _head(finding: Diagnostic, language: Language) -> str:
    fault_name = say(FAULTS, finding.fault, language)
    return f"{fault_name}{pick(language, '（{}）', ' ({})').format(say(SEVERITIES, finding.severity, language))}"


def _sources(finding: Diagnostic, language: Language) -> str:
    named = [f"{each.title} {each.section}".strip() for each in finding.sources]
    return pick(language, "依据：", "Source: ") + pick(language, "；", "; ").join(named) if named else ""


def title(finding: Diagnostic, suggestion: Suggestion, language: Language) -> str:
    """A suggestion in one line: what it does, and what to know before it is taken."""
    edits = suggestion.edits
    words = edits[0].text.strip() if len(edits) == 1 else suggestion.title
    inserts = all(edit.range.start.offset == edit.range.end.offset for edit in edits)
    if not words:
        said = pick(language, "删去：{}", "Delete: {}").format(_taken(finding, suggestion))
    elif inserts:
        said = pick(language, "加上：{}", "Add: {}").format(words)
    else:
        said = pick(language, "改成：{}", "Write: {}").format(words)
    return clean(said + _warning(suggestion, language))


def _taken(finding: Diagnostic, suggestion: Suggestion) -> str:
    """The words that a deletion takes out; those of the finding where they lie beyond its lines."""
    edit = suggestion.edits[0].range
    start, end = edit.start.offset - finding.excerpt_offset, edit.end.offset - finding.excerpt_offset
    return finding.excerpt[start:end].strip() if 0 <= start < end <= len(finding.excerpt) else finding.words


def _warning(suggestion: Suggestion, language: Language) -> str:
    notes = []
    if suggestion.applicability == "shown":
        notes.append(pick(language, "空处待填", "fill in the blank"))
    if suggestion.effect in {"adds-commitment", "changes-legal-effect"}:
        notes.append(say(EFFECTS, suggestion.effect, language))
    return pick(language, "（{}）", " ({})").format(pick(language, "；", "; ").join(notes)) if notes else ""


def _escaped(words: str) -> str:
    """Words of a draft or rule as Markdown shows them: no markup, no link, no image comes of them."""
    return _MARKDOWN.sub(r"\\\1", clean(words))
