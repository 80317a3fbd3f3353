"""What the model sees of a message: every clause as numbered buckets of its tokens, their neighbours and their letters.

Pure and the only place where features are made: training and checking call it alike. Buckets are named by a
polynomial of CRC-32 values (no seed, the same on every machine and in every process).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from struct import unpack_from
from typing import NamedTuple
from zlib import crc32

VERSION = 1
"""Raised whenever the same words would fall into other buckets: weights of another version are refused."""

BUCKETS = 1 << 20
OPAQUE = "\ufffc"
CHINESE = "chinese"
"""The cue of a message in Chinese: its bands are its own."""

_TOKEN = re.compile(r"[\u3400-\u9fff]|[a-z]+(?:'[a-z]+)?|[0-9][0-9.,:/]*|\ufffc+|[^\s\w]|\w")
_LATIN = re.compile(r"[a-z]+(?:'[a-z]+)?")
_ENDINGS = ("ing", "edly", "ed", "es", "s", "ly", "er")
_NUMBER, _FILLED = crc32(b"0"), crc32(b"{}")
_EDGE = (crc32(b"^"), crc32(b"$"))
_SECOND, _SKIP, _WORD, _LETTERS, _PRIME = 1000003, 524309, 65599, 2654435761, 4294967291


class Clause(NamedTuple):
    """One clause of the folded text, the number of the sentence it belongs to, and its own number in the message;
    placeholders are runs of U+FFFC."""

    text: str
    sentence: int
    number: int


class Passage(NamedTuple):
    """A whole message as the model reads it: its own clauses in order (not what it quotes), and what is known of it.

    `cues` are words such as ``stage=overdue`` or ``channel=sms``; a cue that the model never saw weighs nothing.
    """

    clauses: tuple[Clause, ...]
    cues: frozenset[str] = frozenset()


class Family(NamedTuple):
    """Features of one kind: buckets in order, bucket i standing for tokens i - `lead` to i - `lead` + `width` - 1."""

    buckets: list[int]
    lead: int
    width: int


def buckets(text: str) -> list[int]:
    """The buckets of one clause, a bucket as often as its feature occurs."""
    return [bucket for family in families_of(text) for bucket in family.buckets] + letters(text)


def tokens(text: str) -> list[str]:
    """Chinese characters, words, numbers, placeholders and marks of one clause, in order."""
    return _TOKEN.findall(text)


def places(text: str) -> list[tuple[int, int]]:
    """Where each of the clause's tokens stands: start and end."""
    return [found.span() for found in _TOKEN.finditer(text)]


def families_of(text: str) -> tuple[Family, ...]:
    """The features that stand for tokens of a clause, by kind."""
    return families([_id(token) for token in tokens(text)])


def families(ids: list[int]) -> tuple[Family, ...]:
    """Tokens, pairs of neighbours with the clause's edges, and pairs with one token between."""
    edged = [_EDGE[0], *ids, _EDGE[1]]
    return (
        Family([a % BUCKETS for a in ids], 0, 1),
        Family([(a * _SECOND + b) % BUCKETS for a, b in pairwise(edged)], 1, 2),
        Family([(a * _SKIP + b) % BUCKETS for a, b in zip(ids, ids[2:])], 0, 3),  # noqa: B905
    )


def letters(text: str) -> list[int]:
    """Runs of four letters inside and across Latin words, and the words as written."""
    words = _LATIN.findall(text)
    if not words:
        return []
    found = [crc32(word.encode()) * _WORD % BUCKETS for word in words]
    data = f" {' '.join(words)} ".encode()
    for shift in range(4):
        count = (len(data) - shift) // 4
        found += [run * _LETTERS % _PRIME % BUCKETS for run in unpack_from(f"<{count}I", data, shift)]
    return found


@lru_cache(maxsize=16384)
def _id(word: str) -> int:
    """The number of one token: a number is any number, a word stands for its stem."""
    if word[0] == OPAQUE:
        return _FILLED
    if word[0].isdigit():
        return _NUMBER
    return crc32(stem(word).encode())


def stem(word: str) -> str:
    """An English word without its commonest endings; other tokens as they are."""
    for ending in _ENDINGS if len(word) > 4 and word.isascii() else ():
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
