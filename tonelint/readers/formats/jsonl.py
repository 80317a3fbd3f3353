"""JSON Lines: one message a line, with its context beside it; a broken line costs only itself."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tonelint.message.draft import Draft, Mark, Stated, Trouble
from tonelint.readers.candidates import IsMessage
from tonelint.readers.jsontext import Value, escape, string_runs, string_value, values
from tonelint.readers.weave import Run, Woven, weave
from tonelint.text.source import Source
from tonelint.text.span import Span

SUFFIXES = (".jsonl", ".ndjson")

TEXT_KEYS = ("text", "body", "message", "content", "短信内容", "话术", "正文", "内容")
SUBJECT_KEYS = ("subject", "主题", "主題", "主旨")


def drafts(source: Source, is_message: IsMessage) -> Iterator[Draft | Trouble]:
    """The draft of every line, as the lines come; an empty line is nothing."""
    text, start, number = source.text, 0, 0
    while start < len(text):
        newline = text.find("\n", start)
        end = len(text) if newline < 0 else newline
        number += 1
        line = text[start:end]
        if line.strip():
            yield _draft(source, line, start, number)
        start = end + 1


def _draft(source: Source, line: str, start: int, number: int) -> Draft | Trouble:
    try:
        row = json.loads(line)
    except RecursionError:
        return Trouble(source.path, number, "broken JSON: nested too deeply")
    except ValueError as error:
        return Trouble(source.path, number, f"broken JSON: {getattr(error, 'msg', error)}")
    if not isinstance(row, dict):
        return Trouble(source.path, number, "expected an object with a text, body, message or content")
    body_key = next((key for key in TEXT_KEYS if isinstance(row.get(key), str)), None)
    if body_key is None:
        return Trouble(source.path, number, "no text, body, message or content in this line")
    subject_key = next((key for key in SUBJECT_KEYS if row.get(key) and isinstance(row[key], str)), None)
    found = {value.keys[0]: value for value in values(line) if len(value.keys) == 1}
    subject_at = found[subject_key] if subject_key else None
    woven, marks = _words(line, start, found[body_key], subject_at)
    stated = tuple(
        Stated(str(key), string_value(line[slice(*value.span)]), value.span.start + start, "row")
        for key, value in found.items()
        if key not in (body_key, subject_key, "id") and line[slice(*value.span)] != "null"
    )
    name = str(row["id"]) if isinstance(row.get("id"), str | int) else f"line {number}"
    return Draft(woven.text, source, name, woven.pieces, stated, marks, escape=escape)


def _words(line: str, start: int, body: Value, subject: Value | None) -> tuple[Woven, tuple[Mark, ...]]:
    runs = list(_moved(line, body, start))
    if subject is None:
        return weave(runs), ()
    head = weave(_moved(line, subject, start))
    ends = start + subject.span.end
    whole = weave([*_moved(line, subject, start), Run("\n", ends, ends), *runs])
    return whole, (Mark("subject", Span(0, len(head.text))),)


def _moved(line: str, value: Value, by: int) -> Iterator[Run]:
    if "\\" not in line:
        return iter([Run(line[slice(*value.span)], value.span.start + by, value.span.end + by)])
    return (Run(words, first + by, last + by) for words, first, last in string_runs(line, *value.span))
