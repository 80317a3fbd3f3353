"""A fault in a rule file as a person reads it: the place, what is wrong, the line and a caret under it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tonelint.readers.walk import shown
from tonelint.rulebook.nodes import RuleError
from tonelint.writers.clean import clean, for_logs
from tonelint.writers.terminal import cells


def lines(error: RuleError) -> Iterator[str]:
    """The error in one line, and the line of the file with a caret, where it can be read."""
    path = Path(error.path)
    yield for_logs(f"{shown(path)}:{error.line}:{error.column}: {error.message}")
    try:
        text = error.text or path.read_text("utf-8-sig").splitlines()[error.line - 1]
    except (OSError, UnicodeDecodeError, IndexError):
        return
    yield f"  {clean(text)}"
    yield f"  {' ' * cells(clean(text[: error.column - 1]))}^"
