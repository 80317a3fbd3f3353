"""The set-ups in editors/, each in the real program where Debian has it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import tomllib

from .driving import _ROOT
from .house import ZH, workspace
from .real_programs import needed

EDITORS = _ROOT / "editors"
LINE = ZH.splitlines()[0]


def environment(root: Path) -> dict[str, str]:
    """A home of its own, with `tonelint` on the PATH."""
    program = root / "bin" / "tonelint"
    program.parent.mkdir(exist_ok=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tonelint "$@"\n')
    program.chmod(0o755)
    return {
        **os.environ,
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(_ROOT),
        "HOME": str(root),
        "LC_ALL": "C.UTF-8",
        "XDG_CACHE_HOME": str(root / ".cache"),
        "TONELINT_TEST_DRAFT": str(root / "draft.txt"),
        "TONELINT_TEST_OUT": str(root / "out.json"),
    }


def first_of(name: str, *folders: str) -> str:
    """The first of the folders that exists; the rest of a program that a package manager lays out in its own way."""
    found = next((each for pattern in folders for each in sorted(Path("/").glob(pattern))), None)
    if found is None:
        needed(f"{name} (package)")
    return str(found)


def outcome(root: Path) -> dict[str, Any]:
    result: dict[str, Any] = json.loads((root / "out.json").read_text("utf-8"))
    assert "failed" not in result, result
    return result


def test_emacs(tmp_path: Path) -> None:
    emacs = needed("emacs")
    eglot = first_of("eglot", "usr/share/emacs/site-lisp/elpa-src/eglot-*", "usr/share/emacs/2[9-9]*/lisp/progmodes")
    root = workspace(tmp_path)
    (root / "draft.txt").write_text(ZH, "utf-8")
    subprocess.run(["git", "init", "-q", str(root)], check=True, timeout=60)
    variables = {
        **environment(root),
        "TONELINT_TEST_EGLOT": eglot,
        "TONELINT_TEST_CONFIG": str(EDITORS / "emacs" / "tonelint.el"),
    }
    command = [emacs, "--batch", "--no-site-file", "-l", str(Path(__file__).with_name("drive.el"))]
    done = subprocess.run(command, env=variables, cwd=root, capture_output=True, text=True, timeout=200, check=False)
    assert (root / "out.json").is_file(), done.stderr
    told = outcome(root)
    assert (told["words"], told["count"]) == ("不着急", 2)
    assert told["title"] == "Write: 请今天付款"
    assert told["text"] == ZH.replace("不着急", "请今天付款")


def test_vim_with_ale(tmp_path: Path) -> None:
    vim = needed("vim")
    ale = first_of("ale", "usr/share/vim-ale", "usr/share/vim/vimfiles/pack/dist-bundle/opt/ale")
    root = workspace(tmp_path)
    (root / "draft.txt").write_text(ZH, "utf-8")
    script = f"""
set nocompatible encoding=utf-8 rtp^={ale}
filetype plugin on
runtime plugin/ale.vim
source {EDITORS / "vim" / "tonelint.vim"}
doautocmd VimEnter
edit {root / "draft.txt"}
set filetype=text
ALELint
let g:end = localtime() + 60
while empty(ale#engine#GetLoclist(bufnr())) && localtime() < g:end
  sleep 50m
endwhile
call writefile([json_encode({{'found': ale#engine#GetLoclist(bufnr())}})], '{root / "out.json"}')
qall!
"""
    (root / "drive.vim").write_text(script, "utf-8")
    command = [vim, "-u", "NONE", "-i", "NONE", "-n", "-es", "-S", str(root / "drive.vim")]
    subprocess.run(
        command,
        env=environment(root),
        cwd=root,
        capture_output=True,
        timeout=200,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    first, second = outcome(root)["found"]
    assert LINE.encode()[first["col"] - 1 : first["end_col"]].decode() == "不着急"
    assert (first["type"], first["code"], second["code"]) == ("W", "house/no-rush", "house/shouting")


def test_efm(tmp_path: Path) -> None:
    efm = needed("efm-langserver")
    root = workspace(tmp_path)
    (root / "draft.txt").write_text(ZH, "utf-8")
    process = subprocess.Popen(
        [efm, "-c", str(EDITORS / "vim" / "efm.yaml"), "-q"],
        env=environment(root), cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    uri = (root / "draft.txt").as_uri()
    item = {"uri": uri, "languageId": "text", "version": 1, "text": ZH}
    for number, (method, params) in enumerate(
        [
            (
                "initialize",
                {"processId": None, "rootUri": root.as_uri(), "capabilities": {}, "initializationOptions": {}},
            ),
            ("initialized", {}),
            ("textDocument/didOpen", {"textDocument": item}),
        ]
    ):
        message = {"jsonrpc": "2.0", "method": method, "params": params} | ({"id": 1} if not number else {})
        body = json.dumps(message).encode()
        process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        process.stdin.flush()
    try:
        while True:
            size = 0
            while line := process.stdout.readline().strip():
                size = int(line.rpartition(b" ")[2]) if line.lower().startswith(b"content-length") else size
            message = json.loads(process.stdout.read(size))
            if message.get("method") == "textDocument/publishDiagnostics":
                break
    finally:
        process.kill()
        process.communicate()
    (found,) = message["params"]["diagnostics"]
    assert "house/no-rush" in found["message"]
    assert found["range"]["start"]["line"] == 0


def test_the_helix_configuration_is_toml_with_the_keys_that_helix_has() -> None:
    raw = tomllib.loads((EDITORS / "helix" / "languages.toml").read_text("utf-8"))
    assert raw["language-server"]["tonelint"] == {"command": "tonelint", "args": ["lsp"]}
    assert all({"name", "language-servers"} <= set(each) for each in raw["language"])


@pytest.mark.parametrize("path", ["vscode/package.json", "vscode/package.nls.json", "vscode/package-lock.json"])
def test_json_files_are_json_and_name_no_download_host(path: str) -> None:
    text = (EDITORS / path).read_text("utf-8")
    assert json.loads(text)
    assert '"resolved"' not in text


def test_vscode_speaks_both_languages_of_every_setting() -> None:
    folder = EDITORS / "vscode"
    english, chinese = (json.loads((folder / f"package.nls{each}.json").read_text("utf-8")) for each in ("", ".zh-cn"))
    text = (folder / "package.json").read_text("utf-8")
    assert list(english) == list(chinese)
    assert all(f'"%{key}%"' in text for key in english)


def test_vscode_extension(tmp_path: Path) -> None:
    """Built and tested as its README says; the packages come from the npm registry."""
    npm = needed("npm")
    folder = EDITORS / "vscode"
    if not (folder / "node_modules").is_dir():
        if not os.environ.get("TONELINT_REAL_PROGRAMS"):
            pytest.skip("npm ci was not run in editors/vscode")
        subprocess.run([npm, "ci"], cwd=folder, check=True, capture_output=True, timeout=300)
    variables = {
        **environment(tmp_path),
        "TONELINT_SERVER": f"{sys.executable} -m tonelint lsp",
        "HOME": os.environ.get("HOME", ""),
    }
    done = subprocess.run(
        [npm, "test"], cwd=folder, env=variables, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    done = subprocess.run(
        [npm, "run", "package"], cwd=folder, env=variables, capture_output=True, text=True, timeout=300, check=False
    )
    assert ".vsix: " in done.stdout, done.stderr
