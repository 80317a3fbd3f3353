"""TOML catalogues: every string that is a message, named by the keys that lead to it."""

from __future__ import annotations

from collections.abc import Iterator

from tree_sitter_toml import language

from tonelint.message.draft import Draft, Trouble
from tonelint.readers.candidates import IsMessage
from tonelint.readers.catalogue import Entry, drafts_of
from tonelint.readers.literals import escape_double, escape_nothing
from tonelint.readers.syntax import Found, keyed_strings
from tonelint.text.source import Source

SUFFIXES = (".toml",)


def drafts(source: Source, is_message: IsMessage) -> Iterator[Draft | Trouble]:
    """The messages of a catalogue, in the file's order."""
    syntax = keyed_strings(source.text, language, single_is_raw=True)
    if syntax.broken is not None:
        yield Trouble(source.path, source.line_of(syntax.broken), "broken TOML")
    yield from drafts_of(source, map(_entry, syntax.found), is_message)


def _entry(found: Found) -> Entry:
    is_basic = found.literal is not None and found.literal.escape is escape_double
    return Entry(found.group, found.name, found.id, found.runs, escape_double if is_basic else escape_nothing)
