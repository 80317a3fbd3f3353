"""How much each clause of a message reads like labelled examples: the bridge from a Message to the learnt model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tonelint.likeness import weights as store
from tonelint.likeness.features import CHINESE, Clause, Passage
from tonelint.likeness.score import Likeness, likenesses
from tonelint.message.asking import anchor
from tonelint.message.message import Message
from tonelint.message.roles import Role
from tonelint.text.span import Span

# A rule of dashes or a web address says nothing.
_SPOKEN = re.compile(r"^(?!\S*://\S*$).*(?:[\u3400-\u9fff]|[a-z]{2})", re.DOTALL)
_KNOWN = ("stage", "channel", "audience")
_STATED = ("amount", "date", "deadline", "way-to-pay", "reference", "sender", "contact", "plan")


class Reading(NamedTuple):
    """One clause that reads like a fault: its span in the view, and a calibrated confidence."""

    span: Span
    confidence: float


def readings(message: Message, label: str, band: str) -> Iterator[Reading]:
    """The clauses of `message` whose likeness to `label` lies in `band` (high or middle); none where the weights cannot
    be used (see `trouble`)."""
    for each in _likenesses(message):
        if each.label == label and each.band == band:
            yield Reading(message.layout.clauses[each.clause].span, each.confidence)


def weighty(message: Message, span: Span, label: str) -> list[Span]:
    """The words in `span`, a clause of the view, that weighed most for the label: what ``explain`` shows."""
    from tonelint.likeness.reasons import weightiest

    usable = _weights()
    found = [] if usable is None else weightiest(span.of(message.text), label, usable)
    return [Span(span.start + start, span.start + end) for start, end in found]


def nearest(message: Message, span: Span, label: str) -> list[str]:
    """The labelled clauses of the training data nearest to `span`, a clause of the view; none where they cannot be
    read: an explanation is no reason to fail."""
    import zlib

    from tonelint.likeness import examples

    usable = _weights()
    try:
        near = [] if usable is None else examples.nearest(span.of(message.text), label, usable, examples.default_path())
    except (OSError, zlib.error):
        near = []
    return [each.text for each in near]


def passage(message: Message) -> Passage:
    """A message as the model reads it: what it says itself (no quotation), what is known of it and what it states."""
    clauses = tuple(
        Clause(clause.span.of(message.text), clause.sentence, number)
        for number, (clause, role) in enumerate(zip(message.layout.clauses, message.roles, strict=True))
        if role is not Role.QUOTATION and _SPOKEN.search(clause.span.of(message.text))
    )
    cues = [f"{key}={value}" for key in _KNOWN if (value := message.context.get(key))]
    cues += [f"states={kind}" for kind in _STATED if message.states(kind)]
    cues += ["asks"] if anchor(message) else []
    cues += [CHINESE] if message.language.startswith("zh") else []
    return Passage(clauses, frozenset(cues))


@lru_cache(maxsize=8)
def _likenesses(message: Message) -> tuple[Likeness, ...]:
    usable = _weights()
    return () if usable is None else likenesses(passage(message), usable)


def trouble() -> str | None:
    """Why the learnt measure is silent, in one line; None where it works."""
    return _loaded()[1]


def _weights() -> store.Weights | None:
    return _loaded()[0]


@lru_cache(maxsize=1)
def _loaded() -> tuple[store.Weights | None, str | None]:
    try:
        return store.load(store.default_path()), None
    except (store.WeightsError, OSError) as error:
        return None, str(error)
