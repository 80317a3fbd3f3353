"""Handlebars and Mustache: ``{{#if x}}``, ``{{#section}}``, ``{{^inverted}}``, ``{{else}}``, ``{{> partial}}``."""

from __future__ import annotations

from collections.abc import Iterator

from tonelint.readers.templating.tags import Raw, Tag, delimited, words

_CLOSERS = {"{{!--": "--}}", "{{{": "}}}", "{{": "}}"}


def tags(text: str) -> Iterator[Tag]:
    """The control tags and comments of `text`, in order."""
    for raw in delimited(text, _CLOSERS, frozenset({"{{!--"})):
        if raw.opener == "{{!--":
            yield Tag(raw.start, raw.end, "plain", "!")
        elif raw.opener == "{{":
            tag = _tag(raw)
            if tag:
                yield tag


def _tag(raw: Raw) -> Tag | None:  # noqa: PLR0911
    inside = raw.inside.strip("~ \t\r\n")
    sign = inside[:1]
    kind, name = words(inside[1:])
    if sign == "#":
        return _block(raw, kind, name)
    if sign == "^":
        return Tag(raw.start, raw.end, "unless", kind, kind) if kind else Tag(raw.start, raw.end, "else", "^")
    if sign == "/":
        return Tag(raw.start, raw.end, "end", kind)
    if sign == ">":
        return Tag(raw.start, raw.end, "include", ">", kind)
    if sign in ("!", "="):
        return Tag(raw.start, raw.end, "plain", sign)
    first, rest = words(inside)
    if first != "else":
        return None
    return (
        Tag(raw.start, raw.end, "case", "else", rest.removeprefix("if "))
        if rest
        else Tag(raw.start, raw.end, "else", "else")
    )


def _block(raw: Raw, kind: str, name: str) -> Tag:
    name = name.split(" as |", maxsplit=1)[0]
    if kind == "unless":
        return Tag(raw.start, raw.end, "unless", kind, name)
    if kind.startswith("if"):
        return Tag(raw.start, raw.end, "if", kind, name if kind == "if" else f"{kind} {name}")
    if kind == "each":
        return Tag(raw.start, raw.end, "loop", kind, f"{kind} {name}")
    if kind.startswith(">"):
        return Tag(raw.start, raw.end, "group", kind.lstrip("> ") or name.split(" ")[0], name)
    if kind.startswith("*"):
        return Tag(raw.start, raw.end, "hidden", kind[1:], name)
    return Tag(raw.start, raw.end, "if", kind, f"{kind} {name}".strip())
