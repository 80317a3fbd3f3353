"""Template languages inside any file: where their tags stand, and which branches a message can take."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Final, NamedTuple

from tonelint.message.draft import Branch, Draft, Mark, Trouble
from tonelint.text.span import Span

from .tags import Tag
from .tree import Unbalanced, grow

_SUFFIXES: Final = {
    ".j2": "percent",
    ".jinja": "percent",
    ".jinja2": "percent",
    ".twig": "percent",
    ".njk": "percent",
    ".liquid": "percent",
    ".hbs": "handlebars",
    ".handlebars": "handlebars",
    ".mustache": "handlebars",
    ".gotmpl": "go",
    ".erb": "erb",
    ".ejs": "erb",
    ".ftl": "freemarker",
    ".ftlh": "freemarker",
    ".vm": "velocity",
    ".blade": "blade",
}
_SIGNS: Final = (
    ("icu", re.compile(r"\{\s*[\w.\-]+\s*,\s*(?:plural|select|selectordinal)\s*,")),
    ("percent", re.compile(r"\{%|\{#[^\w]")),
    ("erb", re.compile(r"<%")),
    ("freemarker", re.compile(r"[<\[]#(?:if|list|foreach|switch|include|assign|--)|<@\w")),
    ("handlebars", re.compile(r"\{\{~?(?:[#^>!]|/\w)")),
    ("go", re.compile(r"\{\{-?\s*(?:(?:if|range|with|define|block|end|template)\b|/\*)")),
    (
        "blade",
        re.compile(r"(?<![\w@.])@(?:if|unless|isset|foreach|forelse|for|switch|include\w*|extends|section)\s*\("),
    ),
    ("smarty", re.compile(r"\{(?:/?(?:if|foreach|section|literal)\b[^{}]*|include\s[^{}]*|\*)")),
    ("velocity", re.compile(r"#(?:if|foreach|parse|set)\s*\(|#\{?end\b")),
)
_HOLES: Final = (
    (re.compile(r"\{\{\s[^{}%#^/>!]*\}\}"), "{{ %s }}"),
    (re.compile(r"\{\{[^{}%#^/>!]*\}\}"), "{{%s}}"),
    (re.compile(r"<%=[^%]*%>"), "<%%= %s %%>"),
    (re.compile(r"\$\{[^{}]*\}"), "${%s}"),
    (re.compile(r"%\(\w+\)s"), "%%(%s)s"),
    (re.compile(r"%\{\w+\}"), "%%{%s}"),
    (re.compile(r"#\w+#"), "#%s#"),
    (re.compile(r"\{\$\w+\}"), "{$%s}"),
    (re.compile(r"\{[A-Za-z_]\w*\}"), "{%s}"),
)
_OUTPUT: Final = re.compile(r"\{\{[^{}]{0,2000}\}\}|<%[^%]{0,2000}%>|\$\{[^{}]{0,2000}\}|\{!![^{}]{0,2000}!!\}")


class Template(NamedTuple):
    """What a template says about its text: its control tags and, where it has any, the tree of its branches."""

    tags: tuple[Tag, ...]
    branches: Branch | None


def read_template(text: str, suffixes: Sequence[str] = ()) -> Template | Unbalanced:
    """The tags and branches of `text`; the dialect is told by the file's `suffixes` or by the text itself."""
    name = dialect(text, suffixes)
    found = tuple(_tags(name, text)) if name else ()
    if not found:
        return Template((), None)
    tree = grow(found, len(text))
    return tree if isinstance(tree, Unbalanced) else Template(found, tree)


def branches(text: str, suffixes: Sequence[str] = ()) -> Branch | Unbalanced | None:
    """The tree of what `text` can say; None where it holds no tags. Walk it with a stack: it can be very deep."""
    template = read_template(text, suffixes)
    return template if isinstance(template, Unbalanced) else template.branches


def templated(draft: Draft, suffixes: Sequence[str] = ()) -> Iterator[Draft | Trouble]:
    """`draft` with its tags marked, its branches grown and its way to write a value; first a trouble if tags do not match."""
    template = read_template(draft.text, suffixes)
    if isinstance(template, Unbalanced):
        place = draft.place(Span(template.offset, template.offset)).start
        yield Trouble(draft.source.path, draft.source.line_of(place), template.message)
        template = Template(tuple(_tags(dialect(draft.text, suffixes) or "percent", draft.text)), None)
    tags = [Mark("tag", Span(tag.start, tag.end), draft.text[tag.start : tag.end]) for tag in template.tags]
    marks = tuple(sorted([*draft.marks, *tags], key=lambda mark: mark.span)) if tags else draft.marks
    yield draft._replace(marks=marks, branches=template.branches, hole=draft.hole or hole(draft.text))


def dialect(text: str, suffixes: Sequence[str] = ()) -> str | None:
    """The name of the template language whose control tags `text` holds, or None."""
    named = next((_SUFFIXES[suffix] for suffix in suffixes if suffix in _SUFFIXES), None)
    return named or next((name for name, sign in _SIGNS if sign.search(text)), None)


def hole(text: str) -> str | None:
    """How this text writes a value to be filled in: ``{{%s}}``, with ``%s`` for the name; None where it holds no value."""
    return next((form for sign, form in _HOLES if sign.search(text)), None)


def mask(text: str, suffixes: Sequence[str] = ()) -> str:
    """`text`, as long as before, with every template tag and value turned into letters that no markup parser stops at."""
    name = dialect(text, suffixes)
    spans = [(tag.start, tag.end) for tag in _tags(name, text)] if name else []
    ends = [0, *(end for _, end in spans)]
    starts = [*(start for start, _ in spans), len(text)]
    masked = [text[a:b] + "x" * (c - b) for a, b, c in zip(ends, starts, [*ends[1:], len(text)], strict=True)]
    return _OUTPUT.sub(lambda match: "x" * len(match.group()), "".join(masked))


def _tags(name: str, text: str) -> Iterator[Tag]:
    found: Iterator[Tag] = import_module(f".dialects.{name}", __name__).tags(text)
    return found


def outputs(text: str) -> Iterator[tuple[bool, str]]:
    """`text` cut into values to be filled in (True) and the words between them (False), in order."""
    at = 0
    for match in _OUTPUT.finditer(text):
        yield False, text[at : match.start()]
        yield True, match.group()
        at = match.end()
    yield False, text[at:]
