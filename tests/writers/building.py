"""Findings and suggestions as the linter places them, made from words."""

from __future__ import annotations

from tonelint.diagnostic import Change, Cited, Diagnostic, Effect, Related, Severity, Suggestion
from tonelint.text.source import Source
from tonelint.text.span import Span


def whole(source: Source, words: str) -> Span:
    """Where `words` first stand in the file."""
    start = source.text.index(words)
    return Span(start, start + len(words))


def finding(
    source: Source,
    rule: str,
    words: str,
    message: str,
    *,
    severity: Severity = "warning",
    why: str = "对方没有日子可以安排。",
    absence: bool = False,
    suggestions: tuple[Suggestion, ...] = (),
    related: tuple[Related, ...] = (),
    draft: str | None = None,
    shown: str | None = None,
) -> Diagnostic:
    """A finding on `words` of `source`, placed as the linter places it."""
    where = source.range(whole(source, words))
    first = source.line_span(where.start.line).start
    last = source.line_span(where.end.line).end
    return Diagnostic(
        rule=rule,
        fault=rule.partition("/")[0],
        severity=severity,
        confidence=None,
        message=message,
        why=why,
        sources=(Cited("RG96-19", "Regulatory Guide 96", "19", "read"),),
        path=source.path,
        draft=draft,
        range=where,
        words=words if shown is None else shown,
        absence=absence,
        related=related,
        suggestions=suggestions,
        excerpt=source.text[first:last],
        excerpt_offset=first,
        fingerprint=f"{rule}-{len(words):x}",
    )


def instead(source: Source, words: str, text: str, title: str = "", effect: Effect = "tone-only") -> Suggestion:
    """Put `text` in the place of `words`."""
    return Suggestion(title or text, "unsafe", effect, (Change(source.range(whole(source, words)), text),))


def insert(source: Source, after: str, text: str) -> Suggestion:
    """Put `text` in behind `after`."""
    end = whole(source, after).end
    return Suggestion(text.strip(), "shown", "adds-commitment", (Change(source.range(Span(end, end)), text),))
