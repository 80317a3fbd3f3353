"""Which files changed since a revision, as git sees it: committed, staged, edited and new ones."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tonelint.readers.walk import shown


class NoGitError(RuntimeError):
    """git is not there, this is no repository, or it does not know the revision; the message says which."""


def changed(revision: str) -> frozenset[str]:
    """The names (as findings show them) of files that differ from `revision` or are not tracked. Raises NoGitError."""
    if revision.startswith("-"):
        raise NoGitError(f"{revision!r} is no revision")
    top = Path(_git("rev-parse", "--show-toplevel").rstrip("\n"))
    differing = _git("diff", "--name-only", "-z", "--diff-filter=d", revision, "--")
    untracked = _git("ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", str(top))
    names = [name for name in (differing + untracked).split("\0") if name]
    return frozenset(shown(top / name) for name in names)


def _git(*words: str) -> str:
    try:
        done = subprocess.run(
            ["git", *words], capture_output=True, check=True, encoding="utf-8", errors="surrogateescape"
        )
    except FileNotFoundError:
        raise NoGitError("git is not installed") from None
    except subprocess.CalledProcessError as error:
        lines = error.stderr.strip().splitlines() or ["it failed"]
        raise NoGitError(f"git: {lines[0].removeprefix('fatal: ')}") from None
    return done.stdout
