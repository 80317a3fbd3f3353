"""Markdown: the message as it renders. Emphasis and link targets are left out of the words, and marked or mapped.

What a line begins with (``#``, ``>``, ``-``, ``|``) stays in the words: it says what the line is. YAML front matter
gives the context; the message starts below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tonelint.message.draft import Draft, Mark, MarkKind, Trouble
from tonelint.readers.candidates import IsMessage
from tonelint.readers.weave import Run, weave
from tonelint.text.source import Source
from tonelint.text.span import Span

SUFFIXES = (".md", ".markdown", ".mdx")

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_BLOCK: tuple[tuple[MarkKind, re.Pattern[str]], ...] = (
    ("heading", re.compile(r" {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$")),
    ("quote", re.compile(r" {0,3}>[ \t]?(.*)$")),
    ("table", re.compile(r" {0,3}(\|.*)$")),
)
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*$")
_COMMENT_END = "-->"
_INLINE = re.compile(
    r"(?P<code>(?<!`)(`{1,3})(?!`)[^`\r\n]{1,500}\2(?!`))"
    r"|(?P<link>(?P<bang>!?)\[(?P<words>[^\[\]\r\n]{1,500})\]"
    r"\((?P<target>[^()\s]{1,2000})(?:[ \t]+\"[^\"\r\n]{0,500}\")?\))"
    r"|(?P<auto><(?P<url>(?:https?://|mailto:)[^<>\s]{1,2000})>)"
    r"|(?P<stars>(?<!\*)\*{1,3}(?!\*))"
    r"|(?P<escape>\\(?=[!-/:-@\[-`{-~]))"
    r"|(?P<comment><!--)"
)


class _Part(NamedTuple):
    """A run of the file that shows, and what it is (a kind and a link's target), if anything."""

    start: int
    end: int
    kind: MarkKind | None = None
    value: str = ""


def drafts(source: Source, is_message: IsMessage) -> Iterator[Draft | Trouble]:
    """The one draft of a Markdown file."""
    front = None
    if source.text.startswith("---"):
        from tonelint.readers.front_matter import below, front_matter

        front = front_matter(source)
        yield from front.troubles
    parts = list(_inline(source.text, front.end if front else 0))
    text, pieces = weave(Run(source.text[p.start : p.end], p.start, p.end) for p in parts)
    if not text.strip():
        return
    marks = sorted([*_inline_marks(parts), *_block_marks(text)], key=lambda mark: mark.span)
    draft = Draft(text, source, pieces=() if text == source.text else pieces, marks=tuple(marks))
    yield below(front, draft) if front else draft


def _inline(text: str, start: int) -> Iterator[_Part]:
    """The runs that show, from `start` on, in order."""
    dropped = _paired_stars(text, start)
    at = start
    hidden_to = start
    for match in _INLINE.finditer(text, start):
        first, last = match.span()
        if first < hidden_to:
            continue
        if match["stars"] and first not in dropped:
            continue
        yield _Part(at, first)
        at = last
        if match["code"]:
            yield _Part(first, last, "code")
        elif match["link"]:
            yield _Part(*match.span("words"), "alt" if match["bang"] else "link", match["target"])
        elif match["auto"]:
            yield _Part(*match.span("url"), "link", match["url"])
        elif match["comment"]:
            end = text.find(_COMMENT_END, last)
            at = hidden_to = len(text) if end < 0 else end + len(_COMMENT_END)
    yield _Part(at, len(text))


def _paired_stars(text: str, start: int) -> set[int]:
    """Where emphasis opens and closes: the same stars twice on one line, close to what they hold on the inside."""
    found: set[int] = set()
    opened: dict[str, int] = {}
    line_end = -1
    for match in _INLINE.finditer(text, start):
        stars = match["stars"]
        if not stars:
            continue
        if match.start() > line_end:
            opened.clear()
            line_end = _end_of_line(text, match.start())
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if stars in opened and before.strip():
            found |= {opened.pop(stars), match.start()}
        elif after.strip():
            opened[stars] = match.start()
    return found


def _end_of_line(text: str, at: int) -> int:
    ends = [end for end in (text.find("\n", at), text.find("\r", at, at + 10_000)) if end >= 0]
    return min(ends, default=len(text))


def _inline_marks(parts: list[_Part]) -> Iterator[Mark]:
    at = 0
    for part in parts:
        end = at + part.end - part.start
        if part.kind:
            yield Mark(part.kind, Span(at, end), part.value)
        at = end


def _block_marks(text: str) -> Iterator[Mark]:
    """Headings, quotations, tables and fenced code, line by line."""
    fence, opened = "", 0
    before: Span | None = None
    for match in _LINE.finditer(text):
        line = match.group().rstrip("\r\n")
        edge = _FENCE.match(line)
        if fence:
            if edge and edge[1].startswith(fence):
                yield Mark("code", Span(opened, match.end()))
                fence = ""
            continue
        if edge:
            fence, opened = edge[1], match.start()
        elif before and _UNDERLINE.match(line):
            yield Mark("heading", before)
        kind = next(((k, m) for k, p in _BLOCK if (m := p.match(line))), None)
        if kind:
            yield Mark(kind[0], Span(*kind[1].span(1)).shift(match.start()))
        before = Span(match.start(), match.start() + len(line)) if line.strip() and not kind and not edge else None
    if fence:
        yield Mark("code", Span(opened, len(text)))
