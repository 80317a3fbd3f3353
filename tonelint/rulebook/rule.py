"""A rule as data: one sentence — when, verb, thing, unless, because, instead — compiled to plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple

from tonelint.diagnostic import Severity
from tonelint.text.joins import Steps
from tonelint.text.lexicon import Lexicon
from tonelint.text.span import Span

Verb = Literal["forbid", "require", "agree", "limit"]
Level = Literal["error", "warning", "info", "off"]
LEVELS: tuple[Level, ...] = ("off", "info", "warning", "error")
FAULTS = (
    "submissive",
    "threatening",
    "accusatory",
    "blame-shifting",
    "false-authority",
    "third-party",
    "deadline",
    "missing",
    "clarity",
    "consistency",
    "conduct",
    "timing",
    "stage",
    "style",
)
"""What a rule's id begins with."""
Texts = Mapping[str, str]
"""Language (zh or en) to words."""


class Guard(NamedTuple):
    """One excuse. `near` has a slot, a reach in tokens and a side; the `states` kinds have a fact; others only a name."""

    name: str
    slot: int = -1
    fact: str = ""
    within: int = 6
    side: str = "before"


class When(NamedTuple):
    """What must hold for the rule to speak: context keys with their allowed values, facts stated, words mentioned."""

    context: Mapping[str, tuple[str, ...]]
    states: tuple[str, ...]
    lacks: tuple[str, ...]
    mentions: tuple[Steps, ...]


class Instead(NamedTuple):
    """One better wording: what it replaces (span, clause, sentence, message, or the matched words everywhere in the
    message) or the part it is inserted into, and when it fits."""

    place: str
    effect: str
    when: Mapping[str, tuple[str, ...]]
    texts: Mapping[str, tuple[str, ...]]
    drops: bool = False


class Rule(NamedTuple):
    """One rule, compiled. `severity` maps each stage to a level; `subject` is what the verb is about."""

    id: str
    verb: Verb
    subject: Mapping[str, Any]
    severity: Mapping[str, Level]
    patterns: tuple[Steps, ...]
    excepts: tuple[Steps, ...]
    unless: tuple[Guard, ...]
    when: When
    title: Texts
    why: Texts
    message: Texts
    instead: tuple[Instead, ...]
    sources: tuple[str, ...]
    over: str
    pack: str

    @property
    def fault(self) -> str:
        """The first segment of the id."""
        return self.id.partition("/")[0]


class Match(NamedTuple):
    """Where a rule's verb found what it speaks of, in view offsets; `absence` says that `span` is only an anchor."""

    span: Span
    absence: bool = False
    values: Mapping[str, str] = {}
    related: tuple[Span, ...] = ()
    confidence: float | None = None


class Pack(NamedTuple):
    """A jurisdiction or a channel: when it is active, what it does to severities, and its numbers."""

    name: str
    title: Texts
    when: Mapping[str, tuple[str, ...]]
    severity: Mapping[str, Mapping[str, Level]]
    numbers: Mapping[str, Any]
    version: str


class Rulebook(NamedTuple):
    """All rules, their words and their packs.

    `triggers` maps a slot to the numbers of the rules that have a pattern which begins with it; the rules of `always`
    need no word to speak.
    """

    rules: tuple[Rule, ...]
    lexicon: Lexicon
    context: Mapping[str, Any]
    packs: tuple[Pack, ...]
    sources: Mapping[str, Mapping[str, str]]
    version: str
    triggers: Mapping[int, tuple[int, ...]]
    always: tuple[int, ...]

    def rule(self, name: str) -> Rule | None:
        """The rule with this id, or None."""
        return next((rule for rule in self.rules if rule.id == name), None)


def triggers(rules: Iterable[Rule]) -> tuple[dict[int, tuple[int, ...]], tuple[int, ...]]:
    """Which rules a slot may set off, and which need none: absences, and measures without words."""
    found: dict[int, list[int]] = {}
    always: list[int] = []
    for number, rule in enumerate(rules):
        if not rule.patterns or rule.verb == "require":
            always.append(number)
        for slot in {steps[0].slot for steps in rule.patterns} if rule.verb != "require" else ():
            found.setdefault(slot, []).append(number)
    return {slot: tuple(numbers) for slot, numbers in found.items()}, tuple(always)


def mildest(severity: Mapping[str, Level]) -> Level:
    """The level that an unknown stage gets: the mildest other than off."""
    loud = [LEVELS.index(level) for level in severity.values() if level != "off"]
    return LEVELS[min(loud)] if loud else "off"


def loudest_stage(severity: Mapping[str, Level]) -> str:
    """The first stage at which the rule is loudest; what an example without context is judged at."""
    return max(severity, key=lambda stage: LEVELS.index(severity[stage]))


def as_severity(level: Level) -> Severity | None:
    """The level as a finding bears it; None for off."""
    return None if level == "off" else level
