"""Jinja, Django, Twig, Nunjucks and Liquid: ``{% if %}``, ``{{ value }}``, ``{# comment #}``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonelint.readers.templating.tags import Raw, Role, Tag, delimited, words

_CLOSERS = {"{%": "%}", "{{": "}}", "{#": "#}"}
_END = re.compile(r"\{%[-+~]?\s*end_?(\w+)")
_ELSE = frozenset({"else", "empty", "plural", "pluralize", "default"})
_CASE = frozenset({"elif", "elsif", "elseif", "when"})
_LOOPS = frozenset({"for", "tablerow", "while"})
_INCLUDES = frozenset(
    {"include", "extends", "render", "embed", "import", "from", "section", "sections", "inclusion_tag"}
)
_HIDDEN = frozenset({"macro", "set", "capture", "define"})
_RAW = frozenset({"raw", "verbatim", "comment", "doc"})
_SHOWN = frozenset({"raw", "verbatim"})


def tags(text: str) -> Iterator[Tag]:
    """The control tags and comments of `text`, in order."""
    closed = {name.lower() for name in _END.findall(text)}
    raw_kind = ""
    raw_start = 0
    for raw in delimited(text, _CLOSERS, frozenset({"{#"})):
        if raw.opener == "{{" or (raw_kind and raw.opener == "{#"):
            continue
        tag = _tag(raw, closed) if raw.opener == "{%" else Tag(raw.start, raw.end, "plain", "#")
        if not raw_kind and tag.kind in _RAW and tag.role == "group":
            raw_kind, raw_start = tag.kind, tag.start
            if tag.kind in _SHOWN:
                yield Tag(tag.start, tag.end, "plain", tag.kind)
        elif raw_kind and (tag.kind, tag.role) == (raw_kind, "end"):
            yield Tag(tag.start if raw_kind in _SHOWN else raw_start, tag.end, "plain", raw_kind)
            raw_kind = ""
        elif not raw_kind:
            yield tag
    if raw_kind:
        yield Tag(raw_start, raw_start, "group", raw_kind)


def _tag(raw: Raw, closed: set[str]) -> Tag:
    kind, name = words(raw.inside.strip("-+~ \t\r\n"))
    kind = kind.lower()
    if kind.startswith("end") and kind[3:].lstrip("_") in closed:
        kind = kind[3:].lstrip("_")
        return Tag(raw.start, raw.end, "end", kind)
    return Tag(raw.start, raw.end, _role(kind, name, closed), kind, name)


def _role(kind: str, name: str, closed: set[str]) -> Role:  # noqa: PLR0911
    if kind in _CASE or (kind == "case" and "case" not in closed):
        return "case"
    if kind in _ELSE and kind not in closed:
        return "else"
    if kind == "if" or (kind.startswith("if") and kind in closed):
        return "if"
    if kind == "unless":
        return "unless"
    if kind in _LOOPS:
        return "loop"
    if kind in ("case", "switch"):
        return "switch"
    if kind in _INCLUDES:
        return "include" if kind not in ("import", "from") else "plain"
    if kind in _HIDDEN and kind in closed:
        return "plain" if kind == "set" and "=" in name else "hidden"
    return "group" if kind in closed else "plain"
