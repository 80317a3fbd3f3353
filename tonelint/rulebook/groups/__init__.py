"""What ``agree`` and ``limit`` look at across drafts, by ``over:`` and name; one module for each way to belong together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tonelint.rulebook.rule import Rule

from . import ladder, siblings, thread, twins
from .across import Across, Check, Gauge, Group, Loud

__all__ = ["AGREEMENTS", "MEASURES", "OVER", "VERBS", "Across", "Group", "Loud", "find"]

AGREEMENTS: Mapping[str, Mapping[str, Check]] = {
    "thread": thread.AGREEMENTS,
    "twins": twins.AGREEMENTS,
    "ladder": ladder.AGREEMENTS,
    "siblings": siblings.AGREEMENTS,
}
MEASURES: Mapping[str, Mapping[str, Gauge]] = {"thread": thread.MEASURES, "ladder": ladder.MEASURES}
OVER = ("draft", *AGREEMENTS)
"""What a rule may look over: one draft, or drafts that belong together."""
VERBS = ("agree", "limit")
"""What a rule may say of drafts that belong together."""


def find(rule: Rule, group: Group) -> Iterator[Across]:
    """Where the drafts of `group` break a rule whose ``over:`` is not draft."""
    if rule.verb == "agree":
        yield from AGREEMENTS[rule.over][rule.subject["of"]](group)
        return
    low, high = rule.subject.get("min"), rule.subject.get("max")
    for number, found in MEASURES[rule.over][rule.subject["measure"]](group):
        if (low is not None and number < low) or (high is not None and number > high):
            bound = high if low is None else low
            values = {"number": f"{number:g}", "limit": f"{bound:g}", **found.match.values}
            yield found._replace(match=found.match._replace(values=values))
