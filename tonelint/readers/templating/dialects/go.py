"""Go's text/template: ``{{if .Paid}}``, ``{{range}}``, ``{{else}}``, ``{{end}}``, ``{{template "x"}}``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tonelint.readers.templating.tags import Role, Tag, delimited, words

_OPENERS: Mapping[str, Role] = {
    "if": "if",
    "range": "loop",
    "with": "if",
    "block": "group",
    "define": "hidden",
    "template": "include",
    "end": "end",
    "break": "plain",
    "continue": "plain",
}


def tags(text: str) -> Iterator[Tag]:
    """The control tags and comments of `text`, in order."""
    for raw in delimited(text, {"{{/*": "*/}}", "{{- /*": "*/ -}}", "{{": "}}"}, frozenset({"{{/*", "{{- /*"})):
        kind, name = words(raw.inside.strip("- \t\r\n"))
        if raw.opener != "{{":
            yield Tag(raw.start, raw.end, "plain", "/*")
        elif kind == "else":
            _, condition = words(name)
            yield Tag(raw.start, raw.end, "case" if name else "else", kind, condition)
        elif kind == "end":
            yield Tag(raw.start, raw.end, "end")
        elif kind in _OPENERS:
            yield Tag(raw.start, raw.end, _OPENERS[kind], kind, f"{kind} {name}" if kind == "range" else name)
