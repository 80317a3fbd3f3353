"""A draft, and another of the same file or folder that spells a placeholder's name as it was meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tonelint.message.message import Message
from tonelint.message.placeholders import Placeholder
from tonelint.message.spelling import meant_by
from tonelint.rulebook.rule import Match
from tonelint.text.span import Span

from .across import Across, Check, Group


def _spelling(group: Group) -> Iterator[Across]:
    """A placeholder's name that nobody knows and that is a slip away from another name in the group."""
    first = group.messages[0]
    others = [(index, each) for index, message in enumerate(group.messages) for each in message.placeholders]
    for odd in first.placeholders:
        name = meant_by(odd.name, odd.kind, [(each.name, each.kind) for _, each in others])
        found = next(((i, each) for i, each in others if each.name == name), None) if name else None
        if found:
            index, right = found
            values = {"meant": right.name}
            yield Across(
                0, Match(first.view.at(odd.span), values=values), ((index, _at(group.messages[index], right)),)
            )


def _at(message: Message, placeholder: Placeholder) -> Span:
    return message.view.at(placeholder.span)


AGREEMENTS: Mapping[str, Check] = {"placeholder-names": _spelling}
