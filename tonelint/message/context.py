"""What is known about a message besides its words: a closed vocabulary of keys, each value with where it came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

Origin = Literal["flag", "front matter", "row", "path", "config", "inferred"]
ORIGINS: tuple[Origin, ...] = ("flag", "front matter", "row", "path", "config", "inferred")
STAGES = ("pre-due", "due", "overdue-early", "overdue", "overdue-late", "final")


class ContextError(ValueError):
    """A key or value that the vocabulary does not know; the message says what was probably meant."""


class Key(NamedTuple):
    """One key of the vocabulary: `kind` is word, number, time, zone or yes-no; `words` maps each spelling to its value.

    `names` maps the words by which files, folders and catalogue keys are called to the value that they mean.
    """

    kind: str
    words: Mapping[str, str]
    aliases: tuple[str, ...]
    names: Mapping[str, str] = {}


class Value(NamedTuple):
    """One known value, its origin, and for an inferred one the words that led to it."""

    word: str
    origin: Origin
    reason: str = ""


class Vocabulary(NamedTuple):
    """The keys that rules, front matter, flags and columns may use (``rules/context.yaml``)."""

    keys: Mapping[str, Key]

    def key(self, spelled: str) -> str | None:
        """The key that a column or front matter field spells, or None."""
        folded = spelled.strip().lower().replace("_", "-").replace(" ", "-")
        if folded in self.keys:
            return folded
        return next((name for name, key in self.keys.items() if folded in key.aliases), None)

    def read(self, name: str, spelled: str) -> str:
        """The value that `spelled` means for key `name`. Raises ContextError."""
        key = self.keys[name]
        folded = spelled.strip().lower()
        if key.kind in {"word", "yes-no"}:
            word = key.words.get(folded) or key.words.get(folded.replace("_", "-").replace(" ", "-"))
            if word is None:
                raise ContextError(_unknown(name, spelled, key.words))
            return word
        if key.kind == "number" and not folded.lstrip("-").replace(".", "", 1).isdigit():
            raise ContextError(f"{name} wants a number, not {spelled!r}")
        return spelled.strip()


def _unknown(name: str, spelled: str, words: Mapping[str, str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(spelled.lower(), words, 1, 0.5)
    hint = f"did you mean {words[near[0]]!r}?" if near else f"it is one of {', '.join(dict.fromkeys(words.values()))}"
    return f"unknown {name} {spelled!r}: {hint}"


class Context:
    """The values known of one message; immutable. A stronger origin is never overwritten by a weaker one."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Value] | None = None) -> None:
        self._values = dict(values or {})

    def get(self, key: str) -> str | None:
        """The value of `key`, or None while it is unknown."""
        value = self._values.get(key)
        return value.word if value else None

    def items(self) -> Iterable[tuple[str, Value]]:
        """All known keys with their values."""
        return self._values.items()

    def value(self, key: str) -> Value | None:
        """The value of `key` with its origin and reason."""
        return self._values.get(key)

    def having(self, more: Mapping[str, Value]) -> Context:
        """This context and `more`; where both know a key, the stronger origin wins, and among equals the later."""
        merged = dict(self._values)
        for key, value in more.items():
            old = merged.get(key)
            if old is None or ORIGINS.index(value.origin) <= ORIGINS.index(old.origin):
                merged[key] = value
        return Context(merged)
