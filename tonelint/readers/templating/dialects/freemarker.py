"""FreeMarker: ``<#if paid>``, ``<#list>``, ``</#if>``, also with square brackets; ``${value}`` stays in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tonelint.readers.templating.tags import Role, Tag, closing

_START = re.compile(r"(?P<comment>[<\[]#--)|(?P<open>[<\[])(?P<slash>/?)(?P<sign>[#@])(?P<kind>[\w.]*)")
_ROLES: Mapping[str, Role] = {
    "if": "if",
    "elseif": "case",
    "else": "else",
    "list": "loop",
    "foreach": "loop",
    "items": "group",
    "switch": "switch",
    "case": "case",
    "default": "else",
    "include": "include",
    "macro": "hidden",
    "function": "hidden",
    "compress": "group",
    "escape": "group",
    "noescape": "group",
    "attempt": "group",
    "recover": "else",
    "autoesc": "group",
    "noautoesc": "group",
    "outputformat": "group",
}
_ASSIGN = frozenset({"assign", "global", "local"})


def tags(text: str) -> Iterator[Tag]:
    """The control tags and comments of `text`, in order."""
    at = 0
    no_comment_end = False
    while match := _START.search(text, at):
        at = match.end()
        if match["comment"]:
            end = -1 if no_comment_end else text.find("--" + _closer(match["comment"]), at)
            no_comment_end = end < 0
            at = at if end < 0 else end + 3
            if end >= 0:
                yield Tag(match.start(), at, "plain", "--")
            continue
        stop = closing(text, at, _closer(match["open"]))
        if stop is not None and match["kind"]:
            at = stop
            yield _tag(match, stop, " ".join(text[match.end() : stop - 1].split()))


def _closer(opener: str) -> str:
    return ">" if opener[0] == "<" else "]"


def _tag(match: re.Match[str], stop: int, name: str) -> Tag:
    kind, start = match["kind"], match.start()
    if match["slash"]:
        return Tag(start, stop, "end", match["sign"] + kind)
    alone = name.endswith("/")
    if match["sign"] == "@":
        return Tag(start, stop, "include" if alone else "group", "@" + kind, name)
    if kind in _ASSIGN:
        return Tag(start, stop, "plain" if alone or "=" in name else "hidden", "#" + kind, name)
    role = _ROLES.get(kind, "plain")
    return Tag(start, stop, role, "#" + kind, f"{kind} {name}" if role == "loop" else name)
