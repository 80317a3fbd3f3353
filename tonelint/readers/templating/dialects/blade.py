"""Blade: ``@if (paid)``, ``@foreach``, ``@else``, ``@endif``, ``@include``; ``{{ value }}`` stays in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tonelint.readers.templating.tags import Role, Tag, closing

_START = re.compile(r"(?<![\w@.])@(?P<kind>[a-zA-Z]+)(?P<space>[ \t]*(?=\())?|\{\{--")
_ROLES: Mapping[str, Role] = {
    "if": "if",
    "elseif": "case",
    "else": "else",
    "unless": "unless",
    "isset": "if",
    "auth": "if",
    "guest": "if",
    "can": "if",
    "cannot": "if",
    "env": "if",
    "production": "if",
    "foreach": "loop",
    "forelse": "loop",
    "for": "loop",
    "while": "loop",
    "switch": "switch",
    "case": "case",
    "default": "else",
    "include": "include",
    "includeIf": "include",
    "includeWhen": "include",
    "includeFirst": "include",
    "extends": "include",
    "yield": "include",
    "each": "include",
    "component": "group",
    "slot": "group",
    "section": "group",
    "push": "hidden",
    "once": "group",
    "php": "hidden",
}
_PLAIN = frozenset({"csrf", "break", "continue", "show", "stop", "parent", "method", "lang", "verbatim", "endverbatim"})


def tags(text: str) -> Iterator[Tag]:
    """The control tags and comments of `text`, in order."""
    at = 0
    while match := _START.search(text, at):
        at = match.end()
        kind = match["kind"]
        if kind is None:
            end = text.find("--}}", at)
            at = len(text) if end < 0 else end + 4
            yield Tag(match.start(), at, "plain", "--")
            continue
        stop = closing(text, at + 1, ")") if match["space"] is not None else None
        name = " ".join(text[at + 1 : stop - 1].split()) if stop else ""
        role = _role(kind, name)
        if role:
            at = stop or at
            yield Tag(match.start(), at, role, kind.removeprefix("end"), f"{kind} {name}" if role == "loop" else name)


def _role(kind: str, name: str) -> Role | None:
    if kind == "empty":
        return "if" if name else "else"
    if kind == "section" and "," in name:
        return "plain"
    if kind == "php" and name:
        return "plain"
    if kind.startswith("end") and (kind[3:] in _ROLES or kind == "endempty"):
        return "end"
    return _ROLES.get(kind) or ("plain" if kind in _PLAIN else None)
