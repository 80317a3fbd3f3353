"""The scalars of a YAML text with their key paths, without building anything that a hostile file could blow up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from tonelint.text.span import Span

from .keys import Key

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 200


class Scalar(NamedTuple):
    """One scalar: the keys that lead to it, value, place in the text (quotes and indicator included), style.

    `style` is None for plain, else one of ``' " | >``; `flow` says that it stands inside brackets or braces.
    """

    keys: tuple[Key, ...]
    value: str
    span: Span
    style: str | None
    flow: bool = False


class _Level:
    """One open collection: the key or index of the entry that comes next (None: a key is awaited)."""

    __slots__ = ("flow", "is_list", "key")

    def __init__(self, is_list: bool, flow: bool) -> None:
        self.is_list = is_list
        self.flow = flow
        self.key: Key | None = 0 if is_list else None


def scalars(text: str) -> Iterator[Scalar]:
    """Every scalar value of all documents in `text`, in order; aliases stay unread. Raises yaml.YAMLError."""
    levels: list[_Level] = []
    for event in yaml.parse(text, Loader=_LOADER):
        start: Any = event.start_mark
        end: Any = event.end_mark
        if isinstance(event, yaml.CollectionStartEvent):
            levels.append(_Level(isinstance(event, yaml.SequenceStartEvent), bool(event.flow_style)))
            if len(levels) > _DEEPEST:
                raise yaml.MarkedYAMLError(problem="nested too deeply", problem_mark=start)
        elif isinstance(event, yaml.CollectionEndEvent):
            levels.pop()
            _step(levels, None)
        elif isinstance(event, yaml.AliasEvent):
            _step(levels, "*")
        elif isinstance(event, yaml.ScalarEvent):
            if not _awaits_key(levels):
                keys = tuple(level.key for level in levels if level.key is not None)
                yield Scalar(keys, event.value, Span(start.index, end.index), event.style or None, _in_flow(levels))
            _step(levels, event.value)


def _in_flow(levels: list[_Level]) -> bool:
    return bool(levels) and levels[-1].flow


def _awaits_key(levels: list[_Level]) -> bool:
    return bool(levels) and levels[-1].key is None


def _step(levels: list[_Level], value: str | None) -> None:
    """Note that a node has ended: it was a key (`value` says it), or the value of one, or an item of a list."""
    if not levels:
        return
    level = levels[-1]
    if isinstance(level.key, int) and level.is_list:
        level.key += 1
    elif level.key is None:
        level.key = value or ""
    else:
        level.key = None
