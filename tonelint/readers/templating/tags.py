"""Template tags as all dialects see them: what a tag does to the text around it, and how to find tags in linear time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

Role = Literal["if", "unless", "loop", "switch", "group", "hidden", "case", "else", "end", "include", "plain"]
"""`group` holds text that always stands, `hidden` text that does not stand here (a macro's body); `plain` does nothing."""

LONGEST_CONDITION = 600
_BRACKET = re.compile(r"(?<!\\)[\"'()\[\]{}>]")


class Tag(NamedTuple):
    """One control tag: its place (code points), what it does, the word that its partner repeats, its condition as written."""

    start: int
    end: int
    role: Role
    kind: str = ""
    name: str = ""


class Raw(NamedTuple):
    """One delimited run: its place, its opening delimiter, and what stands inside, trimmed."""

    start: int
    end: int
    opener: str
    inside: str


def delimited(text: str, closers: Mapping[str, str], nests: frozenset[str] = frozenset()) -> Iterator[Raw]:
    """Every run from an opener to its closer, in order; an opener that meets itself again first is just text.

    An opener in `nests` (a comment) may hold itself. Linear: no closer is sought twice in the same stretch.
    """
    openers = re.compile("|".join(re.escape(opener) for opener in sorted(closers, key=len, reverse=True)))
    ends: dict[str, int] = {}
    match = openers.search(text)
    while match:
        opener, inside = match.group(), match.end()
        closer = closers[opener]
        if ends.get(closer, inside - 1) < inside:
            found = text.find(closer, inside)
            ends[closer] = len(text) if found < 0 else found
        end = ends[closer]
        following = openers.search(text, inside) if opener not in nests else None
        if end == len(text) or (following and following.start() < end and following.group() == opener):
            match = following or openers.search(text, inside)
            continue
        yield Raw(match.start(), end + len(closer), opener, text[inside:end].strip())
        match = openers.search(text, end + len(closer))


def closing(text: str, at: int, closer: str) -> int | None:
    """Where the next `closer` ends that stands outside of strings and of brackets opened from `at` on; None if not soon."""
    depth, quote = 0, ""
    for match in _BRACKET.finditer(text, at, at + LONGEST_CONDITION):
        letter = match.group()
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'":
            quote = letter
        elif letter == closer and depth <= 0:
            return match.end()
        elif letter in "([{":
            depth += 1
        elif letter in ")]}":
            depth -= 1
    return None


def words(inside: str) -> tuple[str, str]:
    """A tag's first word and the rest, white space made single."""
    first, _, rest = " ".join(inside.split()).partition(" ")
    return first, rest
