"""XLIFF: the source and the target of every unit, each a draft of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tonelint.message.draft import Draft, Trouble
from tonelint.readers.candidates import IsMessage
from tonelint.readers.catalogue import Entry, drafts_of
from tonelint.readers.xmltext import Broken, Element, elements, escape
from tonelint.text.source import Source

SUFFIXES = (".xliff", ".xlf")

_KEEPS: Final = frozenset({"source", "target"})


def drafts(source: Source, is_message: IsMessage) -> Iterator[Draft | Trouble]:
    """The messages of the units, in the file's order."""
    found = list(elements(source.text, _KEEPS))
    yield from (Trouble(source.path, e.line, f"broken XML: {e.message}") for e in found if isinstance(e, Broken))
    yield from drafts_of(source, (_entry(e) for e in found if isinstance(e, Element)), is_message)


def _entry(element: Element) -> Entry:
    unit = next((p for p in element.parents if "id" in p or "resname" in p), {})
    name = unit.get("resname") or unit.get("id") or unit.get("name", "")
    return Entry(element.name, name, f"{name} ({element.name})", element.runs, escape)
