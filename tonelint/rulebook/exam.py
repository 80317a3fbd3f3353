"""The examples inside rule files, run as tests: exact spans, silence on the good ones, and every pattern fired."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tonelint.message.context import Context, Value
from tonelint.message.draft import Draft
from tonelint.message.message import Message
from tonelint.text.source import Source
from tonelint.text.span import Span

from .compile import by_language, files, fold
from .nodes import Node, read
from .rule import Match, Rule, Rulebook, loudest_stage

_MARKS = re.compile("[⟦⟧⟨⟩]")
_OPTIONS = re.compile(r"(?<!\\)\(([^()<>]*)\)(?!\?)")
LEAST_BAD, LEAST_GOOD = 2, 3


class Part(NamedTuple):
    """One draft of an example: its text without marks, the spans that must be hit, and the context that it names."""

    text: str
    hits: tuple[Span, ...]
    context: Mapping[str, str]


class Example(NamedTuple):
    """One example: a draft, or under ``drafts:`` several that belong together, in their order."""

    parts: tuple[Part, ...]
    bad: bool
    node: Node

    @property
    def text(self) -> str:
        """The words of all drafts."""
        return "\n".join(part.text for part in self.parts)


class Flaw(NamedTuple):
    """What an example or a pattern failed to hold; shown as path:line: message."""

    path: str
    line: int
    message: str


Judge = Callable[[Rule, Sequence[Message]], Iterable[tuple[int, Match]]]
"""What a rule finds in the drafts of an example: the number of the draft, and the match in it."""


def examples(node: Node) -> list[Example]:
    """The examples of one rule file. Raises RuleError."""
    parts = node.items()["examples"].only(("bad", "good"))
    return [_example(each, kind == "bad") for kind in parts for each in parts[kind].each()]


def _example(node: Node, bad: bool) -> Example:
    shared: dict[str, Node] = {}
    members = [node]
    if isinstance(node.value, dict) and "drafts" in node.value:
        shared = {key: each for key, each in node.value.items() if key != "drafts"}
        members = node.value["drafts"].each()
    parts = tuple(_part(each, {key: word.text() for key, word in shared.items()}) for each in members)
    if bad and not any(part.hits for part in parts):
        raise node.error("a bad example marks with ⟦ ⟧ what must be hit")
    return Example(parts, bad, node)


def _part(node: Node, shared: Mapping[str, str]) -> Part:
    parts = {"text": node} if isinstance(node.value, str) else node.items()
    marked = parts["text"].text() if "text" in parts else ""
    clean, hits, opened = "", [], 0
    at = 0
    for mark in _MARKS.finditer(marked):
        clean += marked[at : mark.start()]
        at = mark.end()
        if mark.group() == "⟦":
            opened = len(clean)
        elif mark.group() == "⟧":
            hits.append(Span(opened, len(clean)))
    clean += marked[at:]
    context = {key: each.text() for key, each in parts.items() if key != "text"}
    return Part(clean, tuple(hits), {**shared, **context})


def sit(folder: Path, book: Rulebook, judge: Judge, chosen: Callable[[str], bool]) -> tuple[int, list[Flaw]]:
    """Examine the rules of `folder` whose id is `chosen`: how many were examined, and every flaw."""
    flaws: list[Flaw] = []
    count = 0
    for path in files(folder):
        name = f"{path.parent.name}/{path.stem}"
        rule = book.rule(name)
        if rule is not None and chosen(name):
            count += 1
            flaws += _examined(rule, read(path), book, judge)
    return count, flaws


def _examined(rule: Rule, node: Node, book: Rulebook, judge: Judge) -> list[Flaw]:
    if "examples" not in node.items():
        return []
    flaws: list[Flaw] = []
    fired: list[str] = []
    covered: list[str] = []
    every = examples(node)
    for example in every:
        messages = [_message(rule, part, node.path, book) for part in example.parts]
        hits = [set[Span]() for _ in messages]
        for index, match in judge(rule, messages):
            hits[index].add(messages[index].place(match.span))
        for part, message, hit in zip(example.parts, messages, hits, strict=True):
            fired += [fold(span.of(part.text)) for span in hit]
            covered.append(message.text)
            if hit != set(part.hits):
                flaws.append(Flaw(example.node.path, example.node.line, _differs(rule, example, part, hit)))
    return flaws + _too_few(rule, node, every) + _unfired(node, fired, covered)


def _message(rule: Rule, part: Part, path: str, book: Rulebook) -> Message:
    return Message(Draft(part.text, Source(path, part.text)), book.lexicon, _context(rule, part))


def _differs(rule: Rule, example: Example, part: Part, hits: Iterable[Span]) -> str:
    wanted = ", ".join(f"⟦{span.of(part.text)}⟧" for span in part.hits) or "nothing"
    got = ", ".join(f"⟦{span.of(part.text)}⟧" for span in sorted(hits)) or "nothing"
    return f"{rule.id}: {'bad' if example.bad else 'good'} example wants {wanted}, hits {got}: {part.text!r}"


def _context(rule: Rule, part: Part) -> Context:
    """The example's own context, at the rule's loudest stage unless it says another, with what the rule's when: asks for."""
    named = {key: values[0] for key, values in rule.when.context.items()}
    if "stage" not in part.context and "stage" not in named:
        named["stage"] = loudest_stage(rule.severity)
    words = {**named, **part.context}
    return Context({key: Value(word, "flag") for key, word in words.items()})


