"""HTML and MJML cut into tags and words, with template tags left alone; linear, whatever the file holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Final, Literal, NamedTuple

from .templating import mask, outputs
from .weave import Run

LOOKS_LIKE_HTML: Final = re.compile(
    r"</?(?:!doctype|html|body|p|br|b|strong|i|em|u|a|div|span|table|tr|td|h[1-6]|ul|ol|li|img|font|mjml|center)\b[^<>]*>",
    re.IGNORECASE,
)
LOOKS_LIKE_LINES: Final = re.compile(
    r"</?(?:!doctype|html|body|p|br|div|table|tr|td|h[1-6]|ul|ol|li|mjml)\b", re.IGNORECASE
)

_NAME = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_REST = re.compile(r"[^>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*)*>")
_ATTRIBUTE = re.compile(r"([^\s=>/\"']+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+)))?")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_RAW: Final = frozenset({"script", "style", "mj-style", "noframes"})
_ASIDES: Final = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<!", ">"), ("<?", ">"))


class Flaw(NamedTuple):
    """Where markup breaks off (code points), and how."""

    offset: int
    message: str


class Attribute(NamedTuple):
    """An attribute's value: its place in the file, without quotes."""

    start: int
    end: int


class Token(NamedTuple):
    """A run of words, or a tag with its name in lower case and its attributes; an `alone` tag ends itself."""

    kind: Literal["words", "open", "close"]
    start: int
    end: int
    name: str = ""
    attributes: dict[str, Attribute] = {}  # noqa: RUF012 (never changed)
    alone: bool = False


def tokens(text: str, start: int, end: int, suffixes: Sequence[str] = ()) -> Iterator[Token | Flaw]:
    """The words and tags between `start` and `end`, in order; comments and scripts are left out. A flaw comes last."""
    masked = mask(text[start:end], suffixes)
    for token in _tokens(masked):
        if isinstance(token, Flaw):
            yield Flaw(token.offset + start, token.message)
        else:
            moved = {k: Attribute(a.start + start, a.end + start) for k, a in token.attributes.items()}
            yield token._replace(start=token.start + start, end=token.end + start, attributes=moved)


def _tokens(text: str) -> Iterator[Token | Flaw]:
    at = words = 0
    while (less := text.find("<", at)) >= 0:
        aside = _after_aside(text, less)
        name = _NAME.match(text, less) if aside is None else None
        if aside is None and name is None:
            at = less + 1
            continue
        if words < less:
            yield Token("words", words, less)
        rest = _REST.match(text, name.end()) if name else None
        if isinstance(aside, Flaw):
            yield aside
            return
        if name and not rest:
            yield Flaw(less, f"markup tag <{name[1]}{name[2]}> is never ended")
            return
        if name and rest:
            tag = _tag(text, name, rest)
            yield tag
            at = words = _after_raw(text, tag)
        elif aside is not None:
            at = words = aside
    if words < len(text):
        yield Token("words", words, len(text))


def _after_aside(text: str, at: int) -> int | Flaw | None:
    """Where the comment or declaration that starts at `at` ends; None where none starts."""
    for opener, closer in _ASIDES:
        if text.startswith(opener, at):
            end = text.find(closer, at + len(opener) - (opener == "<!--") * 2)
            return end + len(closer) if end >= 0 else Flaw(at, f"markup '{opener}' is never closed")
    return None


def _tag(text: str, name: re.Match[str], rest: re.Match[str]) -> Token:
    found: dict[str, Attribute] = {}
    for match in _ATTRIBUTE.finditer(text, name.end(), rest.end() - 1):
        group = next((g for g in (2, 3, 4) if match[g] is not None), None)
        if group:
            found.setdefault(match[1].lower(), Attribute(*match.span(group)))
    alone = text.endswith("/>", name.end(), rest.end())
    return Token("close" if name[1] else "open", name.start(), rest.end(), name[2].lower(), found, alone)


def _after_raw(text: str, tag: Token) -> int:
    """Where words go on after `tag`: for a script or a style, at its end tag."""
    if tag.kind != "open" or tag.name not in _RAW or tag.alone:
        return tag.end
    match = re.compile(f"</{tag.name}", re.IGNORECASE).search(text, tag.end)
    return match.start() if match else len(text)


def escape(words: str) -> str:
    """`words` as HTML: what would be read as markup is escaped, line ends become ``<br>``, template values stay."""
    return "".join(part if is_value else _escape(part) for is_value, part in outputs(words))


def _escape(words: str) -> str:
    words = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return words.replace("\r\n", "\n").replace("\n", "<br>\n")


def entity_runs(text: str, start: int, end: int) -> Iterator[Run]:
    """The runs of words that may hold character references."""
    at = start
    for match in _ENTITY.finditer(text, start, end):
        said = unescape(match.group())
        if said == match.group() or (len(said) > 1 and not match.group().endswith(";")):
            continue
        if match.start() > at:
            yield Run(text[at : match.start()], at, match.start())
        at = match.end()
        yield Run(said, match.start(), at)
    if at < end:
        yield Run(text[at:end], at, end)
