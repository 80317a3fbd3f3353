"""The judging: a message against a rulebook. Pure: the same message and rules give the same findings."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from tonelint.diagnostic import Severity
from tonelint.message.message import Message
from tonelint.rulebook import measures
from tonelint.rulebook.rule import LEVELS, Level, Match, Pack, Rule, Rulebook, as_severity, mildest
from tonelint.rulebook.verbs import agree, forbid, limit, require
from tonelint.text.joins import matches
from tonelint.text.span import Span, touched

_VERBS = {"forbid": forbid.find, "require": require.find, "agree": agree.find, "limit": limit.find}


class Finding(NamedTuple):
    """A rule broken at a place of a message (view offsets), with the severity it has there."""

    rule: Rule
    match: Match
    severity: Severity


class Skip(NamedTuple):
    """A rule that could not be judged, and the context key that it needs."""

    rule: str
    needs: str


class Verdict(NamedTuple):
    """What was found in one message, sorted by place, and what could not be judged."""

    findings: tuple[Finding, ...]
    skipped: tuple[Skip, ...]


class Policy(NamedTuple):
    """Which rules speak and how loudly: ids or prefixes selected and ignored, severities of the user's own, packs."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Mapping[str, Level]] = {}
    packs: tuple[str, ...] = ()

    def admits(self, rule: Rule) -> bool:
        """Whether the rule may speak; ignore wins over select."""
        return not _among(rule.id, self.ignore) and (not self.select or _among(rule.id, self.select))


def _among(name: str, prefixes: tuple[str, ...]) -> bool:
    return any(name == p or name.startswith(p.rstrip("/") + "/") for p in prefixes)


def lint(message: Message, book: Rulebook, policy: Policy = Policy()) -> Verdict:  # noqa: B008
    """Judge `message` by every rule of `book` that `policy` admits."""
    if message.language == "other" or not message.layout.clauses:
        return Verdict((), ())
    packs = tuple(pack for pack in book.packs if pack.name in policy.packs or _active(pack, message))
    found: list[Finding] = []
    skipped: list[Skip] = []
    active = {"", *(pack.name for pack in packs)}
    for rule in _due(book, message):
        if rule.pack not in active or rule.over != "draft" or not policy.admits(rule):
            continue
        level = _level(rule, message, packs, policy)
        if level == "off":
            continue
        needs = _unknown(rule, message)
        if needs:
            skipped.append(Skip(rule.id, needs))
        elif _applies(rule, message):
            found += _found(rule, message, level)
    return Verdict(tuple(_settled(found)), tuple(skipped))


def silenced(rule: Rule, message: Message, book: Rulebook, policy: Policy) -> str | None:
    """Why `rule` does not speak of this message at all, in half a line; None where it may."""
    if not policy.admits(rule):
        return "not selected"
    packs = tuple(pack for pack in book.packs if pack.name in policy.packs or _active(pack, message))
    if _level(rule, message, packs, policy) == "off":
        return f"off at stage {message.context.get('stage') or 'unknown'}"
    needs = _unknown(rule, message)
    if needs:
        return f"needs {needs}, which is not known"
    return None if _applies(rule, message) else "its 'when:' does not hold"


def severity_of(rule: Rule, message: Message, book: Rulebook, policy: Policy) -> Severity | None:
    """How loud `rule` is of this message; None where it does not speak of it."""
    packs = tuple(pack for pack in book.packs if pack.name in policy.packs or _active(pack, message))
    if rule.pack not in {"", *(pack.name for pack in packs)} or silenced(rule, message, book, policy):
        return None
    return as_severity(_level(rule, message, packs, policy))


def speaks(rule: Rule, message: Message) -> bool:
    """Whether the context that a rule asks for holds."""
    return _unknown(rule, message) is None and _applies(rule, message)


def judged(rule: Rule, message: Message) -> Iterator[Match]:
    """What one rule finds by itself, where its context holds: what examples are held against."""
    if speaks(rule, message):
        yield from _VERBS[rule.verb](rule, message)


def _found(rule: Rule, message: Message, level: Level) -> Iterator[Finding]:
    severity = as_severity(level)
    if severity:
        yield from (Finding(rule, match, severity) for match in _VERBS[rule.verb](rule, message))


def _due(book: Rulebook, message: Message) -> list[Rule]:
    """The rules that the words seen may set off, and those that need none, in the book's order."""
    numbers = {number for slot in message.complete for number in book.triggers.get(slot, ())}
    return [book.rules[number] for number in sorted(numbers.union(book.always))]


def _active(pack: Pack, message: Message) -> bool:
    return bool(pack.when) and all(message.context.get(key) in values for key, values in pack.when.items())


def _level(rule: Rule, message: Message, packs: Iterable[Pack], policy: Policy) -> Level:
    """The severity at the message's stage: the rule's own, then each pack's, then the user's; the last one wins."""
    severity = rule.severity
    for overlay in (*(pack.severity for pack in packs), policy.severity):
        for name in sorted(overlay, key=len) if overlay else ():
            if _among(rule.id, (name,)):
                severity = overlay[name]
    stage = message.context.get("stage")
    return severity.get(stage, "off") if stage else mildest(severity)


def _unknown(rule: Rule, message: Message) -> str | None:
    """The first context key that the rule needs and nobody knows; a thing that is said only of exceptions (bankrupt: yes)
    is taken not to be so."""
    if not rule.when.context and "measure" not in rule.subject:
        return None
    keys = [key for key, values in rule.when.context.items() if "unknown" not in values and values != ("yes",)]
    if "measure" in rule.subject and rule.over == "draft":
        needs = measures.NAMED[rule.subject["measure"]].needs
        keys += [needs] if needs else []
    return next((key for key in keys if message.context.get(key) is None), None)


def _applies(rule: Rule, message: Message) -> bool:
    when = rule.when
    if not any(when):
        return True
    return (
        all((message.context.get(key) or "unknown") in values for key, values in when.context.items())
        and all(_states(message, kind) for kind in when.states)
        and not any(_states(message, kind) for kind in when.lacks)
        and (
            not when.mentions
            or any(_any(matches(s, message.complete, message.text, message.layout)) for s in when.mentions)
        )
    )


def _states(message: Message, kind: str) -> bool:
    from tonelint.message.asking import anchor

    return anchor(message) is not None if kind == "ask" else bool(message.states(kind))


def _any(spans: Iterator[Span]) -> bool:
    return next(spans, None) is not None


def _settled(found: list[Finding]) -> list[Finding]:
    """Overlaps resolved inside one fault: exact rules before likeness, louder before milder, longer before shorter."""
    ranked = sorted(
        found,
        key=lambda f: (
            f.match.confidence is not None,
            -LEVELS.index(f.severity),
            f.match.span.start - f.match.span.end,
            f.rule.id,
        ),
    )
    kept: list[Finding] = []
    taken: dict[str, list[Span]] = {}
    for finding in ranked:
        rivals = taken.setdefault(finding.rule.fault, [])
        if finding.match.absence:
            kept.append(finding)
        elif not touched(finding.match.span, rivals):
            kept.append(finding)
            insort(rivals, finding.match.span)
    return sorted(kept, key=lambda f: (f.match.span, f.rule.id))
