"""The excuses that a rule may allow: a closed list, each a question about a message and a place in it."""

from __future__ import annotations

import re
from collections.abc import Callable

from tonelint.message.fact import Day
from tonelint.message.message import Message
from tonelint.message.roles import Role
from tonelint.text.span import Span, inside

from .rule import Guard

_TOKEN = re.compile(r"[a-z0-9'’]+|\ufffc+|[\u3400-\u9fff]")
_CITED = re.compile(r'"[^"\n]{1,60}"|“[^”\n]{1,60}”|「[^」\n]{1,60}」|『[^』\n]{1,60}』|‘[^’\n]{1,60}’')
NEGATION_REACH = 6
"""Tokens between a negation and what it denies: Chinese characters or English words (domain practice: 6 and 5)."""
_NAME = 40
"""Code points of the longest ending of a name (Limited, 有限公司)."""


def excused(message: Message, span: Span, guards: tuple[Guard, ...]) -> str | None:
    """The name of the first guard that excuses `span`, or None."""
    return next((guard.name for guard in guards if _GUARDS[guard.name](message, span, guard)), None)


def _clause(message: Message, span: Span) -> Span:
    return message.layout.clauses[message.layout.clause_at(span.start)].span


def _role(message: Message, span: Span) -> Role:
    return message.roles[message.layout.clause_at(span.start)]


def _before(message: Message, span: Span, name: str, within: int) -> bool:
    """Whether a word of set `name` ends at most `within` tokens before `span`, in its clause."""
    before = Span(_clause(message, span).start, span.start)
    words = inside(message.words(name), before)
    return any(tokens(message.text, word.end, span.start) <= within for word in words)


def tokens(text: str, start: int, end: int) -> int:
    """How many English words, numbers, placeholders and Chinese characters stand in text[start:end]."""
    return sum(1 for _ in _TOKEN.finditer(text, start, end))


def _negated(message: Message, span: Span, _guard: Guard) -> bool:
    return _before(message, span, "negation", NEGATION_REACH) or _before(message, span, "negation-adjacent", 0)


def _denied(message: Message, span: Span, _guard: Guard) -> bool:
    """A negation between the words of the match: for patterns with gaps, whose own words deny nothing."""
    return any(word.start > span.start for word in inside(message.words("negation"), span))


def _quoted(message: Message, span: Span, _guard: Guard) -> bool:
    return message.is_quoted(span) or _role(message, span) is Role.QUOTATION


def _cited(message: Message, span: Span, _guard: Guard) -> bool:
    """Words mentioned, not used: the sentence puts them between quotation marks."""
    sentence = message.layout.sentences[message.layout.sentence_at(span.start)]
    return any(
        pair.start() < span.end and span.start < pair.end()
        for pair in _CITED.finditer(message.text, sentence.start, max(sentence.end, span.end))
    )


def _asked(message: Message, span: Span, _guard: Guard) -> bool:
    return message.layout.clauses[message.layout.clause_at(span.start)].ending[:1] in {"?", "？"}


def _own_act(message: Message, span: Span, _guard: Guard) -> bool:
    return _role(message, span) is Role.PROMISE


def _named(message: Message, span: Span, _guard: Guard) -> bool:
    """A name: the original is capitalised in a text that is not all capitals, or a word for a kind of firm or street follows."""
    words = message.place(span).of(message.draft.text)
    at = message.place(span).start
    before = message.draft.text[max(at - 80, 0) : at].rstrip()
    starts_sentence = not before or before[-1] in ".!?。！？\n:"
    capitalised = words[:1].isupper() and not words.isupper() and not starts_sentence
    after = Span(span.start, min(span.end + 6, len(message.text)))
    return capitalised or any(
        word.overlaps(after) and word.end > span.end
        for word in inside(message.words("name-ending"), Span(span.start - _NAME, after.end + _NAME))
    )


def _warned(message: Message, span: Span, _guard: Guard) -> bool:
    sentence = message.layout.sentences[message.layout.sentence_at(span.start)]
    return bool(inside(message.words("fraud-warning"), sentence))


def _past(message: Message, span: Span, _guard: Guard) -> bool:
    return _role(message, span) is Role.REPORT


def _heading(message: Message, span: Span, _guard: Guard) -> bool:
    return _role(message, span) is Role.HEADING


def _alone(message: Message, span: Span, _guard: Guard) -> bool:
    """A line of its own, as titles of letters are: nothing else is spelt on it."""
    text = message.text
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    rest = text[start : span.start] + text[span.end : len(text) if end < 0 else end]
    return "\n" in text and not any(character.isalpha() for character in rest)


def _boilerplate(message: Message, span: Span, _guard: Guard) -> bool:
    return _role(message, span) is Role.BOILERPLATE


def _near(message: Message, span: Span, guard: Guard) -> bool:
    clause = _clause(message, span)
    for word in inside(message.complete.get(guard.slot, ()), clause):
        before = word.end <= span.start and tokens(message.text, word.end, span.start) <= guard.within
        after = word.start >= span.end and tokens(message.text, span.end, word.start) <= guard.within
        if (before and guard.side != "after") or (after and guard.side != "before"):
            return True
    return False


def _clause_says(message: Message, span: Span, guard: Guard) -> bool:
    clause = _clause(message, span)
    return bool(inside(message.complete.get(guard.slot, ()), clause))


def _sentence_says(message: Message, span: Span, guard: Guard) -> bool:
    sentence = message.layout.sentences[message.layout.sentence_at(span.start)]
    return bool(inside(message.complete.get(guard.slot, ()), sentence))


def _says(message: Message, _span: Span, guard: Guard) -> bool:
    return any(not message.is_quoted(word) for word in message.complete.get(guard.slot, ()))


def _states(message: Message, _span: Span, guard: Guard) -> bool:
    return bool(message.states(guard.fact))


def _clause_states(message: Message, span: Span, guard: Guard) -> bool:
    clause = _clause(message, span)
    return any(fact.kind == guard.fact for fact in message.facts_at(clause))


def _sentence_states(message: Message, span: Span, guard: Guard) -> bool:
    sentence = message.layout.sentences[message.layout.sentence_at(span.start)]
    return any(fact.kind == guard.fact for fact in message.facts_at(sentence))


def _dated(message: Message, span: Span, _guard: Guard) -> bool:
    """A calm next step says its day: the sentence states a date or a period, and not just "at once" or "today"."""
    sentence = message.layout.sentences[message.layout.sentence_at(span.start)]
    days = (f for f in message.facts_at(sentence) if f.kind in {"date", "deadline", "duration"})
    return any(not (isinstance(f.value, Day) and f.value.offset == 0) for f in days)


_GUARDS: dict[str, Callable[[Message, Span, Guard], bool]] = {
    "negated": _negated,
    "denied": _denied,
    "cited": _cited,
    "quoted": _quoted,
    "asked": _asked,
    "own-act": _own_act,
    "named": _named,
    "warned": _warned,
    "past": _past,
    "dated": _dated,
    "heading": _heading,
    "alone": _alone,
    "boilerplate": _boilerplate,
    "near": _near,
    "clause-says": _clause_says,
    "sentence-says": _sentence_says,
    "says": _says,
    "states": _states,
    "clause-states": _clause_states,
    "sentence-states": _sentence_states,
}
NAMES = tuple(_GUARDS)
WITH_VALUE = ("near", "clause-says", "sentence-says", "says", "states", "clause-states", "sentence-states")
"""The guards that name a word set or a kind of fact."""
