"""PHP language arrays: the keyed strings that are messages."""

from __future__ import annotations

from collections.abc import Iterator

from tree_sitter_php import language_php

from tonelint.message.draft import Draft, Trouble
from tonelint.readers.candidates import IsMessage
from tonelint.readers.code import code_drafts
from tonelint.text.source import Source

SUFFIXES = (".php",)


def drafts(source: Source, is_message: IsMessage) -> Iterator[Draft | Trouble]:
    """The messages of a source file, in the file's order."""
    return code_drafts(source, is_message, language_php, single_is_raw=True)
