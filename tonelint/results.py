"""Outcomes kept between runs, keyed by everything that decides them: the file's bytes and name, the rules, the settings.

The store holds plain values, never code; what does not unpack to the right shape is judged anew.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgpack

from tonelint.diagnostic import Change, Checked, Cited, Diagnostic, Known, Related, States, Suggestion
from tonelint.job import Job, Outcome, Task
from tonelint.message.draft import Note, Piece, Trouble
from tonelint.readers.walk import load
from tonelint.rulebook.cache import packed as packed_book
from tonelint.rulebook.shelf import folder
from tonelint.text.source import Position, Range
from tonelint.text.span import Span

_SHAPE = 1
_LARGEST = 200_000
_MOST_BYTES = 200_000_000


class Store:
    """The kept outcomes; a store that fails in any way is as good as none."""

    def __init__(self, base: sqlite3.Connection, about: bytes) -> None:
        self._base = base
        self._about = about
        self._keys: dict[Task, bytes] = {}

    def recalled(self, task: Task) -> Task:
        """The task with its outcomes, where they are known."""
        data = task.data if task.data is not None else load(task.file) if task.file else b""
        if not isinstance(data, bytes) or len(data) > _LARGEST:
            return task
        key = blake2b(self._about + f"{task.path}\0{task.explicit}\0".encode("utf-8", "replace") + data).digest()
        try:
            row = self._base.execute("select outcomes from kept where key = ?", (key,)).fetchone()
            if row:
                return task._replace(known=unpacked(row[0]))
        except (sqlite3.Error, ValueError, TypeError, msgpack.UnpackException):
            pass
        self._keys[task] = key
        return task

    def kept(self, judged: Iterable[tuple[Task, Iterable[Outcome]]]) -> Iterator[tuple[Task, Iterable[Outcome]]]:
        """The same, with the outcomes that are new written down."""
        for task, found in judged:
            key = self._keys.pop(task, None)
            if key is None:
                yield task, found
                continue
            outcomes = tuple(found)
            yield task, outcomes
            self._write(key, outcomes)
        self._close()

    def _write(self, key: bytes, outcomes: tuple[Outcome, ...]) -> None:
        try:
            self._base.execute("insert or replace into kept values (?, ?)", (key, packed(outcomes)))
        except (sqlite3.Error, ValueError, TypeError, OverflowError):
            return

    def _close(self) -> None:
        try:
            self._base.commit()
            self._base.close()
        except sqlite3.Error:
            return


def opened(job: Job) -> Store | None:
    """The store for this job in the user's cache folder, or None where there can be none."""
    path = folder() / "results.sqlite"
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if path.exists() and (path.stat().st_size > _MOST_BYTES or not _is_ours(path)):
            path.unlink()
        base = sqlite3.connect(path, timeout=1)
        base.execute("create table if not exists kept (key blob primary key, outcomes blob) without rowid")
    except (OSError, sqlite3.Error):
        return None
    said = (_SHAPE, _code(), job.settings, sorted(job.flags.items()), job.locale, job.config, job.today)
    about = f"{said}{sorted(job.require_context)}".encode("utf-8", "replace")
    return Store(base, blake2b(about + packed_book(job.book)).digest())


def _code() -> list[tuple[str, int]]:
    """What the judging is made of: an edited checkout must not answer as it did before."""
    here = Path(__file__).parent
    files = [path for path in here.rglob("*") if path.suffix in {".py", ".marisa", ".freq", ".txt", ".bin"}]
    return sorted((str(path), path.stat().st_mtime_ns) for path in files)


def _is_ours(path: Path) -> bool:
    return not hasattr(os, "getuid") or path.stat().st_uid == os.getuid()


_KINDS = {"c": Checked, "t": Trouble, "n": Note}


def packed(outcomes: tuple[Outcome, ...]) -> bytes:
    """The outcomes as msgpack: the kind's letter and the plain values."""
    letters = {kind: letter for letter, kind in _KINDS.items()}
    body: bytes = msgpack.packb([(letters[type(each)], each) for each in outcomes])
    return body


def unpacked(data: bytes) -> tuple[Outcome, ...]:
    """The outcomes that `packed` wrote. Raises ValueError, TypeError or UnpackException for anything else."""
    rows = msgpack.unpackb(data, use_list=False)
    return tuple(_checked(values) if letter == "c" else _KINDS[letter](*values) for letter, values in rows)


def _checked(raw: Any) -> Checked:
    checked = Checked(*raw)
    return checked._replace(
        diagnostics=tuple(_diagnostic(each) for each in checked.diagnostics),
        context=tuple(Known(*each) for each in checked.context),
        states=tuple(States(*each) for each in checked.states),
        pieces=tuple(Piece(Span(*draft), Span(*source)) for draft, source in checked.pieces),
    )


def _diagnostic(raw: Any) -> Diagnostic:
    found = Diagnostic(*raw)
    return found._replace(
        sources=tuple(Cited(*each) for each in found.sources),
        range=_range(found.range),
        related=tuple(Related(path, _range(place), message) for path, place, message in found.related),
        suggestions=tuple(
            Suggestion(title, applicability, effect, tuple(Change(_range(place), text) for place, text in edits))
            for title, applicability, effect, edits in found.suggestions
        ),
    )


def _range(raw: Any) -> Range:
    start, end = raw
    return Range(Position(*start), Position(*end))
