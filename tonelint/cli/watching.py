"""Checking again whenever a file under the paths is saved: by the files' times, twice a second, on every system."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from time import sleep

import click

from tonelint.readers.walk import Found, walk

_PAUSE = 0.5


def watch(paths: tuple[str, ...], check: Callable[[], int]) -> None:
    """Check now, and again after every change, until the user ends it."""
    if "-" in paths:
        raise click.UsageError("--watch wants files or folders")
    before: dict[Path, tuple[int, int]] = {}
    try:
        while True:
            now = _times(paths)
            if now != before:
                if sys.stdout.isatty():
                    sys.stdout.write("\x1b[2J\x1b[H")
                check()
                sys.stdout.flush()
                before = now
            sleep(_PAUSE)
    except KeyboardInterrupt:
        sys.exit(0)


def _times(paths: tuple[str, ...]) -> dict[Path, tuple[int, int]]:
    found = {}
    for each in walk(paths):
        if isinstance(each, Found):
            try:
                status = each.path.stat()
            except OSError:
                continue
            found[each.path] = status.st_mtime_ns, status.st_size
    return found
