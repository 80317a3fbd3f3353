"""Plain text: the file is the message; a first ``Subject:`` line and YAML front matter are understood."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonelint.message.draft import Draft, Trouble
from tonelint.readers.candidates import IsMessage
from tonelint.readers.documents import text_draft
from tonelint.text.source import Source

_CLOCK = re.compile(r"[\d日],?[ \u202f]+\d{1,2}:\d\d")
SUFFIXES = (".txt", ".text")


def drafts(source: Source, is_message: IsMessage) -> Iterator[Draft | Trouble]:
    """The one draft of a text file; of a pasted chat every message."""
    if source.path == "-" and source.text.count("?") * 2 > len("".join(source.text.split())):
        yield Trouble("-", None, "the text arrived as question marks: the shell's output encoding is not UTF-8")
        return
    messages = _messages(source)
    yield from messages or text_draft(source)


def _messages(source: Source) -> list[Draft]:
    """The messages of a chat; its heads stand at its very beginning and hold a clock's time."""
    if not _CLOCK.search(source.text, 0, 200):
        return []
    from tonelint.readers.chat import chat_drafts

    return chat_drafts(source)
