"""Setting a draft's stage where the draft says it: in its front matter."""

from __future__ import annotations

import re
from typing import NamedTuple

from tonelint.message.context import Vocabulary
from tonelint.readers.front_matter import front_matter
from tonelint.readers.names import format_of
from tonelint.text.source import Source
from tonelint.text.span import Span

_FORMATS = frozenset({"plain", "markdown", "html"})
_VALUE = re.compile(r"[^\r\n]*?(?=[ \t]*(?:#[^\r\n]*)?(?:[\r\n]|\Z))")


class Put(NamedTuple):
    """Words that take the place of a span of the text."""

    span: Span
    text: str


def head(text: str, path: str) -> Span:
    """Where the front matter stands, marks included; empty where there is none."""
    return Span(0, front_matter(Source(path, text)).end) if text.startswith("---") else Span(0, 0)


def may_have(path: str) -> bool:
    """Whether a file of this name can have front matter."""
    return (format_of(path) or "plain") in _FORMATS


def with_stage(text: str, path: str, stage: str, words: Vocabulary) -> Put:
    """The change that makes the front matter say `stage`."""
    newline = "\r\n" if "\r\n" in text else "\n"
    front = front_matter(Source(path, text)) if text.startswith("---") else None
    if front is None or not front.end:
        return Put(Span(0, 0), f"---{newline}stage: {stage}{newline}---{newline}{newline}")
    for each in front.stated:
        if words.key(each.key) == "stage":
            value = _VALUE.match(text, each.offset)
            end = value.end() if value else each.offset
            start = each.offset - (text[each.offset - 1] in "\"'" and text[end - 1] not in "\"'")
            return Put(Span(start, end), stage)
    first = text.index("\n") + 1 if "\n" in text else text.index("\r") + 1
    return Put(Span(first, first), f"stage: {stage}{newline}")
