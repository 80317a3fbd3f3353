"""Numbers of a message, a place in it or its context, by name: what ``limit`` bounds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tonelint.message.message import Message
from tonelint.text.span import Span

Reading = tuple[float, Span | None]
"""A number, and the place in the view that it was read from (None: the message as a whole)."""

_EXCLAIMED = re.compile(r"[!！❗‼]+")


class Measure(NamedTuple):
    """How a number is read, and the context key without which it cannot be."""

    of: Callable[[Message], Iterator[Reading]]
    needs: str | None = None


def _characters(message: Message) -> Iterator[Reading]:
    yield len(message.draft.text.strip()), None


def _exclamations(message: Message) -> Iterator[Reading]:
    """The length of every run of exclamation marks."""
    for run in _EXCLAIMED.finditer(message.text):
        yield run.end() - run.start(), Span(*run.span())


def _hour(message: Message) -> Iterator[Reading]:
    """The local hour of sending, minutes as a fraction."""
    found = re.search(r"(\d{1,2}):(\d{2})", message.context.get("send-at") or "")
    if found:
        yield int(found[1]) + int(found[2]) / 60, None


def _number(key: str) -> Callable[[Message], Iterator[Reading]]:
    def of(message: Message) -> Iterator[Reading]:
        word = message.context.get(key)
        if word is not None:
            yield float(word), None

    return of


NAMED: dict[str, Measure] = {
    "characters": Measure(_characters),
    "exclamations": Measure(_exclamations),
    "hour": Measure(_hour, "send-at"),
    "contacts-this-week": Measure(_number("contacts-this-week"), "contacts-this-week"),
    "contacts-today": Measure(_number("contacts-today"), "contacts-today"),
    "days-overdue": Measure(_number("days-overdue"), "days-overdue"),
}
