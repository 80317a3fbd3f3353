"""Which reader a file's name asks for."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final

_SUFFIXES: Final = {
    "plain": ".txt .text",
    "markdown": ".md .markdown .mdx",
    "jsonl": ".jsonl .ndjson",
    "json": ".json .arb",
    "yaml": ".yaml .yml",
    "toml": ".toml",
    "csv": ".csv .tsv",
    "spreadsheet": ".xlsx .xlsm .xls",
    "po": ".po .pot",
    "properties": ".properties",
    "strings": ".strings",
    "android": ".xml",
    "xliff": ".xliff .xlf",
    "eml": ".eml",
    "php": ".php",
    "javascript": ".js .mjs .cjs .jsx",
    "typescript": ".ts .tsx",
    "python": ".py",
    "ruby": ".rb",
    "html": ".html .htm .xhtml .mjml",
    "template": ".j2 .jinja .jinja2 .twig .njk .liquid .hbs .handlebars .mustache .gotmpl .tmpl .erb .ejs .ftl .ftlh .vm "
    ".tpl .blade .template",
}
CODE: Final = frozenset({"php", "javascript", "typescript", "python", "ruby"})
_FORMATS: Final = {suffix: name for name, suffixes in _SUFFIXES.items() for suffix in suffixes.split()}

_PLACE = re.compile(
    r"lang|locale|i18n|l10n|translat|messag|template|mail|sms|notif|dunning|remind|overdue|collect|text|催|短信|话术|逾期",
    re.IGNORECASE,
)


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


def holds_texts(path: str) -> bool:
    """Whether a source file's path says that it holds texts for people; others are read only when they are named."""
    return bool(_PLACE.search(path))
