"""How findings name a place in a catalogue."""

from __future__ import annotations

Key = str | int


def key_path(keys: tuple[Key, ...]) -> str:
    """The keys that lead to a value as one word: ``emails.final.body``, ``steps[2].text``."""
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in keys).removeprefix(".")
