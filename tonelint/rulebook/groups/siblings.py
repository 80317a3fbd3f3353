"""A draft, and another of the same file or folder that spells a placeholder's name as it was meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from tonelint.message.message import Message
from tonelint.message.placeholder_names import Names, is_known
from tonelint.message.placeholders import Placeholder
from tonelint.message.spelling import meant_by
from tonelint.rulebook.rule import Match
from tonelint.text.span import Span

from .across import Across, Check, Group


def _spelling(group: Group) -> Iterator[Across]:
    """A placeholder of the first message whose name nobody knows, and that is a slip away from another name."""
    first = group.messages[0]
    names = Names(*first.lexicon.placeholders)
    others = [(number, each) for number, message in enumerate(group.messages) for each in message.placeholders]
    times = Counter(each.name for _, each in others)
    known = {name for name in times if is_known(name, names)}
    for odd in first.placeholders:
        meant = None if odd.name in known else meant_by(odd.name, times, known)
        found = next(((number, each) for number, each in others if each.name == meant), None) if meant else None
        if found:
            number, right = found
            place = Match(first.view.at(odd.span), values={"meant": right.name})
            yield Across(0, place, ((number, _at(group.messages[number], right)),))


def _at(message: Message, placeholder: Placeholder) -> Span:
    return message.view.at(placeholder.span)


AGREEMENTS: Mapping[str, Check] = {"placeholder-names": _spelling}
