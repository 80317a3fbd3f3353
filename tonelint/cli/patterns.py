"""The regular expressions that earlier runs compiled, put where `re` looks first: a third of a cold start goes to compiling.

Python keeps no compiled expression on disk, and one class of all Chinese characters takes it a millisecond. What is kept
is the matcher's own program: numbers, which the engine validates before it uses them, for this very Python only. Where
anything is not as it was, `re` compiles as ever.
"""

from __future__ import annotations

import re
import sys
import zlib
from importlib import import_module
from pathlib import Path
from typing import Any

import msgpack

from tonelint.rulebook.shelf import folder, put, taken
from tonelint.version import VERSION

_FEW = 8
"""So many expressions may be compiled anew before it pays to keep them."""

_UNLIKE = (AttributeError, ImportError, IndexError, KeyError, OverflowError, RuntimeError, TypeError, ValueError)


def recall() -> int:
    """Let `re` know what was kept; how many expressions that are."""
    data = taken(_path())
    if data is None:
        return 0
    try:
        rows = msgpack.unpackb(data, unicode_errors="surrogatepass")
        build, known = import_module("_sre").compile, vars(re)["_cache"]
        for source, flags, made, code, groups, names, numbers in rows:
            known[str, source, flags] = build(source, made, code, groups, names, tuple(numbers))
    except (*_UNLIKE, msgpack.UnpackException):
        return 0
    return len(rows)


def remember(recalled: int) -> None:
    """Keep what this run compiled, if that is much more than it `recalled`; only beside rules that are kept."""
    known: dict[Any, Any] = vars(re).get("_cache", {})
    path = _path()
    if len(known) <= recalled + _FEW or not path.parent.is_dir():
        return
    try:
        rows = [_row(source, int(flags)) for kind, source, flags in tuple(known) if kind is str]
    except _UNLIKE:
        return
    put(path, msgpack.packb(rows, unicode_errors="surrogatepass"))


def _row(source: str, flags: int) -> tuple[Any, ...]:
    """What `re` would pass to the engine for an expression."""
    compiler = import_module("re._compiler" if sys.version_info >= (3, 11) else "sre_compile")
    parser = import_module("re._parser" if sys.version_info >= (3, 11) else "sre_parse")
    tree = parser.parse(source, flags)
    state = tree.state
    numbers: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        numbers[number] = name
    code = [int(each) for each in compiler._code(tree, flags)]
    return source, flags, int(flags | state.flags), code, state.groups - 1, state.groupdict, numbers


def _path() -> Path:
    key = zlib.crc32(f"{VERSION} {sys.version} {getattr(import_module('_sre'), 'MAGIC', 0)}".encode())
    return folder() / f"patterns-{key:08x}.msgpack"
