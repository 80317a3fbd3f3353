"""Whether a placeholder's name is a slip of the pen for another: ``due_dtae`` beside ``due_date``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set

_SHORT, _LONG = 5, 8
"""A name of five letters may be off by one, of eight by two; a shorter one is not guessed at."""
_OFTEN = 3
"""How often a name that nobody knows must stand beside the odd one to be what was meant."""


def meant_by(name: str, times: Counter[str], known: Set[str]) -> str | None:
    """The name that `name`, which nobody knows, was meant to be, or None.

    `times` counts the names that stand beside it (and itself); the meaning of `known` ones is known. Names that differ
    in a number, in case, in an ``s`` or only in how their words are joined are names of their own.
    """
    if len(name) < _SHORT or not name.isascii():
        return None
    for other, often in times.most_common():
        is_sure = other in known or (often >= _OFTEN and times[name] <= 1)
        if other != name and is_sure and _bare(other) != _bare(name) and _is_near(name.lower(), other.lower()):
            return other
    return None


def _bare(name: str) -> str:
    """The letters that tell one name from another."""
    return "".join(c for c in name.lower() if c.isalpha()).removesuffix("s")


def _is_near(one: str, other: str) -> bool:
    allowed = 2 if min(len(one), len(other)) >= _LONG else 1
    return abs(len(one) - len(other)) <= allowed and distance(one, other) <= allowed


def distance(one: str, other: str) -> int:
    """How many letters must be put in, left out, changed or swapped with their neighbour to make `one` the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
