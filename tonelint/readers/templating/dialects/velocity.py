"""Velocity: ``#if($paid)``, ``#foreach``, ``#else``, ``#end``; ``$value`` and ``${value}`` stay in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tonelint.readers.templating.tags import Role, Tag, closing

_START = re.compile(
    r"##[^\r\n]*|#\{?(?P<bare>else|end|stop|break)\b\}?|#(?P<kind>if|elseif|foreach|set|parse|include|macro|define)\s*(?=\()"
)
_ROLES: Mapping[str, Role] = {
    "if": "if",
    "elseif": "case",
    "foreach": "loop",
    "parse": "include",
    "include": "include",
    "macro": "hidden",
    "define": "hidden",
    "else": "else",
    "end": "end",
}


def tags(text: str) -> Iterator[Tag]:
    """The control tags and comments of `text`, in order."""
    at = 0
    while match := _START.search(text, at):
        at = match.end()
        kind = match["bare"] or match["kind"] or ""
        name = ""
        if match["kind"]:
            stop = closing(text, at + 1, ")")
            if stop is None:
                continue
            name, at = " ".join(text[at + 1 : stop - 1].split()), stop
        role = _ROLES.get(kind, "plain")
        name = f"foreach {name}" if role == "loop" else name
        yield Tag(match.start(), at, role, "" if role == "end" else kind, name)
