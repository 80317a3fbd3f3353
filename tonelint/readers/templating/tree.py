"""From tags to the branch tree of a template, with a stack instead of recursion: a template may nest ten thousand deep."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tonelint.message.draft import Branch, Choice, Leaf, Sequence, Unknown
from tonelint.text.span import Span

from .tags import Tag

EMPTY = Sequence(())


class Unbalanced(NamedTuple):
    """A tag that closes nothing, or one that is never closed; `offset` is where it stands (code points)."""

    offset: int
    message: str


class _Open:
    """A block that is not closed yet: its tag, the paths that are done, and the parts of the path being read."""

    __slots__ = ("has_else", "names", "parts", "paths", "tag")

    def __init__(self, tag: Tag | None) -> None:
        self.tag = tag
        self.parts: list[Branch] = []
        self.paths: list[Branch] = []
        self.names: list[str] = []
        self.has_else = False
        if tag:
            self.names.append(f"not {tag.name}" if tag.role == "unless" else tag.name)

    def next_path(self, name: str) -> None:
        """End the path being read; the next one stands where `name` holds."""
        before_first_case = self.tag is not None and self.tag.role == "switch" and not self.paths and not self.has_else
        if before_first_case and self.names == [self.tag.name if self.tag else ""]:
            self.names = [name]
        else:
            self.paths.append(_sequence(self.parts))
            self.names.append(name)
        self.parts = []


def grow(tags: Iterable[Tag], length: int) -> Branch | Unbalanced:
    """The branch tree of a text of `length` code points in which `tags` stand, in order."""
    stack = [_Open(None)]
    at = 0
    for tag in tags:
        top = stack[-1]
        if at < tag.start:
            top.parts.append(Leaf(Span(at, tag.start)))
        at = tag.end
        if tag.role in ("if", "unless", "loop", "switch", "group", "hidden"):
            stack.append(_Open(tag))
        elif tag.role == "include":
            top.parts.append(Unknown(Span(tag.start, tag.end)))
        elif tag.role in ("case", "else", "end"):
            if top.tag is None or (tag.role == "end" and not _partners(top.tag.kind, tag.kind)):
                return Unbalanced(tag.start, _stray(tag, top.tag))
            _go_on(stack, tag)
    if at < length:
        stack[-1].parts.append(Leaf(Span(at, length)))
    opened = stack[-1].tag
    return (
        Unbalanced(opened.start, f"template tag '{_said(opened)}' is never closed")
        if opened
        else _sequence(stack[0].parts)
    )


def _go_on(stack: list[_Open], tag: Tag) -> None:
    """Turn to the next path of the innermost block, or close it."""
    top = stack[-1]
    opened = top.tag
    if opened is None:
        return
    if tag.role == "case":
        top.next_path(_case(opened, tag))
    elif tag.role == "else":
        top.next_path(_otherwise(opened, len(top.paths)))
        top.has_else = True
    else:
        stack.pop()
        stack[-1].parts.extend(_closed(top, opened))


def _closed(block: _Open, opened: Tag) -> tuple[Branch, ...]:
    """What a block says once it is closed."""
    if opened.role == "hidden":
        return ()
    if opened.role == "group" and not block.paths:
        return (_sequence(block.parts),)
    if opened.role == "switch" and not block.paths and not block.has_else and block.names == [opened.name]:
        return ()
    paths = [*block.paths, _sequence(block.parts)]
    names = list(block.names)
    if not block.has_else:
        names.append(_otherwise(opened, len(block.paths)))
        paths.append(EMPTY)
    return (Choice(tuple(paths), tuple(names)),)


def _case(opened: Tag, tag: Tag) -> str:
    if opened.role != "switch" or not opened.name:
        return tag.name
    return f"{opened.name} {tag.name}" if tag.name.startswith("=") else f"{opened.name} = {tag.name}"


def _otherwise(opened: Tag, paths_before: int) -> str:
    """The name of the path that stands where no condition holds; the plain opposite where there is one condition."""
    if paths_before or opened.role in ("switch", "group"):
        return "else"
    return opened.name if opened.role == "unless" else f"not {opened.name}"


def _sequence(parts: list[Branch]) -> Branch:
    return parts[0] if len(parts) == 1 else Sequence(tuple(parts))


def _partners(opened: str, closed: str) -> bool:
    return not opened or not closed or opened == closed


def _said(tag: Tag) -> str:
    return f"{tag.kind} {tag.name}".strip()[:60]


def _stray(tag: Tag, opened: Tag | None) -> str:
    what = "closes" if tag.role == "end" else "belongs to"
    name = f"end of {tag.kind}" if tag.role == "end" and tag.kind else f"{tag.kind or tag.role}"
    return f"template tag '{name}' {what} " + (f"nothing: '{_said(opened)}' is open" if opened else "nothing")