def _too_few(rule: Rule, node: Node, every: list[Example]) -> list[Flaw]:
    """Two bad and three good examples in each language that the rule speaks."""
    flaws: list[Flaw] = []
    for language in _languages(rule, node, every):
        bad = sum(e.bad and _is(e, language) for e in every)
        good = sum(not e.bad and _is(e, language) for e in every)
        if bad < LEAST_BAD or good < LEAST_GOOD:
            flaws.append(
                Flaw(
                    node.path,
                    node.line,
                    f"{rule.id}: {language} has {bad} bad and {good} good examples, not {LEAST_BAD} and {LEAST_GOOD}",
                )
            )
    return flaws


def _languages(rule: Rule, node: Node, every: list[Example]) -> list[str]:
    """The languages of the rule's words; a rule without words speaks those in which it has bad examples."""
    body = node.items().get(rule.verb)
    parts = body.value if body is not None and isinstance(body.value, dict) else {}
    words = parts["words"].value if "words" in parts and isinstance(parts["words"].value, dict) else parts
    named = [language for language in ("zh", "en") if language in words]
    return named or [language for language in ("zh", "en") if any(e.bad and _is(e, language) for e in every)]


def _is(example: Example, language: str) -> bool:
    """Whether a draft of the example is in the language; versions of one message may speak both."""
    return any(any("\u3400" <= c <= "\u9fff" for c in part.text) == (language == "zh") for part in example.parts)


def _unfired(node: Node, fired: list[str], texts: list[str]) -> list[Flaw]:
    """Alternatives of the rule's own patterns that stand in no hit, and exceptions that stand in no example."""
    body = node.items()
    flaws: list[Flaw] = []
    for key, seen in (("forbid", fired), ("except", texts)):
        for pattern in by_language(body.get(key)):
            flaws += [
                Flaw(pattern.path, pattern.line, f"no example fires {option!r} of the pattern {pattern.text()!r}")
                for option in _literals(pattern.text())
                if not any(option in text for text in seen)
            ]
    return flaws


def _literals(pattern: str) -> list[str]:
    """The alternatives that a pattern offers, as folded words; a pattern without any offers its own literal parts."""
    groups = [group for group in _OPTIONS.findall(pattern) if "?" not in group]
    options = [fold(option).strip() for group in groups for option in group.split("|") if option.strip()]
    if options:
        return options
    parts = re.split(r"<[^>]*>|\.{2,3}|\([^()]*\)\??", pattern)
    return [
        fold(part).strip()
        for part in parts
        if part.strip() and "?" not in part and "\\" not in part and "|" not in part
    ]
