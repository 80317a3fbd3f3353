"""Findings out: one module a format, named after it.

A format is a module with ``write(results, summary, ui)``, or ``write_bytes`` where a file is not text. It may say
``NEEDS_TEXT = True`` (fill `Checked.text` and `pieces`) and ``NEEDS_RULES = True`` (fill `Summary.rules`).
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple


class Format(NamedTuple):
    """One way to write findings: `write` yields text, or `write_bytes` gives a whole file where that is not text."""

    name: str
    write: Callable[..., Any] | None
    write_bytes: Callable[..., bytes] | None
    needs_text: bool
    needs_rules: bool


def names() -> list[str]:
    """Every format, in alphabetical order; nothing is imported to find out."""
    files = Path(__file__).parent.glob("[a-z]*.py")
    return sorted(file.stem for file in files if "\ndef write" in file.read_text(encoding="utf-8"))


def load(name: str) -> Format:
    """The format of this name. Raises KeyError for a name that is none."""
    if not name.isidentifier() or not (Path(__file__).parent / f"{name}.py").is_file():
        raise KeyError(name)
    module = import_module(f"{__name__}.{name}")
    write, write_bytes = getattr(module, "write", None), getattr(module, "write_bytes", None)
    if write is None and write_bytes is None:
        raise KeyError(name)
    needs_text, needs_rules = getattr(module, "NEEDS_TEXT", False), getattr(module, "NEEDS_RULES", False)
    return Format(name, write, write_bytes, needs_text, needs_rules)
