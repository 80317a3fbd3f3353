"""The strings of a JSON text with their key paths and places; the text must have been found to be valid before."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from tonelint.text.span import Span

from .weave import Run, plain

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')
_ESCAPE = re.compile(r"(?:\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u[0-9a-fA-F]{4}|\\.")


class Value(NamedTuple):
    """One string, number or word of JSON: the keys that lead to it and its place (of a string: without the quotes)."""

    keys: tuple[str | int, ...]
    span: Span
    is_string: bool


def values(text: str, start: int = 0, end: int | None = None) -> Iterator[Value]:
    """Every string and number of the valid JSON between `start` and `end`, in order."""
    keys: list[str | int] = []
    awaits_key = False
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        part = match.group()
        if part in "{[":
            awaits_key = part == "{"
            keys.append("" if awaits_key else 0)
        elif part in "}]":
            keys.pop()
            awaits_key = False
        elif part == ",":
            last = keys[-1]
            awaits_key = isinstance(last, str)
            keys[-1] = last + 1 if isinstance(last, int) else last
        elif part == ":":
            awaits_key = False
        elif awaits_key:
            keys[-1] = string_value(part[1:-1])
        else:
            quote = part[0] == '"'
            yield Value(tuple(keys), Span(match.start() + quote, match.end() - quote), quote)


def string_value(inside: str) -> str:
    """What the inside of a JSON string says; lone surrogates become U+FFFD."""
    return "".join(run.words for run in string_runs(inside, 0, len(inside))) if "\\" in inside else inside


def string_runs(text: str, start: int, end: int) -> Iterator[Run]:
    """The runs of a JSON string's inside: each escape (a pair of surrogates is one) says its letter."""
    at = start
    for match in _ESCAPE.finditer(text, start, end):
        if match.start() > at:
            yield plain(text, at, match.start())
        at = match.end()
        yield Run(_letter(match.group()), match.start(), at)
    if at < end:
        yield plain(text, at, end)


def _letter(escape: str) -> str:
    said: str = json.loads(f'"{escape}"')
    return "\ufffd" if len(said) == 1 and "\ud800" <= said <= "\udfff" else said


def escape(words: str) -> str:
    """`words` as the inside of a JSON string; letters outside ASCII stay as they are."""
    return json.dumps(words, ensure_ascii=False)[1:-1]
