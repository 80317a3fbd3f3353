"""An editor's side of a session, on pytest-lsp's client: what is sent, and waiting for what must come back."""

from __future__ import annotations

import asyncio
import os
import sys
from ast import literal_eval
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities
from pytest_lsp.client import make_test_lsp_client

SERVER = [sys.executable, "-m", "tonelint", "lsp"]
PATIENCE = 60
_ROOT = Path(__file__).parents[2]


class Editor:
    """One session: buffers by name, and the diagnostics that were pushed for each of their versions."""

    def __init__(self, client: LanguageClient, root: Path) -> None:
        self.client = client
        self.root = root
        self.capabilities: types.ServerCapabilities | None = None
        self.pushed: dict[str, types.PublishDiagnosticsParams] = {}
        self.answers: list[str] = []
        self.asked: list[types.ShowMessageRequestParams] = []
        self.registered: list[types.Registration] = []
        self._news = asyncio.Event()
        self._versions: dict[str, int] = {}

    def uri(self, name: str) -> str:
        return (self.root / name).as_uri() if ":" not in name else name

    def open(self, name: str, text: str, language: str = "plaintext") -> None:
        """Show a buffer, saved or not."""
        self._versions[name] = 1
        item = types.TextDocumentItem(self.uri(name), language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, name: str, *changes: types.TextDocumentContentChangeEvent) -> int:
        """Send changes; the new version."""
        self._versions[name] += 1
        document = types.VersionedTextDocumentIdentifier(uri=self.uri(name), version=self._versions[name])
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, list(changes)))
        return self._versions[name]

    def write(self, name: str, text: str) -> int:
        """Replace the whole buffer."""
        return self.change(name, types.TextDocumentContentChangeWholeDocument(text))

    def heard(self, params: types.PublishDiagnosticsParams) -> None:
        self.pushed[params.uri] = params
        self._news.set()

    async def diagnostics(self, name: str, version: int | None = None) -> Sequence[types.Diagnostic]:
        """What was pushed for this version (the newest one) of a buffer."""
        wanted = version or self._versions[name]
        async with asyncio.timeout(PATIENCE):
            while True:
                params = self.pushed.get(self.uri(name))
                if params and params.version == wanted:
                    return params.diagnostics
                self._news.clear()
                await self._news.wait()

    async def actions(self, name: str, where: types.Range, *only: str) -> list[types.CodeAction]:
        context = types.CodeActionContext([], only=list(only) or None)
        params = types.CodeActionParams(types.TextDocumentIdentifier(self.uri(name)), where, context)
        found = await self.client.text_document_code_action_async(params)
        return [_whole(each) for each in found or []]

    async def run(self, command: str, *arguments: Any) -> Any:
        params = types.ExecuteCommandParams(command, list(arguments))
        return await self.client.workspace_execute_command_async(params)


def _whole(each: types.Command | types.CodeAction) -> types.CodeAction:
    """The client library takes an action that has a command for the command alone, its fields for its name."""
    if isinstance(each, types.CodeAction):
        return each
    inner = literal_eval(each.command) if isinstance(each.command, str) else each.command
    return types.CodeAction(each.title, command=types.Command(**inner))


def point(line: int, character: int, end: int | None = None) -> types.Range:
    """A range on one line; a cursor where no end is given."""
    return types.Range(types.Position(line, character), types.Position(line, character if end is None else end))


@asynccontextmanager
async def editor(
    root: Path,
    *,
    encodings: Sequence[str] = ("utf-16",),
    pulls: bool = False,
    settings: dict[str, Any] | None = None,
    spec: str = "visual_studio_code",
) -> AsyncIterator[Editor]:
    """A session of an editor in `root`, said goodbye to properly."""
    env = {**os.environ, "PYTHONPATH": str(_ROOT), "TONELINT_CACHE_DIR": str(root / ".cache"), "LANG": "C.UTF-8"}
    client = await ClientServerConfig(SERVER, _client, server_env=env).start()
    made = Editor(client, root)
    client.editor = made
    capabilities = client_capabilities(spec)
    capabilities.general = capabilities.general or types.GeneralClientCapabilities()
    capabilities.general.position_encodings = list(encodings)
    if capabilities.text_document:
        capabilities.text_document.diagnostic = types.DiagnosticClientCapabilities() if pulls else None
    client.set_configuration({"tonelint": settings or {}})
    params = types.InitializeParams(
        capabilities=capabilities,
        root_uri=root.as_uri(),
        workspace_folders=[types.WorkspaceFolder(root.as_uri(), "root")],
        initialization_options=settings or {},
        locale="zh-cn",
    )
    async with asyncio.timeout(PATIENCE):
        made.capabilities = (await client.initialize_session(params)).capabilities
    try:
        yield made
    finally:
        async with asyncio.timeout(PATIENCE):
            await client.shutdown_session()
            await client.stop()


def _client() -> LanguageClient:
    client = make_test_lsp_client()

    def publish(params: types.PublishDiagnosticsParams) -> None:
        client.editor.heard(params)

    def choose(params: types.ShowMessageRequestParams) -> types.MessageActionItem | None:
        client.editor.asked.append(params)
        return types.MessageActionItem(client.editor.answers.pop(0)) if client.editor.answers else None

    def register(params: types.RegistrationParams) -> None:
        client.editor.registered += params.registrations

    features = client.protocol.fm.features
    features.pop(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, None)
    client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(publish)
    client.feature(types.WINDOW_SHOW_MESSAGE_REQUEST)(choose)
    client.feature(types.CLIENT_REGISTER_CAPABILITY)(register)
    client.feature(types.WORKSPACE_CODE_LENS_REFRESH)(lambda _params: None)
    return client
