"""A draft, understood: its view, clauses, facts, roles and ask, each worked out once, when first wanted.

All offsets inside a Message are offsets of its view; ``place`` leads from there to the draft.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property, partial

from tonelint.text.edges import plausible
from tonelint.text.joins import Found
from tonelint.text.lexicon import Lexicon
from tonelint.text.normalise import View, view
from tonelint.text.sentences import Layout
from tonelint.text.span import Span, covered, outermost

from . import owed, placeholders
from .context import Context, Value
from .draft import Draft, Mark
from .fact import Fact
from .facts import links, money, references
from .facts.dates import find as find_dates
from .facts.deadlines import decide
from .quotation import quoted
from .roles import Role, roles
from .script import language


class Message:
    """One draft with a lexicon and a context; nothing in it changes after it is made."""

    def __init__(self, draft: Draft, lexicon: Lexicon, given: Context | None = None) -> None:
        self.draft = draft
        self.lexicon = lexicon
        self.context = given or Context()

    def knowing(self, more: Mapping[str, Value]) -> Message:
        """The same message with more context; what was worked out from its words is kept."""
        other = Message.__new__(Message)
        other.__dict__.update(self.__dict__)
        other.context = self.context.having(more)
        return other

    @cached_property
    def placeholders(self) -> tuple[placeholders.Placeholder, ...]:
        """The values to be filled in, in draft offsets."""
        return placeholders.find(self.draft.text, placeholders.Names(*self.lexicon.placeholders))

    @cached_property
    def view(self) -> View:
        """The folded text in which words are sought; placeholders and tags are opaque in it."""
        tags = [mark.span for mark in self.draft.marks if mark.kind == "tag"]
        return view(self.draft.text, _disjoint([*(p.span for p in self.placeholders), *tags]))

    @property
    def text(self) -> str:
        """The text of the view."""
        return self.view.text

    @cached_property
    def language(self) -> str:
        """zh-Hans, zh-Hant, en or other: the script that most of the draft is written in."""
        return self.context.get("language") or language(self.draft.text)

    @cached_property
    def layout(self) -> Layout:
        """Sentences and clauses."""
        return Layout(self.text)

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """The format's marks, in view offsets."""
        return tuple(mark._replace(span=self.view.at(mark.span)) for mark in self.draft.marks)

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """What is somebody else's words."""
        return quoted(self.text, self.marks)

    @cached_property
    def _words(self) -> Found:
        return self.lexicon.scan(self.text)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Everything the message states, sorted by place."""
        found = (*self._plain_facts, *self._named_facts, *self._deadlines)
        return tuple(sorted((*found, *self._owed(found)), key=lambda fact: fact.span))

    def _owed(self, found: tuple[Fact, ...]) -> tuple[Fact, ...]:
        """What is owed for, by its place alone: sought only where nothing else identifies the debt."""
        if any(fact.kind == "reference" for fact in found):
            return ()
        words = owed.Vocabulary(partial(self.lexicon.holds, "debt-generic"), partial(self.lexicon.holds, "debt-breaks"))
        sums = [fact.span for fact in found if fact.kind == "amount"]
        name = owed.named(self.text, self.layout, sums, self.words("subject-mark"), words)
        return () if name is None else (Fact("reference", name, name.of(self.text)),)

    @cached_property
    def _plain_facts(self) -> tuple[Fact, ...]:
        """Facts with numbers, and placeholders."""
        filled = (Fact(p.kind, self.view.at(p.span), None, "placeholder") for p in self.placeholders)
        finders = (find_dates, money.find, references.find, links.find)
        return (*filled, *links.linked(self.text, self.marks), *(fact for find in finders for fact in find(self.text)))

    @cached_property
    def found(self) -> Found:
        """Where the words of every slot stand: word sets, patterns' words, and facts."""
        found = dict(self._words)
        _add(found, self.lexicon, self._plain_facts)
        self.lexicon.derive(found, self.text, self.layout)
        return found

    @cached_property
    def _named_facts(self) -> tuple[Fact, ...]:
        """Facts that are only words: the word sets that say ``fact:``."""
        return tuple(
            Fact(kind, span)  # type: ignore[arg-type]
            for name, kind in self.lexicon.facts.items()
            for span in self.found.get(self.lexicon.names[name], ())
            if plausible(self.text, span, self.layout)
        )

    @cached_property
    def _deadlines(self) -> tuple[Fact, ...]:
        """Which dates and vague times govern paying."""
        return decide(self.text, (*self._plain_facts, *self._named_facts), self.layout)

    @cached_property
    def complete(self) -> Found:
        """`found` with the facts that were decided last (deadlines, ways to pay): what rules' patterns run on."""
        found = dict(self.found)
        _add(found, self.lexicon, (*self._named_facts, *self._deadlines))
        return found

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """The role of every clause."""
        return roles(self.layout.clauses, self.found, self.lexicon, self.marks, self.quoted)

    def states(self, kind: str) -> list[Fact]:
        """The facts of one kind that the message itself states (not in a quotation)."""
        return self._own_facts.get(kind, [])

    @cached_property
    def _own_facts(self) -> dict[str, list[Fact]]:
        """The facts outside quotations, by kind."""
        found: dict[str, list[Fact]] = {}
        for fact in self.facts:
            if not self.is_quoted(fact.span):
                found.setdefault(fact.kind, []).append(fact)
        return found

    def facts_at(self, cover: Span) -> list[Fact]:
        """The facts that overlap `cover`."""
        low = bisect_left(self.facts, cover.start - self._longest_fact, key=lambda fact: fact.span.start)
        high = bisect_left(self.facts, cover.end, low, key=lambda fact: fact.span.start)
        return [fact for fact in self.facts[low:high] if fact.span.overlaps(cover)]

    @cached_property
    def _longest_fact(self) -> int:
        return max((fact.span.end - fact.span.start for fact in self.facts), default=0)

    def is_quoted(self, span: Span) -> bool:
        """Whether `span` lies inside somebody else's words."""
        return covered(span, self._quotations)

    @cached_property
    def _quotations(self) -> tuple[Span, ...]:
        return outermost(self.quoted)

    def words(self, name: str) -> list[Span]:
        """Where the words of a word set stand; none where nobody defined the set."""
        slot = self.lexicon.names.get(name)
        return [] if slot is None else self.found.get(slot, [])

    def place(self, span: Span) -> Span:
        """The span of the draft that a span of the view stands for."""
        return self.view.original(span)


def _add(found: Found, lexicon: Lexicon, facts: tuple[Fact, ...]) -> None:
    """Put the spans of `facts` into their slots; lists that others hold are replaced, never changed."""
    fresh: dict[int, set[Span]] = {}
    for fact in facts:
        slot = lexicon.names.get(fact.kind)
        if slot is not None:
            fresh.setdefault(slot, set()).add(fact.span)
    for slot, spans in fresh.items():
        found[slot] = sorted(spans.union(found.get(slot, ())), key=lambda span: (span.start, -span.end))


def _disjoint(spans: list[Span]) -> tuple[Span, ...]:
    """The spans in order, without those that begin inside an earlier one."""
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)
