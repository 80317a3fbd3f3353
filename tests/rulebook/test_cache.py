"""The kept rules and expressions: whatever lies in the cache folder, the answer is the same."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

_DRAFT = "No rush at all on invoice 88."


def _start(folder: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "TONELINT_CACHE_DIR": str(folder), "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-m", "tonelint", "check", "-", "--stage", "overdue", "--isolated", "--format", "concise"]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, env=environment)


def _said(running: subprocess.Popen[str]) -> tuple[str, str]:
    return running.communicate(_DRAFT, timeout=120)


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A cache that two processes filled at once, and what both of them said."""
    folder = tmp_path_factory.mktemp("cache")
    (one, wrong), (other, also_wrong) = [_said(each) for each in [_start(folder), _start(folder)]]
    assert one == other
    assert "submissive/no-rush" in one
    assert wrong == also_wrong == ""
    return folder, one


def test_two_processes_leave_whole_files(warm: tuple[Path, str]) -> None:
    names = sorted(path.name.partition("-")[0] for path in warm[0].glob("*.msgpack*"))
    assert names == ["patterns", "rules"]
    assert _said(_start(warm[0])) == (warm[1], "")


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def _foreign(path: Path) -> None:
    from tonelint.rulebook.shelf import put

    put(path, b"\x93\x01\xa1x\xc0")


def _pickled(path: Path) -> None:
    path.write_bytes(b"cos\nsystem\n(S'echo poisoned >&2'\ntR.")


@pytest.mark.parametrize("poison", [_emptied, _cut, _foreign, _pickled])
def test_a_damaged_or_foreign_file_is_made_anew(warm: tuple[Path, str], poison: Callable[[Path], None]) -> None:
    for path in warm[0].glob("*.msgpack"):
        poison(path)
    assert _said(_start(warm[0])) == (warm[1], "")


def test_a_folder_that_cannot_be_made_is_no_matter(warm: tuple[Path, str], tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    assert _said(_start(file / "below")) == (warm[1], "")
