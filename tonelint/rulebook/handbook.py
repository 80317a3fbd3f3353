"""A rule as a person reads it: what, why, examples, what to write instead, how loud at which stage, on what it rests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

from tonelint.diagnostic import Card, Cited

from .exam import examples
from .home import home
from .nodes import Node, read
from .rule import LEVELS, Rule, Rulebook, as_severity

Language = Literal["zh", "en"]
_HEADS = {
    "why": ("为什么", "Why"),
    "bad": ("会指出", "Marked"),
    "good": ("不会指出", "Left alone"),
    "instead": ("可以这样写", "Write instead"),
    "severity": ("轻重", "Severity"),
    "unless": ("放过", "Excused"),
    "sources": ("依据", "Rests on"),
}
_STATUS = {
    "second-hand": ("间接引用", "second-hand"),
    "verify": ("引用前请核实", "verify before quoting"),
    "read": ("", ""),
}


class Page(NamedTuple):
    """What the rule's own file says beside what is compiled: the file, and its marked examples."""

    path: Path
    bad: tuple[str, ...]
    good: tuple[str, ...]


def page_of(rule: Rule, folders: Sequence[Path]) -> Page:
    """The rule's own file in the last of `folders` that has one. Raises FileNotFoundError."""
    path = next((f / f"{rule.id}.yaml" for f in reversed(folders) if (f / f"{rule.id}.yaml").is_file()), None)
    if path is None:
        raise FileNotFoundError(rule.id)
    node = read(path)
    marked = _marked(node) if "examples" in node.items() else {"bad": (), "good": ()}
    return Page(path, marked["bad"], marked["good"])


def _marked(node: Node) -> dict[str, tuple[str, ...]]:
    """The examples as written, marks included, each with its context."""
    found: dict[str, tuple[str, ...]] = {"bad": (), "good": ()}
    for kind, each in node.items()["examples"].items().items():
        found[kind] = tuple(_said(member) for member in each.each())
    return found


def _said(node: Node) -> str:
    if isinstance(node.value, str):
        return node.value
    parts = node.items()
    about = ", ".join(f"{key} {each.text()}" for key, each in parts.items() if key not in ("text", "drafts"))
    said = " → ".join(_said(each) for each in parts["drafts"].each()) if "drafts" in parts else parts["text"].text()
    return f"{said} ({about})" if about else said


def pages(book: Rulebook, language: Language, folders: Sequence[Path]) -> Iterator[str]:
    """The whole handbook in Markdown, rule by rule."""
    number = len(book.rules)
    yield f"# {'规则手册' if language == 'zh' else 'The rules'} ({number})\n\n"
    for rule in book.rules:
        yield "\n".join(lines(rule, book, language, folders)) + "\n\n"


def lines(rule: Rule, book: Rulebook, language: Language, folders: Sequence[Path]) -> Iterator[str]:
    """The page of one rule, in Markdown that reads well as plain text."""
    page = page_of(rule, folders)
    yield f"## {rule.id}"
    yield ""
    yield f"**{rule.title[language]}**"
    yield from _part("why", [rule.why[language]], language)
    yield from _part("bad", [f"- {each}" for each in page.bad], language)
    yield from _part("good", [f"- {each}" for each in page.good], language)
    yield from _part("instead", [f"- {each}" for each in _wordings(rule, language)], language)
    yield from _part("severity", [severity(rule)], language)
    yield from _part("unless", [", ".join(dict.fromkeys(guard.name for guard in rule.unless))], language)
    yield from _part("sources", [f"- {each}" for each in _cited(rule, book, language)], language)


def _part(name: str, body: list[str], language: Language) -> Iterator[str]:
    if any(body):
        yield ""
        yield f"### {_HEADS[name][language == 'en']}"
        yield ""
        yield from (" ".join(line.split("\n")) for line in body)


def severity(rule: Rule) -> str:
    """How loud the rule is at each stage, stages of one level together: ``pre-due info · due, overdue warning``."""
    groups: list[tuple[str, list[str]]] = []
    for stage, level in rule.severity.items():
        if groups and groups[-1][0] == level:
            groups[-1][1].append(stage)
        else:
            groups.append((level, [stage]))
    return groups[0][0] if len(groups) == 1 else " · ".join(f"{', '.join(stages)}: {level}" for level, stages in groups)


def _wordings(rule: Rule, language: Language) -> Iterator[str]:
    for each in rule.instead:
        about = ", ".join("/".join(values) for values in each.when.values())
        for words in each.texts.get(language, ()):
            if words.strip():
                yield f"{about}: {words.strip()}" if about else words.strip()


def _cited(rule: Rule, book: Rulebook, language: Language) -> Iterator[str]:
    for key in rule.sources:
        source = book.sources[key]
        about = " ".join(filter(None, (source.get("title"), source.get("section"))))
        status = _STATUS.get(source.get("status", "verify"), ("", ""))[language == "en"]
        says = source.get("says", "")
        yield f"{key}: {about}" + (f" ({status})" if status else "") + (f". {says}" if says else "")


def row(rule: Rule) -> Mapping[str, Any]:
    """A rule as one row of ``tonelint rules --format json``."""
    return {
        "rule": rule.id,
        "fault": rule.fault,
        "verb": rule.verb,
        "title": dict(rule.title),
        "severity": dict(rule.severity),
        "over": rule.over,
        "when": {key: list(values) for key, values in rule.when.context.items()},
        "unless": list(dict.fromkeys(guard.name for guard in rule.unless)),
        "sources": list(rule.sources),
        "rewrites": sum(len(words) for each in rule.instead for words in each.texts.values()),
    }


def cards(book: Rulebook, language: Language, folders: Sequence[Path] = ()) -> tuple[Card, ...]:
    """Every rule as code scanning services introduce it."""
    found = []
    for rule in book.rules:
        loudest = as_severity(LEVELS[max(LEVELS.index(level) for level in rule.severity.values())])
        if loudest is None:
            continue
        sources = tuple(
            Cited(
                key,
                book.sources[key].get("title", key),
                book.sources[key].get("section", ""),
                book.sources[key].get("status", "verify"),
            )
            for key in rule.sources
        )
        bad, good = _shown(rule, [home(), *folders])
        found.append(Card(rule.id, rule.title[language], rule.why[language], loudest, sources, bad, good))
    return tuple(found)


def _shown(rule: Rule, folders: Sequence[Path]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    try:
        every = examples(read(page_of(rule, folders).path))
    except (FileNotFoundError, KeyError):
        return (), ()
    bad = tuple(example.text for example in every if example.bad)
    return bad[:3], tuple(example.text for example in every if not example.bad)[:3]
