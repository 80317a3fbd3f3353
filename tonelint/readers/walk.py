"""Which files to read: named files always, folders by what they hold, as git sees them, in a stable order."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from tonelint.message.draft import Note, Trouble

from . import MAX_BYTES
from .names import CODE, format_of, holds_texts

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_SKIPPED_FOLDERS: Final = frozenset(
    {"docs", "doc", "node_modules", "__pycache__", "venv", "site-packages", "dist", "build", "vendor", "third_party"}
)
_SKIPPED_FILES: Final = re.compile(
    r"(?i:(?:readme|changelog|changes|licen[cs]e|copying|contributing|contributors|security|code[_\-]of[_\-]conduct|"
    r"maintainers|governance|claude|agents|cmakelists|robots|requirements|package|package-lock|composer|tsconfig|"
    r"pyproject|tonelint(?:-baseline)?|cargo|mkdocs)(?:[.\-_].*)?)|NOTICE\..*",
    re.DOTALL,
)


class Found(NamedTuple):
    """A file to read; `explicit` says that the user named it, not just a folder above it."""

    path: Path
    explicit: bool


class _Ignore(NamedTuple):
    """The patterns of one .gitignore and the folder that they are relative to."""

    folder: str
    spec: GitIgnoreSpec


def walk(paths: Iterable[str | Path], *, max_bytes: int = MAX_BYTES) -> Iterator[Found | Note | Trouble]:
    """The files under `paths`, each once, sorted in every folder; links to folders inside a folder are not followed.

    A named file comes whatever its name. In a folder, hidden and generated folders, docs, what .gitignore names and
    files about the project (README, CHANGELOG, LICENSE) are left out; files above `max_bytes` are noted.
    """
    seen: set[Path] = set()
    for name in paths:
        top = Path(name)
        for found in _under(top, max_bytes) if top.is_dir() else _named(top):
            if isinstance(found, Found):
                key = Path(os.path.abspath(found.path))  # noqa: PTH100 (resolve would follow links)
                if key in seen:
                    continue
                seen.add(key)
            yield found


def load(path: Path, max_bytes: int = MAX_BYTES) -> bytes | Note | Trouble:
    """The bytes of a file, or why not: it cannot be opened (a trouble), it is larger than `max_bytes` (a note)."""
    try:
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except OSError as error:
        return Trouble(shown(path), None, f"cannot be read: {(error.strerror or str(error)).lower()}")
    return data if len(data) <= max_bytes else _too_large(path, max_bytes)


def shown(path: Path) -> str:
    """A path as people read it: relative to the working folder where it lies below it, with ``/``."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100
    here = Path.cwd()
    name = whole.relative_to(here) if whole.is_relative_to(here) else whole
    return os.fsencode(name.as_posix()).decode("utf-8", "replace").replace("\0", "\ufffd")


def _named(path: Path) -> Iterator[Found | Trouble]:
    try:
        os.stat(path)  # noqa: PTH116
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a path"
        yield Trouble(shown(path), None, f"cannot be read: {reason.lower()}")
    else:
        yield Found(path, True)


def _under(top: Path, max_bytes: int) -> Iterator[Found | Note | Trouble]:
    """The files below a folder, depth first, without recursion."""
    waiting: list[tuple[Path, tuple[_Ignore, ...]]] = [(top, _ignores_above(top))]
    while waiting:
        path, ignores = waiting.pop()
        if path is not top and not path.is_dir():
            yield from _file(path, max_bytes)
            continue
        try:
            entries = sorted(os.scandir(path), key=lambda entry: entry.name)
        except OSError as error:
            yield Trouble(shown(path), None, f"cannot be read: {(error.strerror or str(error)).lower()}")
            continue
        ignores = _with_own(path, ignores)
        kept = [entry for entry in entries if _is_wanted(entry, top) and not _is_ignored(entry, ignores)]
        waiting.extend((path / entry.name, ignores) for entry in reversed(kept))


def _is_wanted(entry: os.DirEntry[str], top: Path) -> bool:
    try:
        if entry.is_dir(follow_symlinks=False):
            return not entry.name.startswith(".") and entry.name.lower() not in _SKIPPED_FOLDERS
        if not entry.is_file():
            return False
    except OSError:
        return False
    name = format_of(entry.name)
    if name is None or _SKIPPED_FILES.fullmatch(entry.name):
        return False
    return name not in CODE or holds_texts(os.path.relpath(entry.path, top))


def _file(path: Path, max_bytes: int) -> Iterator[Found | Note | Trouble]:
    try:
        status = path.stat()
    except OSError as error:
        yield Trouble(shown(path), None, f"cannot be read: {(error.strerror or str(error)).lower()}")
        return
    if stat.S_ISREG(status.st_mode):
        yield Found(path, False) if status.st_size <= max_bytes else _too_large(path, max_bytes)


def _too_large(path: Path, max_bytes: int) -> Note:
    return Note(shown(path), None, f"skipped: larger than {max_bytes // (1024 * 1024)} MB")


def _ignores_above(top: Path) -> tuple[_Ignore, ...]:
    """The .gitignore files of the folders above `top`, up to the repository's root, outermost first."""
    folder = Path(os.path.abspath(top))  # noqa: PTH100
    above = [folder, *folder.parents]
    root = next((i for i, parent in enumerate(above) if (parent / ".git").exists()), None)
    if root is None:
        return ()
    exclude = _spec(above[root] / ".git" / "info" / "exclude", above[root])
    own = (_spec(parent / ".gitignore", parent) for parent in reversed(above[1 : root + 1]))
    return tuple(ignore for ignore in (exclude, *own) if ignore)


def _with_own(folder: Path, ignores: tuple[_Ignore, ...]) -> tuple[_Ignore, ...]:
    own = _spec(folder / ".gitignore", Path(os.path.abspath(folder)))  # noqa: PTH100
    return (*ignores, own) if own else ignores


def _spec(file: Path, folder: Path) -> _Ignore | None:
    try:
        lines = file.read_text("utf-8", "replace").splitlines()
    except OSError:
        return None
    from pathspec import GitIgnoreSpec

    try:
        return _Ignore(str(folder), GitIgnoreSpec.from_lines(lines))
    except ValueError:
        return None


def _is_ignored(entry: os.DirEntry[str], ignores: tuple[_Ignore, ...]) -> bool:
    """Whether the innermost .gitignore that has an opinion leaves `entry` out."""
    if not ignores:
        return False
    path = os.path.abspath(entry.path)  # noqa: PTH100
    slash = "/" if entry.is_dir(follow_symlinks=False) else ""
    for ignore in reversed(ignores):
        verdict = ignore.spec.check_file(os.path.relpath(path, ignore.folder).replace(os.sep, "/") + slash).include
        if verdict is not None:
            return verdict
    return False
