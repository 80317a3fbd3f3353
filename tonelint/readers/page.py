"""What people see of HTML or MJML: words in order, with links, buttons and headings marked, and every place kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Final, NamedTuple

from tonelint.message.draft import Mark, MarkKind
from tonelint.text.span import Span

from .markup import Flaw, Token, entity_runs, tokens
from .weave import Run

_SPACE = re.compile(r"[ \t\r\n\f]+")
_HIDDEN: Final = frozenset(
    ["mj-attributes", "template", "svg", "math", "select", "textarea", "object", "mj-html-attributes"]
)
_PARAGRAPHS: Final = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "ul",
        "ol",
        "table",
        "pre",
        "title",
        "section",
        "article",
        "header",
        "footer",
        "mj-text",
        "mj-title",
        "mj-preview",
        "mj-section",
        "mj-table",
        "mj-button",
    ]
)
_LINES: Final = frozenset(
    [
        "br",
        "div",
        "tr",
        "td",
        "th",
        "li",
        "dt",
        "dd",
        "hr",
        "center",
        "body",
        "html",
        "mj-column",
        "mj-image",
        "mj-raw",
        "form",
        "button",
    ]
)
_MARKED: Final[dict[str, MarkKind]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "title": "subject",
    "mj-title": "subject",
    "blockquote": "quote",
    "pre": "code",
    "code": "code",
    "a": "link",
    "mj-navbar-link": "link",
    "mj-social-element": "link",
    "button": "button",
    "mj-button": "button",
}
_BUTTON = re.compile(r"btn|button|\bcta\b", re.IGNORECASE)
_DEEPEST_MARK: Final = 8


class Seen(NamedTuple):
    """The runs that show, the marks over the text they make, and what was broken."""

    runs: tuple[Run, ...]
    marks: tuple[Mark, ...]
    flaws: tuple[Flaw, ...]


class _Opened(NamedTuple):
    """A mark that is not ended yet: the tag that began it, its kind, where its words start, its target."""

    name: str
    kind: MarkKind
    start: int
    value: str


class _Page:
    """What has been seen so far: runs, their length, the white space and breaks that wait for the next word."""

    __slots__ = ("breaks", "length", "marks", "opened", "runs", "space")

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self.marks: list[Mark] = []
        self.opened: list[_Opened] = []
        self.length = 0
        self.breaks = 0
        self.space: Run | None = None

    def say(self, run: Run) -> None:
        """Add words, after the breaks or the space that wait before them."""
        if self.runs and self.breaks:
            at = self.runs[-1].end
            self._add(Run("\n" * self.breaks, at, at))
        elif self.runs and self.space:
            self._add(self.space)
        self.breaks, self.space = 0, None
        self._add(run)

    def _add(self, run: Run) -> None:
        self.runs.append(run)
        self.length += len(run.words)

    def next_start(self) -> int:
        """Where the next word will stand in the text."""
        return self.length + ((self.breaks or int(self.space is not None)) if self.runs else 0)

    def open(self, name: str, kind: MarkKind, value: str) -> None:
        """Begin a mark at the next word."""
        self.opened.append(_Opened(name, kind, self.next_start(), value))

    def close(self, name: str) -> None:
        """End the innermost mark that `name` began."""
        for i in range(len(self.opened) - 1, max(len(self.opened) - _DEEPEST_MARK, 0) - 1, -1):
            if self.opened[i].name == name:
                opened = self.opened.pop(i)
                if opened.start < self.length:
                    self.marks.append(Mark(opened.kind, Span(opened.start, self.length), opened.value))
                return


def seen(text: str, start: int = 0, *, suffixes: Sequence[str] = (), keeps_space: bool = False) -> Seen:
    """What of the markup from `start` on shows; template tags and values stay in it as they are written.

    White space is one space unless `keeps_space` (a text with a few tags in it, not a page).
    """
    page = _Page()
    flaws: list[Flaw] = []
    hidden, pre = "", int(keeps_space)
    for token in tokens(text, start, len(text), suffixes):
        if isinstance(token, Flaw):
            flaws.append(token)
        elif hidden:
            hidden = "" if token.kind == "close" and token.name == hidden else hidden
        elif token.kind == "words":
            _say(page, text, token, pre > 0)
        else:
            pre = max(pre + (token.name == "pre") * (1 if token.kind == "open" else -1), 0)
            _turn(page, text, token)
            hidden = token.name if token.kind == "open" and token.name in _HIDDEN and not token.alone else ""
    return Seen(tuple(page.runs), tuple(sorted(page.marks, key=lambda mark: mark.span)), tuple(flaws))


def _say(page: _Page, text: str, token: Token, keeps_space: bool) -> None:
    """Add a run of words; white space is one space, and none at the edge of a line."""
    for run in entity_runs(text, token.start, token.end):
        if keeps_space or len(run.words) != run.end - run.start:
            page.say(run)
            continue
        at = 0
        for gap in _gaps(run.words):
            if at < gap.start:
                page.say(Run(run.words[at : gap.start], run.start + at, run.start + gap.start))
            page.space = page.space or Run(" ", run.start + gap.start, run.start + gap.end)
            at = gap.end
        if at < len(run.words):
            page.say(Run(run.words[at:], run.start + at, run.end))


def _gaps(words: str) -> Iterator[Span]:
    """White space that a browser draws differently from how it is written; single spaces inside are left alone."""
    for match in _SPACE.finditer(words):
        inside = match.start() > 0 and match.end() < len(words)
        if not (inside and match.group() == " "):
            yield Span(*match.span())


def _turn(page: _Page, text: str, token: Token) -> None:
    """Do what a tag does to the page: break the line, begin or end a mark, show what an attribute says."""
    page.breaks = max(page.breaks, 2 if token.name in _PARAGRAPHS else token.name in _LINES)
    kind = _MARKED.get(token.name)
    if token.kind == "close":
        page.close(token.name)
        return
    if kind and not token.alone:
        href = _value(text, token, "href")
        looks = " ".join((_value(text, token, "class"), _value(text, token, "role"), _value(text, token, "id")))
        page.open(token.name, "button" if kind == "link" and _BUTTON.search(looks) else kind, href)
    shown = {"img": "alt", "mj-image": "alt", "input": "value"}.get(token.name)
    value = token.attributes.get(shown) if shown else None
    if (
        value
        and text[value.start : value.end].strip()
        and (shown == "alt" or _value(text, token, "type") in ("submit", "button"))
    ):
        before = page.next_start()
        for run in entity_runs(text, value.start, value.end):
            page.say(run)
        page.marks.append(
            Mark("alt" if shown == "alt" else "button", Span(before, page.length), _value(text, token, "href"))
        )


def _value(text: str, token: Token, name: str) -> str:
    place = token.attributes.get(name)
    return unescape(text[place.start : place.end]).strip() if place else ""
