"""A real Neovim: the draft with emoji and 𠮷 is underlined at the right columns, and the better sentence goes in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .driving import _ROOT
from .house import ZH, workspace
from .real_programs import needed


@pytest.fixture
def told(tmp_path: Path) -> dict[str, Any]:
    """What Neovim saw and did."""
    nvim = needed("nvim")
    root = workspace(tmp_path)
    draft, out = root / "draft.txt", root / "out.json"
    draft.write_text(ZH, "utf-8")
    program = root / "bin" / "tonelint"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tonelint "$@"\n')
    program.chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(_ROOT),
        "HOME": str(root),
        "LC_ALL": "zh_CN.UTF-8",
        "XDG_CACHE_HOME": str(root / ".cache"),
        "TONELINT_TEST_CONFIG": str(_ROOT / "editors" / "neovim" / "tonelint.lua"),
        "TONELINT_TEST_DRAFT": str(draft),
        "TONELINT_TEST_OUT": str(out),
    }
    script = Path(__file__).with_name("drive.lua")
    command = [nvim, "--headless", "-u", "NONE", "-i", "NONE", "-n", "--cmd", "filetype on", "-c", f"luafile {script}"]
    done = subprocess.run(command, env=environment, cwd=root, capture_output=True, text=True, timeout=200, check=False)
    assert out.is_file(), done.stderr
    result: dict[str, Any] = json.loads(out.read_text("utf-8"))
    assert "failed" not in result, result
    return result


def test_neovim_shows_and_mends(told: dict[str, Any]) -> None:
    line, words = ZH.splitlines()[0], "不着急"
    first, second = told["diagnostics"]
    # Neovim speaks in bytes of its own: what it was sent in UTF-16 must come to lie on the words.
    assert line.encode()[first["from"] : first["to"]].decode() == words
    assert (first["code"], second["code"]) == ("house/no-rush", "house/shouting")
    assert told["choices"][0] == "改成：请今天付款"
    assert told["after"][0] == line.replace(words, "请今天付款")
    assert [each["code"] for each in told["left"]] == ["house/shouting"]
    assert [each["code"] for each in told["typed"]] == ["house/no-rush", "house/shouting"]
    assert (told["typed"][0]["from"], told["typed"][0]["to"]) == (0, len(words.encode()))
