"""Which reader a file's name asks for."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

_SUFFIXES: Final = {
    "plain": ".txt .text",
    "markdown": ".md .markdown .mdx",
    "jsonl": ".jsonl .ndjson",
    "html": ".html .htm .xhtml .mjml",
    "template": ".j2 .jinja .jinja2 .twig .njk .liquid .hbs .handlebars .mustache .gotmpl .tmpl .erb .ejs .ftl .ftlh .vm "
    ".tpl .blade .template",
}
_FORMATS: Final = {suffix: name for name, suffixes in _SUFFIXES.items() for suffix in suffixes.split()}


def suffixes_of(path: str) -> tuple[str, ...]:
    """The ends of a file's name, last first, in lower case: ``.j2`` and ``.html`` of ``final.html.j2``."""
    return tuple(suffix.lower() for suffix in reversed(PurePosixPath(path.replace("\\", "/")).suffixes))


def format_of(path: str) -> str | None:
    """The name of the reader for `path`, or None where no reader claims the end of its name.

    A template's language (``.j2``) says nothing of what it makes, so the end before it is asked first.
    """
    suffixes = suffixes_of(path)
    if ".blade" in suffixes[:2]:
        return "template"
    if not suffixes:
        return None
    name = _FORMATS.get(suffixes[0])
    inner = _FORMATS.get(suffixes[1]) if name == "template" and len(suffixes) > 1 else None
    return inner or name
