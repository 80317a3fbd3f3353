"""A mended file takes the place of the old one whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path


class NotSavedError(Exception):
    """The file could not be written; it is as it was. The message says why, for the one who ran the command."""


def save(path: Path, before: bytes, after: bytes) -> None:
    """Put `after` in the place of `path`, whose bytes were `before` when they were judged.

    Written beside the file and renamed, with its permissions; a symbolic link stays and its target is replaced. Raises
    NotSavedError if the file is read-only, changed meanwhile, or cannot be written in full.
    """
    target = Path(os.path.realpath(path))
    try:
        status = target.stat()
        _refuse(path, target, status, before)
        _replace(target, status, after, before)
    except NotSavedError:
        raise
    except OSError as error:
        raise NotSavedError(f"{path}: {_why(error)}; the file is unchanged") from error


def _refuse(path: Path, target: Path, status: os.stat_result, before: bytes) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise NotSavedError(f"{path}: not a regular file; nothing was written")
    if not status.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise NotSavedError(f"{path}: the file is read-only; nothing was written")
    if target.read_bytes() != before:
        raise NotSavedError(f"{path}: the file changed while it was judged; nothing was written, run again")


def _replace(target: Path, status: os.stat_result, after: bytes, before: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        _take_on(name, status)
        if target.read_bytes() != before:
            raise NotSavedError(f"{target}: the file changed while it was judged; nothing was written, run again")
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _take_on(name: str, status: os.stat_result) -> None:
    """The old file's owner, as far as we may, and its permissions."""
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(name, status.st_uid, status.st_gid)
    Path(name).chmod(stat.S_IMODE(status.st_mode))


def _why(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "the disk is full"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "the folder or the file may not be written"
    return error.strerror or str(error)
