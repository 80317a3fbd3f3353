"""JSON and ARB catalogues: every string that is a message, named by the keys that lead to it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tonelint.message.draft import Draft, Trouble
from tonelint.readers.candidates import IsMessage
from tonelint.readers.catalogue import Entry, drafts_of
from tonelint.readers.jsontext import escape, string_runs, values
from tonelint.readers.keys import key_path
from tonelint.text.source import Source

SUFFIXES = (".json", ".arb")


def drafts(source: Source, is_message: IsMessage) -> Iterator[Draft | Trouble]:
    """The messages of a catalogue, in the file's order."""
    try:
        json.loads(source.text)
    except RecursionError:
        yield Trouble(source.path, None, "broken JSON: nested too deeply")
    except ValueError as error:
        yield Trouble(source.path, getattr(error, "lineno", None), f"broken JSON: {getattr(error, 'msg', error)}")
    else:
        yield from drafts_of(source, _entries(source.text), is_message)


def _entries(text: str) -> Iterator[Entry]:
    for value in values(text):
        if value.is_string and not any(isinstance(key, str) and key.startswith("@") for key in value.keys):
            group = key_path(value.keys[:-1])
            name = str(value.keys[-1]) if value.keys else ""
            yield Entry(group, name, key_path(value.keys), tuple(string_runs(text, *value.span)), escape)
