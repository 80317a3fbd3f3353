"""A template whose name says only its language (``final.liquid``): HTML where it looks like it, else plain text."""

from __future__ import annotations

from collections.abc import Iterator

from tonelint.message.draft import Draft, Trouble
from tonelint.readers.candidates import IsMessage
from tonelint.readers.documents import html_draft, text_draft
from tonelint.readers.markup import LOOKS_LIKE_HTML
from tonelint.text.source import Source

SUFFIXES = (
    ".j2",
    ".jinja",
    ".jinja2",
    ".twig",
    ".njk",
    ".liquid",
    ".hbs",
    ".handlebars",
    ".mustache",
    ".gotmpl",
    ".tmpl",
    ".erb",
    ".ejs",
    ".ftl",
    ".ftlh",
    ".vm",
    ".tpl",
    ".blade",
    ".template",
)


def drafts(source: Source, is_message: IsMessage) -> Iterator[Draft | Trouble]:
    """The one draft of a template."""
    return html_draft(source) if LOOKS_LIKE_HTML.search(source.text) else text_draft(source)
