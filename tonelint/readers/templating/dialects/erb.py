"""ERB and EJS: ``<% if paid %> … <% end %>`` and ``<% if (paid) { %> … <% } %>``; ``<%= value %>`` stays in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tonelint.readers.templating.tags import Raw, Role, Tag, delimited, words

_INCLUDE = re.compile(r"(?:render|include|partial|yield|content_for)\b(?!.*\bdo\b)")
_RUBY: Mapping[str, Role] = {
    "if": "if",
    "unless": "unless",
    "case": "switch",
    "while": "loop",
    "until": "loop",
    "for": "loop",
    "elsif": "case",
    "when": "case",
    "in": "case",
    "else": "else",
    "end": "end",
}
_RUBY_BLOCK = re.compile(r"\bdo(?:\s*\|[^|]*\|)?$")
_RUBY_LOOP = re.compile(r"\.(?:each\w*|map|times|step|upto)\b|^loop\b")
_SCRIPT_LOOP = re.compile(r"^(?:for|while)\b|\.(?:forEach|map|each)\s*\(")
_SCRIPT_IF = re.compile(r"^(?:\}\s*else\s+)?if\s*\((.*)\)\s*\{$", re.DOTALL)
_SCRIPT_SWITCH = re.compile(r"^switch\s*\((.*)\)\s*\{(?:\s*case\s+(.*):)?$", re.DOTALL)


def tags(text: str) -> Iterator[Tag]:
    """The control tags and comments of `text`, in order."""
    for raw in delimited(text, {"<%": "%>"}):
        inside = raw.inside.rstrip("-_").strip()
        sign, code = inside[:1], inside.lstrip("=-_!").strip()
        if sign == "#":
            yield Tag(raw.start, raw.end, "plain", "#")
        elif _INCLUDE.match(code):
            yield Tag(raw.start, raw.end, "include", "include", code)
        elif sign not in ("=", "-") or _RUBY_BLOCK.search(code):
            yield _script(raw, code) or _ruby(raw, code)


def _ruby(raw: Raw, code: str) -> Tag:
    kind, name = words(code.removesuffix(" then"))
    kind = kind.rstrip(";")
    if kind in _RUBY:
        return Tag(raw.start, raw.end, _RUBY[kind], "", f"{kind} {name}" if _RUBY[kind] == "loop" else name)
    if _RUBY_BLOCK.search(code):
        name = _RUBY_BLOCK.sub("", code).strip()
        return Tag(raw.start, raw.end, "loop" if _RUBY_LOOP.search(code) else "group", "", name)
    return Tag(raw.start, raw.end, "plain", "", code)


def _script(raw: Raw, code: str) -> Tag | None:  # noqa: PLR0911
    """The tag where JavaScript opens or closes a brace; None where it does neither."""
    condition = _SCRIPT_IF.match(code)
    switch = _SCRIPT_SWITCH.match(code)
    if code.startswith("}"):
        if not code.endswith("{"):
            return Tag(raw.start, raw.end, "end")
        return (
            Tag(raw.start, raw.end, "case", "", condition[1].strip()) if condition else Tag(raw.start, raw.end, "else")
        )
    if condition:
        return Tag(raw.start, raw.end, "if", "", condition[1].strip())
    if switch:
        return Tag(raw.start, raw.end, "switch", "", switch[1].strip())
    if code.endswith("{"):
        loop = _SCRIPT_LOOP.search(code)
        return Tag(raw.start, raw.end, "loop" if loop else "group", "", code.rstrip("{ "))
    if code.startswith(("case ", "default:")) and code.endswith(":"):
        return Tag(raw.start, raw.end, "case", "", code.removeprefix("case ").rstrip(":"))
    return None
