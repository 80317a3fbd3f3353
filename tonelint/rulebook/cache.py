"""The compiled rules on disk: plain values in msgpack, keyed by everything they were made from.

A cache is never trusted: it holds no code, it is read only when it belongs to the user, and whatever does not unpack to
the right shape is compiled anew.
"""

from __future__ import annotations

import os
import sys
import zlib
from array import array
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgpack

from tonelint.text.joins import Step
from tonelint.text.lexicon import Derived, Lexicon
from tonelint.version import VERSION

from .home import home
from .rule import Guard, Instead, Pack, Rule, Rulebook, When
from .shelf import folder, put, taken

_SHAPE = 4
_BETWEEN = "\x1f"


def rulebook(extra: Sequence[Path] = (), use_cache: bool = True) -> Rulebook:
    """tonelint's own rules with the folders of `extra` laid over them. Raises RuleError for a file at fault."""
    folders = [home(), *extra]
    if not use_cache:
        return _compiled(folders)
    path = folder() / f"rules-{checksum(folders):08x}.msgpack"
    book = _read(path)
    if book is None:
        book = _compiled(folders)
        put(path, packed(book))
    return book


def _compiled(folders: Sequence[Path]) -> Rulebook:
    from .load import compiled  # and YAML with it: a warm start needs neither

    return compiled(folders)


def checksum(folders: Sequence[Path]) -> int:
    """A checksum of every file that rules are made from: name, size and time of change, with the versions that read them."""
    parts = [VERSION, sys.version, str(_SHAPE)]
    for each in folders:
        for root, names, entries in sorted(os.walk(each)):
            names.sort()
            for entry in sorted(entries):
                status = os.stat(f"{root}/{entry}")  # noqa: PTH116 (a Path for each file would cost as much as the stat)
                parts.append(f"{root}/{entry}:{status.st_size}:{status.st_mtime_ns}")
    return zlib.crc32("\n".join(parts).encode())


def _read(path: Path) -> Rulebook | None:
    data = taken(path)
    try:
        return None if data is None else unpacked(data)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, msgpack.UnpackException):
        return None


def packed(book: Rulebook) -> bytes:
    """The book as msgpack."""
    lexicon = book.lexicon
    words = (_table(lexicon.lengths), _table(lexicon.slots), *lexicon[2:])
    body: bytes = msgpack.packb(book._replace(lexicon=words), strict_types=False)  # type: ignore[arg-type]
    return body


def unpacked(data: bytes) -> Rulebook:
    """The book that `packed` wrote. Raises ValueError and its kin for anything else."""
    rules, lexicon, context, packs, sources, version, starts, always = msgpack.unpackb(
        data, use_list=False, strict_map_key=False
    )
    lengths, slots, names, derived, facts, placeholders = lexicon
    return Rulebook(
        tuple(_rule(each) for each in rules),
        Lexicon(
            _from_table(lengths),
            _from_table(slots),
            names,
            tuple(_derived(each) for each in derived),
            facts,
            placeholders,
        ),
        context,
        tuple(Pack(*each) for each in packs),
        sources,
        version,
        starts,
        always,
    )


def _table(numbers: Mapping[str, Sequence[int]]) -> tuple[str, bytes, tuple[tuple[int, ...], ...]]:
    """A mapping of very many words to few different lists: read back six times faster than as msgpack's own mapping."""
    rows = {row: number for number, row in enumerate(dict.fromkeys(map(tuple, numbers.values())))}
    return _BETWEEN.join(numbers), array("I", (rows[tuple(row)] for row in numbers.values())).tobytes(), tuple(rows)


def _from_table(raw: Any) -> dict[str, tuple[int, ...]]:
    words, numbers, rows = raw
    return dict(zip(words.split(_BETWEEN), map(rows.__getitem__, memoryview(numbers).cast("I")), strict=True))


def _steps(raw: Any) -> tuple[tuple[Step, ...], ...]:
    return tuple(tuple(Step(*step) for step in steps) for steps in raw)


def _derived(raw: Any) -> Derived:
    name, slot, steps, excepts = raw
    return Derived(name, slot, _steps(steps), _steps(excepts))


def _rule(raw: Any) -> Rule:
    rule = Rule(*raw)
    context, states, lacks, mentions = rule.when
    return rule._replace(
        patterns=_steps(rule.patterns),
        excepts=_steps(rule.excepts),
        unless=tuple(Guard(*each) for each in rule.unless),
        when=When(context, states, lacks, _steps(mentions)),
        instead=tuple(Instead(*each) for each in rule.instead),
    )
