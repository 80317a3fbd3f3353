"""The methods and commands of the protocol that the server answers."""

from __future__ import annotations

import asyncio
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams

from tonelint.baseline import BaselineError
from tonelint.diagnostic import Diagnostic
from tonelint.message.context import STAGES
from tonelint.writers.json import draft_object

from . import accepting
from .actions import ACCEPT, KINDS
from .judging import Judged
from .server import Server

SET_STAGE = "tonelint.setStage"
DESCRIBE = "tonelint.describe"
RELOAD = "tonelint.reload"


def server() -> Server:
    """A server with everything it can do."""
    made = Server()
    _life(made)
    _documents(made)
    _requests(made)
    _commands(made)
    return made


def _life(made: Server) -> None:
    @made.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        made.start(params)

    @made.feature(types.INITIALIZED)
    async def initialized(_params: types.InitializedParams) -> None:
        await asyncio.gather(made.load(), made.watch(), made.configure(), return_exceptions=True)

    @made.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def configured(params: types.DidChangeConfigurationParams) -> None:
        from .houses import options

        raw = params.settings.get("tonelint", params.settings) if isinstance(params.settings, dict) else None
        made.desk.options = options(raw, made.desk.options)
        await made.configure()

    @made.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def watched(_params: types.DidChangeWatchedFilesParams) -> None:
        made.teller.take_back()
        made.reload()


def _documents(made: Server) -> None:
    @made.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        made.saved(params.text_document.uri)
        made.publish_soon(params.text_document.uri, 0)

    @made.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        made.changed(params.text_document.uri)
        made.publish_soon(params.text_document.uri, made.desk.options.delay)

    @made.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        if made.saved(params.text_document.uri):
            made.teller.take_back()
            made.reload()

    @made.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        made.forget_timer(uri)
        made.desk.drop(uri)
        if not made.pulls:
            made.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))


def _requests(made: Server) -> None:
    @made.feature(
        types.TEXT_DOCUMENT_DIAGNOSTIC,
        types.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=False, identifier="tonelint"),
    )
    async def pulled(params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        buffer = made.buffer(params.text_document.uri)
        if buffer is None:
            return types.RelatedFullDocumentDiagnosticReport(items=[])
        found = await made.diagnostics(buffer)
        state = f"{made.desk.generation}.{buffer.places.number}.{made.desk.stages.get(buffer.uri, '')}"
        if params.previous_result_id == state:
            return types.RelatedUnchangedDocumentDiagnosticReport(result_id=state)
        return types.RelatedFullDocumentDiagnosticReport(items=found, result_id=state)

    kinds: list[types.CodeActionKind | str] = list(KINDS)

    @made.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=kinds))
    async def code_actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        return await made.actions(params)

    @made.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        return await made.hover(params)

    @made.feature(types.TEXT_DOCUMENT_CODE_LENS)
    async def code_lenses(params: types.CodeLensParams) -> list[types.CodeLens]:
        return await made.lenses(params)

    triggers = types.CompletionOptions(trigger_characters=["/", ":", '"', "<", "-"])

    @made.feature(types.TEXT_DOCUMENT_COMPLETION, triggers)
    async def completions(params: types.CompletionParams) -> types.CompletionList | None:
        return await made.completions(params)


def _commands(made: Server) -> None:
    @made.command(ACCEPT)
    async def accept(*arguments: Any) -> bool:
        return await _accept(made, *_words(arguments, 3, 4))

    @made.command(SET_STAGE)
    async def set_stage(*arguments: Any) -> None:
        uri, stage = _words(arguments, 2, 2)
        if stage and stage not in STAGES:
            raise JsonRpcInvalidParams(f"no stage is called {stage!r}: {', '.join(STAGES)}")
        made.desk.set_stage(uri, stage)
        made.publish_soon(uri, 0)

    @made.command(DESCRIBE)
    async def describe(*arguments: Any) -> list[dict[str, Any]]:
        (uri,) = _words(arguments, 1, 1)
        found = await made.draft(uri)
        return [draft_object(draft) for draft in found[1].drafts] if found else []

    @made.command(RELOAD)
    def reload(*_arguments: Any) -> None:
        made.teller.take_back()
        made.reload()


def _words(arguments: tuple[Any, ...], least: int, most: int) -> tuple[str, ...]:
    """A command's arguments. Raises JsonRpcInvalidParams for another number or kind of them."""
    if not least <= len(arguments) <= most or not all(isinstance(each, str) for each in arguments):
        raise JsonRpcInvalidParams(f"expected {least} to {most} strings")
    return arguments


async def _accept(made: Server, uri: str, rule: str, fingerprint: str, reason: str = "") -> bool:
    """Accept a finding; False where it is gone, or nobody gave a reason."""
    found = await made.draft(uri)
    finding = _finding(found[1], rule, fingerprint) if found else None
    if found is None or finding is None:
        return False
    why = reason.strip() or await _reason(made, found[1])
    if not why:
        return False
    house = found[1].house
    try:
        await made.desk.work(lambda: accepting.accept(house, finding, why))
    except (OSError, BaselineError) as error:
        made.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"tonelint: {error}"))
        return False
    made.reload()
    return True


def _finding(judged: Judged, rule: str, fingerprint: str) -> Diagnostic | None:
    return next((each for each in judged.findings if each.rule == rule and each.fingerprint == fingerprint), None)


async def _reason(made: Server, judged: Judged) -> str:
    """The reason that a person picks; '' where they close the question."""
    language = judged.house.language
    choices = [types.MessageActionItem(words) for words in accepting.REASONS[language]]
    question = types.ShowMessageRequestParams(types.MessageType.Info, accepting.question(language), choices)
    answer = await made.window_show_message_request_async(question)
    return answer.title if answer else ""
