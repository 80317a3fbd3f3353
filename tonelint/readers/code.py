"""Tables of texts in source code: what the readers of PHP, JavaScript, TypeScript, Python and Ruby have in common."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tonelint.message.draft import Draft, Trouble
from tonelint.text.source import Source

from .candidates import IsMessage
from .catalogue import Entry, drafts_of, refuse
from .names import holds_texts
from .syntax import Found, keyed_strings

_HAN = re.compile("[\u3400-\u9fff]")


def code_drafts(
    source: Source, is_message: IsMessage, language: Callable[[], object], single_is_raw: bool
) -> Iterator[Draft | Trouble]:
    """The messages among the keyed strings of a source file.

    Broken syntax is a trouble where the file has to do with texts; in other code it may be newer than the grammar.
    """
    syntax = keyed_strings(source.text, language, single_is_raw)
    found = list(drafts_of(source, map(_entry, syntax.found), is_message))
    if syntax.broken is not None and (found or holds_texts(source.path) or _HAN.search(source.text, syntax.broken)):
        yield Trouble(source.path, source.line_of(syntax.broken), "broken syntax")
    yield from found


def _entry(found: Found) -> Entry:
    return Entry(found.group, found.name, found.id, found.runs, found.literal.escape if found.literal else refuse)
