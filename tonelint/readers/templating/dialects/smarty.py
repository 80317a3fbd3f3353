"""Smarty: ``{if $paid}``, ``{foreach}``, ``{else}``, ``{/if}``; ``{$value}`` stays in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tonelint.readers.templating.tags import Role, Tag

_TAG = re.compile(r"\{(?P<slash>/?)(?P<kind>[a-z]+)\b(?P<name>[^{}]{0,2000})\}|\{\*")
_ROLES: Mapping[str, Role] = {
    "if": "if",
    "elseif": "case",
    "else": "else",
    "foreach": "loop",
    "foreachelse": "else",
    "section": "loop",
    "sectionelse": "else",
    "for": "loop",
    "forelse": "else",
    "while": "loop",
    "include": "include",
    "extends": "include",
    "capture": "hidden",
    "function": "hidden",
    "block": "group",
    "strip": "group",
    "nocache": "group",
    "assign": "plain",
    "literal": "plain",
}


def tags(text: str) -> Iterator[Tag]:
    """The control tags and comments of `text`, in order."""
    at = 0
    while match := _TAG.search(text, at):
        at = match.end()
        kind = match["kind"]
        if kind is None:
            end = text.find("*}", at)
            at = len(text) if end < 0 else end + 2
            yield Tag(match.start(), at, "plain", "*")
        elif kind in _ROLES:
            role = _ROLES[kind]
            name = " ".join(match["name"].split())
            if match["slash"]:
                role = "end" if role not in ("plain", "include") else "plain"
            elif kind == "literal":
                end = text.find("{/literal}", at)
                at = at if end < 0 else end
                yield Tag(match.start(), match.end(), "plain", kind)
                continue
            yield Tag(match.start(), at, role, kind, f"{kind} {name}" if role == "loop" else name)
