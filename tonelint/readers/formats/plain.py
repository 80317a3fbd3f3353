"""Plain text: the file is the message; a first ``Subject:`` line and YAML front matter are understood."""

from __future__ import annotations

from collections.abc import Iterator

from tonelint.message.draft import Draft, Trouble
from tonelint.readers.candidates import IsMessage
from tonelint.readers.documents import text_draft
from tonelint.text.source import Source

SUFFIXES = (".txt", ".text")


def drafts(source: Source, is_message: IsMessage) -> Iterator[Draft | Trouble]:
    """The one draft of a text file."""
    if source.path == "-" and source.text.count("?") * 2 > len("".join(source.text.split())):
        yield Trouble("-", None, "the text arrived as question marks: the shell's output encoding is not UTF-8")
        return
    yield from text_draft(source)
