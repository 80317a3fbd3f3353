"""``tonelint explain``: why each finding fired, and each near miss did not."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from tonelint.cli import screen
from tonelint.cli.options import asked, job, judging
from tonelint.explaining import clauses, facts, near_misses, resemblance, words
from tonelint.job import Job, context_of, vocabulary
from tonelint.linter import Finding, lint
from tonelint.message.draft import Draft, Note, Trouble
from tonelint.message.message import Message
from tonelint.readers import read
from tonelint.readers.walk import load
from tonelint.writers.clean import for_logs


@click.command("explain")
@click.argument("path")
@judging
@click.option("--tokens", is_flag=True, help="Show how every clause was cut into words.")
def command(path: str, tokens: bool, **options: Any) -> None:
    """Show what was seen of every draft in a file (- for standard input): context, facts, clauses, findings, near misses."""
    work = job(asked(options))
    data = sys.stdin.buffer.read() if path == "-" else load(Path(path))
    if not isinstance(data, bytes):
        screen.tell(f"{data.path}: {data.message}")
        sys.exit(2)
    failed = False
    for each in read(path, data, locale=work.locale):
        if isinstance(each, Draft):
            for line in _lines(each, work, tokens):
                sys.stdout.write(f"{for_logs(line)}\n")
        elif isinstance(each, Trouble):
            failed = True
            screen.tell_troubles([each])
        elif isinstance(each, Note):
            screen.tell(f"{each.path}: {each.message}")
    sys.exit(2 if failed else 0)


def _lines(draft: Draft, work: Job, tokens: bool) -> Iterator[str]:
    troubles: list[Trouble] = []
    message = Message(draft, work.book.lexicon, context_of(work, draft, vocabulary(work.book), troubles))
    yield f"# {draft.source.path}{f' {draft.id}' if draft.id else ''} ({message.language})"
    yield from (f"! {trouble.message}" for trouble in troubles)
    yield "context:"
    for key, value in message.context.items():
        yield f"  {key} = {value.word} ({value.origin}{f': {value.reason}' if value.reason else ''})"
    yield "facts:"
    for kind, span, said in facts(message):
        yield f"  {_at(draft, span)} {kind}: {span.of(draft.text)!r}{f' = {said}' if said else ''}"
    yield "clauses:"
    for span, role, asks in clauses(message):
        if span.of(draft.text).strip():
            yield f"  {_at(draft, span)} {role}{' (the ask)' if asks else ''}: {span.of(draft.text).strip()!r}"
            if tokens:
                yield f"      {' | '.join(words(message, span))}"
    yield "findings:"
    for finding in lint(message, work.book, work.settings.policy).findings:
        span = message.place(finding.match.span)
        yield f"  {_at(draft, span)} {finding.severity} {finding.rule.id}: {span.of(draft.text)!r}"
        yield from _likeness(draft, message, finding)
    yield "near misses:"
    for near in near_misses(message, work.book, work.settings.policy):
        yield f"  {_at(draft, near.span)} {near.rule}: {near.span.of(draft.text)!r}: {near.because}"


def _likeness(draft: Draft, message: Message, finding: Finding) -> Iterator[str]:
    like = resemblance(message, finding)
    if like:
        yield f"      confidence {like.confidence:.2f}"
        yield f"      weighed most: {', '.join(repr(span.of(draft.text)) for span in like.words)}"
        yield from (f"      reads like: {example!r}" for example in like.examples)


def _at(draft: Draft, span: Any) -> str:
    position = draft.source.position(draft.place(span).start)
    return f"{position.line}:{position.column}"
