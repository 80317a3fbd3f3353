"""The editor's buffers, kept up exactly: pygls cuts lines at more characters than the protocol does."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from lsprotocol import types
from pygls.workspace import TextDocument, Workspace

from .places import Encoding, Places, encoding_of

_HALF = re.compile("[\ud800-\udfff]")


class Buffer(TextDocument):
    """One open document; `places` is its text with its lines in the client's units."""

    def __init__(self, uri: str, source: str | None = None, *, encoding: Encoding = "utf-16", **rest: Any) -> None:
        super().__init__(uri, source, **rest)
        self._encoding = encoding
        self._places = Places(source or "", encoding)

    @property
    def places(self) -> Places:
        """The text as it stands now; another object after every change."""
        return self._places

    def apply_change(self, change: types.TextDocumentContentChangeEvent) -> None:
        """Take in one change: a range's new words, or all of them."""
        words = change.text
        if isinstance(change, types.TextDocumentContentChangePartial):
            where = self._places.span(change.range)
            old = self._places.text
            words = old[: where.start] + words + old[where.end :]
        if _HALF.search(change.text):
            words = words.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
        self._source = words
        self._places = Places(words, self._encoding)


def use_buffers(workspace: Workspace) -> None:
    """Make `workspace` keep its documents as buffers."""
    encoding = encoding_of(workspace.position_encoding)
    make = partial(_made, encoding=encoding)
    workspace._create_text_document = make  # type: ignore[method-assign]


def _made(
    doc_uri: str,
    source: str | None = None,
    version: int | None = None,
    language_id: str | None = None,
    *,
    encoding: Encoding,
) -> Buffer:
    return Buffer(doc_uri, source, version=version, language_id=language_id, encoding=encoding)
