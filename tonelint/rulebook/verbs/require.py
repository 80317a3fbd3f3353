"""At least one of these must be there, wherever the message asks for money; in a template, on every path."""

from __future__ import annotations

from collections.abc import Iterator

from tonelint.message.asking import anchor
from tonelint.message.draft import Branch, Choice, Leaf, Sequence, Unknown
from tonelint.message.message import Message
from tonelint.text.joins import matches
from tonelint.text.span import Span

from ..rule import Match, Rule


def find(rule: Rule, message: Message) -> Iterator[Match]:
    """One match at the anchor where the thing is nowhere stated, or on some path is not; `path` names that path."""
    place = anchor(message) if rule.subject.get("anchor") != "message" else _whole(message)
    if place is None:
        return
    stated = _stated(rule, message)
    if message.draft.branches is None:
        if not stated:
            yield Match(place, absence=True)
        return
    missing = _missing(message.draft.branches, [message.place(span) for span in stated])
    if missing is not None:
        yield Match(place, absence=True, values={"path": missing})


def _whole(message: Message) -> Span | None:
    return message.layout.sentences[0] if message.layout.sentences else None


def _stated(rule: Rule, message: Message) -> list[Span]:
    spans = [fact.span for kind in rule.subject["facts"] for fact in message.states(kind)]
    for steps in rule.patterns:
        spans += matches(steps, message.complete, message.text, message.layout)
    return spans


def _missing(branch: Branch, stated: list[Span]) -> str | None:
    """The names of the conditions on a path that states none of `stated` (draft offsets), or None; an explicit stack,
    for templates nest as deep as they like."""
    results: list[str | None] = []
    todo: list[tuple[Branch, bool]] = [(branch, False)]
    while todo:
        node, seen = todo.pop()
        if isinstance(node, Leaf):
            results.append(None if any(node.span.contains(span) for span in stated) else "")
        elif isinstance(node, Unknown):
            results.append(None)
        elif not seen:
            parts = node.parts if isinstance(node, Sequence) else node.paths
            todo.append((node, True))
            todo += [(part, False) for part in reversed(parts)]
        else:
            results.append(_combined(node, results))
    return results[0]


def _combined(node: Sequence | Choice, results: list[str | None]) -> str | None:
    """Folds the results of a node's parts, which stand last in `results`, into one."""
    size = len(node.parts if isinstance(node, Sequence) else node.paths)
    parts = [results.pop() for _ in range(size)][::-1]
    if isinstance(node, Sequence):
        return None if any(part is None for part in parts) else " · ".join(filter(None, parts))
    if all(part == "" for part in parts):
        return ""  # no branch makes a difference: it is missing whichever is taken
    for name, part in zip(node.names, parts, strict=True):
        if part is not None:
            return " · ".join(filter(None, (name, part)))
    return None
