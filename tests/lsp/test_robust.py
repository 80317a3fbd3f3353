"""Whatever a client sends: an answer or a clear error, and a server that lives."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from .driving import _ROOT, SERVER, editor, point
from .house import ZH, workspace

CASES = [
    b"{",
    b"[]",
    b"42",
    b"null",
    b'"\xff"',
    b"{}",
    b'{"jsonrpc": "2.0"}',
    b'{"jsonrpc": "2.0", "method": 7}',
    b'{"jsonrpc": "1.0", "id": 1, "method": "shutdown"}',
    b'{"jsonrpc": "2.0", "id": 99, "result": {}}',
    b'{"jsonrpc": "2.0", "id": {"a": 1}, "method": "textDocument/hover"}',
    b'{"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {"textDocument": {"uri": "file:///x"}}}',
    json.dumps(
        {
            "jsonrpc": "2.0",
            "method": "textDocument/didChange",
            "params": {
                "textDocument": {"uri": "file:///never-opened.txt", "version": 3},
                "contentChanges": [{"text": "x"}],
            },
        }
    ).encode(),
    b'{"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": 12345}}',
    b"[" * 100_000,
]


class Wire:
    """The server at the other end of a bare pipe."""

    def __init__(self, root: Path) -> None:
        env = {**os.environ, "PYTHONPATH": str(_ROOT), "TONELINT_CACHE_DIR": str(root / ".cache")}
        pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self.process = subprocess.Popen(SERVER, env=env, cwd=root, **pipes)

    def send(self, body: bytes, length: int | None = None) -> None:
        size = len(body) if length is None else length
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % size + body)
        self.process.stdin.flush()

    def ask(self, number: int, method: str, params: object) -> dict[str, Any]:
        """Send a request; the answer to it, whatever comes before."""
        request = {"jsonrpc": "2.0", "id": number, "method": method, "params": params}
        self.send(json.dumps(request).encode())
        return self.answer(number)

    def answer(self, number: int) -> dict[str, Any]:
        while True:
            size = 0
            while (line := self.process.stdout.readline().strip()) or not size:
                assert line or self.process.poll() is None, "the server is dead"
                name, _, value = line.partition(b":")
                size = int(value) if name.lower() == b"content-length" else size
            message: dict[str, Any] = json.loads(self.process.stdout.read(size))
            if message.get("id") == number and "method" not in message:
                return message

    def close(self, code: int) -> None:
        self.process.stdin.close()
        assert self.process.wait(20) == code
        self.process.stdout.close()


def test_malformed_messages(tmp_path: Path) -> None:
    wire = Wire(workspace(tmp_path))
    assert wire.ask(1, "initialize", {"capabilities": {}, "processId": None, "rootUri": None})["result"]
    for number, case in enumerate(CASES, 100):
        wire.send(case)
        answer = wire.ask(number, "textDocument/hover", {"nonsense": True})
        assert answer["error"]["code"] == -32602, case
    assert wire.ask(2, "textDocument/magic", {})["error"]["code"] == -32601
    assert wire.ask(3, "shutdown", None)["result"] is None
    wire.send(b'{"jsonrpc": "2.0", "method": "exit"}')
    wire.close(0)


def test_lying_headers(tmp_path: Path) -> None:
    wire = Wire(workspace(tmp_path))
    wire.process.stdin.write(b"Content-Length: minus\r\n\r\nX-Nothing: 1\r\n\r\n" + b"x" * 100_000 + b"\r\n")
    assert wire.ask(1, "initialize", {"capabilities": {}, "processId": None, "rootUri": None})["result"]
    wire.send(b"{}", 10**15)
    wire.close(1)


def test_a_client_that_vanishes(tmp_path: Path) -> None:
    wire = Wire(workspace(tmp_path))
    wire.ask(1, "initialize", {"capabilities": {}, "processId": None, "rootUri": None})
    wire.close(1)


def test_five_megabytes_get_a_clear_word(tmp_path: Path) -> None:
    async def session() -> None:
        async with editor(workspace(tmp_path)) as ed:
            ed.open("big.txt", ZH * (5_000_000 // len(ZH.encode())))
            ed.open("small.txt", ZH)
            (told,) = await ed.diagnostics("big.txt")
            assert "tonelint check" in told.message
            assert len(await ed.diagnostics("small.txt")) == 2
            last = types.TextDocumentContentChangePartial(point(30_000, 0, 3), "李")
            assert len(await ed.diagnostics("big.txt", ed.change("big.txt", last))) == 1
            ed.write("big.txt", ZH)
            assert len(await ed.diagnostics("big.txt")) == 2

    asyncio.run(session())


def test_two_hundred_documents(tmp_path: Path) -> None:
    async def session() -> None:
        async with editor(workspace(tmp_path)) as ed:
            names = [f"{number}.txt" for number in range(200)]
            for name in names:
                ed.open(name, ZH)
            for name in names:
                assert len(await ed.diagnostics(name)) == 2
            for name in names:
                ed.write(name, "请付款。")
            for name in reversed(names):
                assert list(await ed.diagnostics(name)) == []
            for name in names:
                ed.client.text_document_did_close(
                    types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(ed.uri(name)))
                )
            assert await ed.actions("3.txt", point(0, 0)) == []

    asyncio.run(session())


def test_a_cancelled_request_is_answered_as_cancelled(tmp_path: Path) -> None:
    async def session() -> None:
        async with editor(workspace(tmp_path)) as ed:
            ed.open("a.txt", ZH * 300)
            params = types.CodeActionParams(
                types.TextDocumentIdentifier(ed.uri("a.txt")), point(0, 15), types.CodeActionContext([])
            )
            asked = ed.client.protocol.send_request(types.TEXT_DOCUMENT_CODE_ACTION, params, msg_id="mine")
            ed.client.cancel_request(types.CancelParams("mine"))
            with pytest.raises(Exception, match="cancel"):
                await asyncio.wrap_future(asked)
            ed.write("a.txt", ZH)
            assert len(await ed.diagnostics("a.txt")) == 2

    asyncio.run(session())


def test_typing_is_judged_once_at_rest(tmp_path: Path) -> None:
    """Fifty keystrokes in a burst are one judgement, of the last text."""

    async def session() -> None:
        async with editor(workspace(tmp_path), settings={"delay": 150}) as ed:
            ed.open("a.txt", "这笔")
            await ed.diagnostics("a.txt")
            heard: list[int | None] = []
            publish = ed.heard
            ed.heard = lambda params: (heard.append(params.version), publish(params))[1]  # type: ignore[method-assign]
            for letter in "不着急" * 16:
                end = types.TextDocumentContentChangePartial(point(0, 1000), letter)
                last = ed.change("a.txt", end)
            assert len(await ed.diagnostics("a.txt", last)) == 16
            assert heard == [last]

    asyncio.run(session())


@pytest.mark.parametrize(
    "text", ["\ud83d\ude00 不着急", "a\u2028不着急\u0085x\x0b\x0c\x1c不着急", "\ud800不着急", "\x00不着急"]
)
def test_odd_letters_do_not_shift_what_follows(tmp_path: Path, text: str) -> None:
    """Lines end at LF, CRLF and CR only; half a surrogate pair is one unit."""

    async def session() -> None:
        async with editor(workspace(tmp_path)) as ed:
            ed.open("a.txt", "")
            await ed.diagnostics("a.txt")
            ed.change("a.txt", types.TextDocumentContentChangePartial(point(0, 0), text))
            found = await ed.diagnostics("a.txt")
            assert found[0].range.start == types.Position(
                0, len(text[: text.index("不")].encode("utf-16-le", "surrogatepass")) // 2
            )

    asyncio.run(session())


def test_without_pygls_the_command_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "pygls.py").write_text("raise ModuleNotFoundError(name='pygls')")
    env = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{_ROOT}"}
    done = subprocess.run(
        [sys.executable, "-m", "tonelint", "lsp"], env=env, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 2
    assert "pip install 'tonelint[lsp]'" in done.stderr


def test_help_does_not_wait_for_the_server() -> None:
    begin = time.monotonic()
    env = {**os.environ, "PYTHONPATH": str(_ROOT)}
    subprocess.run([*SERVER, "--help"], env=env, check=True, capture_output=True, timeout=60)
    assert time.monotonic() - begin < 10
