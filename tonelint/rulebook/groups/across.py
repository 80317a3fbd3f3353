"""What a rule across drafts looks at, and how it says where it found something."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from tonelint.diagnostic import Severity
from tonelint.message.asking import anchor
from tonelint.message.message import Message
from tonelint.rulebook.rule import Match
from tonelint.text.span import Span


class Loud(NamedTuple):
    """The loudest fault of tone in a message: how loud, where (view offsets), and the rule that says so."""

    severity: Severity
    span: Span
    rule: str


class Group(NamedTuple):
    """Messages that belong together, in their order; `loudest` tells the loudest fault of tone in one of them.

    A thread is judged for its last message, those before it being what was sent earlier. Twins and the stages of a
    ladder are judged as a whole.
    """

    messages: tuple[Message, ...]
    loudest: Callable[[Message], Loud | None] = lambda _message: None


class Across(NamedTuple):
    """Something found in message `number` of a group, and the places in other messages (number, span) that it speaks of."""

    number: int
    match: Match
    related: tuple[tuple[int, Span], ...] = ()


Check = Callable[[Group], Iterator[Across]]
Gauge = Callable[[Group], Iterator[tuple[float, Across]]]


def place(message: Message) -> Span:
    """Where something about a message as a whole is shown: the sentence that asks, else the first one."""
    return anchor(message) or (message.layout.sentences[0] if message.layout.sentences else Span(0, 0))


def written(message: Message, span: Span) -> str:
    """The words at `span` of the view as the draft writes them."""
    return message.place(span).of(message.draft.text)
