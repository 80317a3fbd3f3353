"""The server: which request is answered by which room."""

from __future__ import annotations

import asyncio
import logging
import os
from functools import partial
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from tonelint.config import NAME
from tonelint.tables import shown
from tonelint.text.span import Span
from tonelint.version import VERSION

from . import actions, completion, lenses, showing
from .buffers import Buffer, use_buffers
from .desk import Desk, place_of
from .houses import options, spoken
from .judging import Judged, at, name_of, reach
from .protocol import Protocol
from .rule_files import What, faults, flaws, kind_of
from .telling import Teller

_WATCHED = (f"**/{NAME}", "**/pyproject.toml", "**/rules/**/*.yaml", "**/tonelint-baseline.json")
_PROGRESS = "tonelint/loading"
_LOG = logging.getLogger(__name__)


class Server(LanguageServer):
    """One editor's session: its buffers, its settings, and what was already told."""

    def __init__(self) -> None:
        super().__init__("tonelint", VERSION, protocol_cls=Protocol)
        self.desk = Desk()
        self.teller = Teller(self)
        self._timers: dict[str, asyncio.Task[None]] = {}
        self._saved: set[str] = set()

    def buffer(self, uri: str) -> Buffer | None:
        """The open buffer with this address."""
        found = self.workspace.text_documents.get(uri) or self.workspace.get_text_document(uri)
        return found if isinstance(found, Buffer) and found.uri in self._open else None

    @property
    def _open(self) -> set[str]:
        return {each.uri for each in self.workspace.text_documents.values()}

    @property
    def pulls(self) -> bool:
        """Whether the client asks for diagnostics itself."""
        document = self.client_capabilities.text_document
        return bool(document and document.diagnostic)

    def start(self, params: types.InitializeParams) -> None:
        """Take in what the client says of itself."""
        use_buffers(self.workspace)
        self.desk = Desk(spoken(params.locale))
        self.desk.options = options(params.initialization_options)
        root = to_fs_path(params.workspace_folders[0].uri) if params.workspace_folders else self.workspace.root_path
        if root and Path(root).is_dir():
            os.chdir(root)

    async def load(self) -> None:
        """Read the rules before the first draft needs them, and show that it takes a moment."""
        window = self.client_capabilities.window
        shows = bool(window and window.work_done_progress)
        if shows:
            await self.work_done_progress.create_async(_PROGRESS)
            self.work_done_progress.begin(_PROGRESS, types.WorkDoneProgressBegin("tonelint", message="rules"))
        try:
            await self.desk.work(lambda: self.desk.houses.of(Path.cwd(), self.desk.options))
        finally:
            if shows:
                self.work_done_progress.end(_PROGRESS, types.WorkDoneProgressEnd())

    async def configure(self) -> None:
        """Ask the client for its settings, where it lets itself be asked, and judge by them."""
        workspace = self.client_capabilities.workspace
        if workspace and workspace.configuration:
            item = types.ConfigurationItem(section="tonelint")
            raw = await self.workspace_configuration_async(types.ConfigurationParams([item]))
            self.desk.options = options(raw[0] if raw else None, self.desk.options)
        self.reload()

    async def watch(self) -> None:
        """Ask to be told when rules, configurations and baselines change on disk."""
        workspace = self.client_capabilities.workspace
        files = workspace.did_change_watched_files if workspace else None
        if files and files.dynamic_registration:
            watchers = [types.FileSystemWatcher(glob) for glob in _WATCHED]
            wanted = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            one = types.Registration("tonelint-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, wanted)
            await self.client_register_capability_async(types.RegistrationParams([one]))

    def reload(self) -> None:
        """Rules or settings changed: everything that is open is judged anew."""
        self.desk.forget()
        self.teller.forget()
        workspace = self.client_capabilities.workspace
        if workspace and workspace.code_lens and workspace.code_lens.refresh_support:
            self.workspace_code_lens_refresh(None, lambda _answer: None)
        if not self.pulls:
            for uri in self._open:
                self.publish_soon(uri, 0)
        elif workspace and workspace.diagnostics and workspace.diagnostics.refresh_support:
            self.workspace_diagnostic_refresh(None, lambda _answer: None)

    def publish_soon(self, uri: str, delay: float) -> None:
        """Publish a buffer's diagnostics once nobody has typed for `delay` seconds."""
        self.forget_timer(uri)
        if not self.pulls:
            timer = asyncio.ensure_future(self._publish(uri, delay))
            timer.add_done_callback(_logged)
            self._timers[uri] = timer

    def forget_timer(self, uri: str) -> None:
        """What was to be published of a buffer is out of date."""
        timer = self._timers.pop(uri, None)
        if timer:
            timer.cancel()

    async def _publish(self, uri: str, delay: float) -> None:
        await asyncio.sleep(delay)
        buffer = self.buffer(uri)
        if buffer is not None:
            found = await self.diagnostics(buffer)
            report = types.PublishDiagnosticsParams(uri, found, buffer.version)
            self.text_document_publish_diagnostics(report)

    async def diagnostics(self, buffer: Buffer) -> list[types.Diagnostic]:
        """Everything to underline in a buffer, of whatever kind it is."""
        what = self.kind(buffer)
        if what == "draft":
            judged = await self.desk.judged(buffer)
            self.teller.tell(judged.house, self._open)
            return showing.diagnostics(judged, buffer.places, buffer.uri, self.desk.options.infos)
        house = await self.desk.house(buffer)
        self.teller.tell(house, self._open)
        places, path = buffer.places, place_of(buffer)
        found = await self.desk.work(partial(faults, what, path, places.text, house))
        shown_ = [showing.fault(places, each.line, each.column, each.message) for each in found]
        if what == "rule" and not found and buffer.uri in self._saved:
            failed = await self.desk.work(partial(flaws, path, house))
            shown_ += [showing.fault(places, each.line, 1, each.message) for each in failed]
        return shown_

    def kind(self, buffer: Buffer) -> What:
        """A draft, a rule file, a word set or a configuration."""
        return kind_of(place_of(buffer), buffer.places.text)

    def saved(self, uri: str) -> bool:
        """Note that a buffer is on disk as it stands; whether others are judged by it."""
        self._saved.add(uri)
        buffer = self.buffer(uri)
        return buffer is not None and self.kind(buffer) != "draft"

    def changed(self, uri: str) -> None:
        """Note that a buffer is ahead of its file."""
        self._saved.discard(uri)

    async def draft(self, uri: str) -> tuple[Buffer, Judged] | None:
        """A buffer that holds drafts, judged as it stands."""
        buffer = self.buffer(uri)
        if buffer is None or self.kind(buffer) != "draft":
            return None
        return buffer, await self.desk.judged(buffer)

    async def actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """What the light bulb offers at a range."""
        found = await self.draft(params.text_document.uri)
        if found is None:
            return []
        buffer, judged = found
        workspace = self.client_capabilities.workspace
        edits = workspace.workspace_edit if workspace else None
        only = tuple(
            each.value if isinstance(each, types.CodeActionKind) else str(each) for each in params.context.only or ()
        )
        ask = actions.Request(
            judged,
            buffer.places,
            buffer.uri,
            buffer.version,
            name_of(shown(place_of(buffer)), buffer.language_id),
            buffer.places.span(params.range),
            only,
            bool(edits and edits.document_changes),
            params.context.trigger_kind is not types.CodeActionTriggerKind.Automatic,
        )
        return await self.desk.work(partial(actions.actions, ask))

    async def hover(self, params: types.HoverParams) -> types.Hover | None:
        """What, why, on whose word and what would be better, of the words under the pointer."""
        found = await self.draft(params.text_document.uri)
        if found is None:
            return None
        buffer, judged = found
        offset = buffer.places.offset(params.position)
        findings = at(judged, Span(offset, offset))
        if not findings:
            return None
        document = self.client_capabilities.text_document
        formats = document.hover.content_format if document and document.hover else None
        markdown = types.MarkupKind.Markdown in (formats or ())
        words = showing.hover(findings, judged.house.language, markdown)
        kind = types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText
        first = reach(findings[0])
        return types.Hover(types.MarkupContent(kind, words), buffer.places.range(first))

    async def lenses(self, params: types.CodeLensParams) -> list[types.CodeLens]:
        """A line above each draft that asks for money."""
        found = await self.draft(params.text_document.uri)
        return lenses.lenses(found[1], found[0].places) if found else []

    async def completions(self, params: types.CompletionParams) -> types.CompletionList | None:
        """What can be written next."""
        buffer = self.buffer(params.text_document.uri)
        if buffer is None:
            return None
        house = await self.desk.house(buffer)
        places, what = buffer.places, self.kind(buffer)
        path = name_of(shown(place_of(buffer)), buffer.language_id)
        offset = places.offset(params.position)
        return await self.desk.work(partial(completion.completions, what, places, path, offset, house))


def _logged(timer: asyncio.Task[None]) -> None:
    """A fault of ours while publishing is for the log; the next keystroke tries again."""
    if not timer.cancelled() and timer.exception() is not None:
        _LOG.error("publishing failed", exc_info=timer.exception())
