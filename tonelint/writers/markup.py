"""Pieces of XML that hold a draft's words as words."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from .clean import clean

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def tag(name: str, attributes: Mapping[str, object], body: str | None = None) -> str:
    """An element, closed; `body` is markup already."""
    inside = "".join(f" {key}={quoteattr(clean(str(value)))}" for key, value in attributes.items())
    return f"<{name}{inside}/>" if body is None else f"<{name}{inside}>{body}</{name}>"


def text(words: str) -> str:
    """`words` as the content of an element; their line ends stay."""
    return escape(clean(words, lines=True))
