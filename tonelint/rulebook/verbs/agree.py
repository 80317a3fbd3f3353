"""All of these say the same: every span that differs is found, with the first as related span."""

from __future__ import annotations

from collections.abc import Iterator

from tonelint.message.message import Message

from .. import agreements
from ..rule import Match, Rule


def find(rule: Rule, message: Message) -> Iterator[Match]:
    """Every statement that contradicts an earlier one, by the agreement that the rule names."""
    yield from agreements.NAMED[rule.subject["of"]](message)
