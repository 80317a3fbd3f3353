"""YAML catalogues: every scalar that is a message, named by the keys that lead to it; aliases are not followed."""

from __future__ import annotations

from collections.abc import Iterator

from yaml import YAMLError

from tonelint.message.draft import Draft, Trouble
from tonelint.readers.candidates import IsMessage
from tonelint.readers.catalogue import Entry, drafts_of, refuse
from tonelint.readers.keys import key_path
from tonelint.readers.weave import Run
from tonelint.readers.yamlruns import escape_for, scalar_runs
from tonelint.readers.yamltext import Scalar, scalars
from tonelint.text.source import Source

SUFFIXES = (".yaml", ".yml")


def drafts(source: Source, is_message: IsMessage) -> Iterator[Draft | Trouble]:
    """The messages of a catalogue, in the file's order."""
    try:
        found = list(scalars(source.text))
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = str(getattr(error, "problem", None) or error).splitlines()[0]
        yield Trouble(source.path, source.line_of(mark.index) if mark else None, f"broken YAML: {problem}")
        return
    yield from drafts_of(source, (_entry(source.text, scalar) for scalar in found), is_message)


def _entry(text: str, scalar: Scalar) -> Entry:
    runs = scalar_runs(text, scalar)
    name = str(scalar.keys[-1]) if scalar.keys else ""
    group, whole = key_path(scalar.keys[:-1]), key_path(scalar.keys)
    if runs is None:
        return Entry(group, name, whole, (Run(scalar.value, *scalar.span),), refuse)
    return Entry(group, name, whole, runs, escape_for(text, scalar))
