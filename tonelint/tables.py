"""A TOML table that knows where it stands: every fault in it is one line with the file's name, the line and a guess at what was meant."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple


class ConfigError(ValueError):
    """A fault in the configuration, in one line: path, line and what was probably meant."""

    def __init__(self, path: str, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")
        self.path, self.line, self.message = path, line, message


class Table(NamedTuple):
    """One table of the file: what was read, and its name, so that a fault is shown at its line."""

    path: str
    text: str
    name: str
    raw: Any

    def error(self, key: str, message: str) -> ConfigError:
        """The error at `key` of this table."""
        return ConfigError(self.path, self.line(key), message)

    def line(self, key: str = "") -> int:
        """The line of `key` in this table, else of the table's header, else 1."""
        lines = self.text.splitlines()
        header = re.compile(rf"\s*\[\[?\s*{_loosely(self.name)}\s*\]") if self.name else None
        start = next((i for i, line in enumerate(lines) if header and header.match(line)), None)
        if key:
            wanted = re.compile(
                rf"\s*(?:{re.escape(self.name)}\.)?[\"']?{re.escape(key)}[\"']?\s*[.=]|\s*\[+[^\]]*{re.escape(key)}"
            )
            found = next((i for i in range(start or 0, len(lines)) if wanted.match(lines[i])), None)
            if found is not None:
                return found + 1
        return (start or 0) + 1

    def only(self, allowed: Iterable[str]) -> None:
        """Raises ConfigError for the first key that is not `allowed`."""
        if not isinstance(self.raw, dict):
            raise self.error("", f"[{self.name}] must be a table")
        for key in self.raw:
            if key not in allowed:
                raise self.error(key, f"unknown key {key!r}{meant(key, allowed)}")

    def table(self, key: str) -> Table:
        """The table under `key`; an empty one where there is none. Raises ConfigError."""
        raw = self.raw.get(key, {})
        inner = Table(self.path, self.text, f"{self.name}.{key}".lstrip("."), raw)
        if not isinstance(raw, dict):
            raise self.error(key, f"{key} must be a table: [{inner.name}]")
        return inner

    def word(self, key: str, default: str = "", among: tuple[str, ...] = ()) -> str:
        """The string under `key`, one of `among` where that is given. Raises ConfigError."""
        value = self.raw.get(key, default)
        if not isinstance(value, str):
            raise self.error(key, f"{key} must be a string, not {value!r}")
        if among and value not in among and value != default:
            raise self.error(key, f"{key} is one of {', '.join(among)}, not {value!r}{meant(value, among, '')}")
        return value

    def words(self, key: str) -> tuple[str, ...]:
        """The list of strings under `key`; a single string counts as a list of one. Raises ConfigError."""
        value = self.raw.get(key, [])
        value = [value] if isinstance(value, str) else value
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self.error(key, f"{key} must be a list of strings")
        return tuple(value)

    def scalars(self) -> dict[str, str]:
        """Every entry as a word: true is yes, 3 is 3."""
        return {key: self._scalar(key, value) for key, value in self.raw.items()}

    def _scalar(self, key: str, value: object) -> str:
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, dict | list):
            raise self.error(key, f"{key} must be a single value")
        return str(value)


def meant(word: str, known: Iterable[str], otherwise: str = "; known are ") -> str:
    """', did you mean …?', or the list of what is known (after `otherwise`, unless that is empty)."""
    from difflib import get_close_matches

    names = list(known)
    near = get_close_matches(word, names, 1, 0.5)
    return f", did you mean {near[0]!r}?" if near else f"{otherwise}{', '.join(names)}" if otherwise else ""


def _loosely(name: str) -> str:
    """A table's name as it may be written: any part may stand in quotes."""
    return re.escape(name).replace(r"\.", r"[\"']?\.[\"']?").join(("[\"']?", "[\"']?"))


def shown(path: Path) -> str:
    """The path as people read it: relative to the working folder where it lies below it."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()


def parsed(path: str, text: str) -> dict[str, Any]:
    """The TOML of `text`. Raises ConfigError at the line that cannot be read."""
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        found: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+)", str(error))
        line = int(place[1]) if place else len(text.splitlines())
        raise ConfigError(path, max(line, 1), f"not valid TOML: {str(error).partition(' (')[0].lower()}") from error
    return found


def nth_header(table: Table, number: int) -> int:
    """The line of entry `number` (from 0) of an array of tables."""
    header = re.compile(rf"\s*\[\[\s*{_loosely(table.name)}\s*\]\]")
    lines = [i for i, line in enumerate(table.text.splitlines(), 1) if header.match(line)]
    return lines[number] if number < len(lines) else table.line()
