"""HTML e-mail and MJML: what the debtor sees, in the order in which it stands."""

from __future__ import annotations

from collections.abc import Iterator

from tonelint.message.draft import Draft, Trouble
from tonelint.readers.candidates import IsMessage
from tonelint.readers.documents import html_draft
from tonelint.text.source import Source

SUFFIXES = (".html", ".htm", ".xhtml", ".mjml")


def drafts(source: Source, is_message: IsMessage) -> Iterator[Draft | Trouble]:
    """The one draft of a page."""
    return html_draft(source)
