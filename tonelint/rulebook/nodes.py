"""YAML files as strings with their places: nothing is guessed (21:00 stays 21:00, no stays no), nothing stands twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MOST_BYTES = 1_000_000


class RuleError(ValueError):
    """A fault in a rule file, with its place: 1-based `line` and `column`, and the line itself for the caret."""

    def __init__(self, path: str, message: str, line: int = 1, column: int = 1, text: str = "") -> None:
        super().__init__(f"{path}:{line}: {message}")
        self.path, self.message, self.line, self.column, self.text = path, message, line, column, text


class Node(NamedTuple):
    """One value of a file: a string, a list of nodes or a mapping of nodes, and where it stands."""

    value: str | list[Node] | dict[str, Node]
    path: str
    line: int
    column: int

    def error(self, message: str) -> RuleError:
        """An error at this node's place."""
        return RuleError(self.path, message, self.line, self.column)

    def text(self) -> str:
        """The string. Raises RuleError where it is none."""
        if not isinstance(self.value, str):
            raise self.error("a text belongs here")
        return self.value

    def items(self) -> dict[str, Node]:
        """The mapping. Raises RuleError where it is none."""
        if not isinstance(self.value, dict):
            raise self.error("a mapping (key: value) belongs here")
        return self.value

    def each(self) -> list[Node]:
        """The list; a single value counts as a list of one."""
        return self.value if isinstance(self.value, list) else [self]

    def texts(self) -> tuple[str, ...]:
        """The list as strings."""
        return tuple(node.text() for node in self.each())

    def only(self, allowed: tuple[str, ...]) -> dict[str, Node]:
        """The mapping, whose keys are all among `allowed`. Raises RuleError for the first that is not."""
        for key, node in self.items().items():
            if key not in allowed:
                raise node.error(f"unknown key {key!r}{_meant(key, allowed)}")
        return self.items()


def _meant(key: str, allowed: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key, allowed, 1)
    return f", did you mean {near[0]!r}?" if near else f"; allowed are {', '.join(allowed)}"


def read(path: Path) -> Node:
    """The file's content. Raises RuleError (unreadable, not YAML, an alias, a key that stands twice) with its place."""
    try:
        data = path.read_bytes()
        if len(data) > MOST_BYTES:
            raise RuleError(str(path), f"larger than {MOST_BYTES} bytes")
        return parse(data.decode("utf-8-sig"), str(path))
    except OSError as error:
        raise RuleError(str(path), error.strerror or "cannot be read") from error
    except UnicodeDecodeError as error:
        raise RuleError(str(path), "is not UTF-8") from error


def parse(text: str, path: str) -> Node:
    """The content of YAML `text`. Raises RuleError."""
    try:
        events = list(yaml.parse(text, Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise RuleError(path, f"not valid YAML: {error.problem}", line, column) from error
    except yaml.YAMLError as error:
        raise RuleError(path, f"not valid YAML: {error}") from error
    inner = iter([e for e in events if not isinstance(e, (yaml.StreamStartEvent, yaml.StreamEndEvent))])
    first = next(inner, None)
    if first is None:
        return Node({}, path, 1, 1)
    return _value(next(inner), inner, path, 0)


def _value(event: yaml.Event, events: Iterator[yaml.Event], path: str, depth: int) -> Node:
    mark = event.start_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if isinstance(event, yaml.AliasEvent) or depth > 12:
        raise RuleError(path, "aliases and deeper nesting than 12 are not allowed", line, column)
    if isinstance(event, yaml.ScalarEvent):
        return Node(event.value, path, line, column)
    if isinstance(event, yaml.SequenceStartEvent):
        members: list[Node] = []
        while not isinstance(inner := next(events), yaml.SequenceEndEvent):
            members.append(_value(inner, events, path, depth + 1))
        return Node(members, path, line, column)
    mapping: dict[str, Node] = {}
    while not isinstance(key := next(events), yaml.MappingEndEvent):
        name = _value(key, events, path, depth + 1)
        if name.text() in mapping:
            raise name.error(f"key {name.text()!r} stands twice")
        mapping[name.text()] = _value(next(events), events, path, depth + 1)
    return Node(mapping, path, line, column)
