"""The cache folder, and files in it that are never trusted: read only if they are the user's own and whole."""

from __future__ import annotations

import os
import sys
import zlib
from pathlib import Path


def folder() -> Path:
    """The user's cache folder for tonelint: TONELINT_CACHE_DIR, else the platform's."""
    named = os.environ.get("TONELINT_CACHE_DIR")
    if named:
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "tonelint" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "tonelint"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "tonelint"


def taken(path: Path) -> bytes | None:
    """What `put` wrote; None where nothing lies there, or somebody else's, or what is no longer whole."""
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            if hasattr(os, "getuid") and status.st_uid != os.getuid():
                return None
            data = file.read()
    except OSError:
        return None
    return data[4:] if zlib.crc32(data[4:]).to_bytes(4, "big") == data[:4] else None


def put(path: Path, data: bytes) -> None:
    """Written by rename, so that two processes never read half a file; a folder that cannot be written is no error."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft.write_bytes(zlib.crc32(data).to_bytes(4, "big") + data)
        draft.replace(path)
    except OSError:
        _gone(draft)


def _gone(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
