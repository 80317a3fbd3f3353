"""Telling a person what is wrong with rules and settings: once in a message, and in the file if it is not open."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path

from tonelint.tables import shown

from .houses import House, Problem
from .showing import SOURCE

_WHOLE_LINE = 1000


class Teller:
    """Remembers what was told and what was published on files that nobody has open."""

    def __init__(self, server: LanguageServer) -> None:
        self._server = server
        self._told: set[str] = set()
        self._reported: set[str] = set()

    def tell(self, house: House, open_: Container[str]) -> None:
        """Say what is wrong with the settings of a house; `open_` are the buffers that show their own faults."""
        for each in house.problems:
            words = f"{shown(each.path)}:{each.line}: {each.message}" if each.path != Path() else each.message
            if words not in self._told:
                self._told.add(words)
                message = types.ShowMessageParams(types.MessageType.Warning, f"tonelint: {words}")
                self._server.window_show_message(message)
                self._report(each, open_)

    def forget(self) -> None:
        """Rules or settings are read anew: what is still wrong may be said again."""
        self._told.clear()

    def take_back(self) -> None:
        """The files that were reported have changed."""
        for uri in self._reported:
            self._server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
        self._reported.clear()

    def _report(self, problem: Problem, open_: Container[str]) -> None:
        uri = from_fs_path(str(problem.path)) if problem.path != Path() else None
        if uri is None or uri in open_:
            return
        line = problem.line - 1
        where = types.Range(types.Position(line, 0), types.Position(line, _WHOLE_LINE))
        found = types.Diagnostic(where, problem.message, types.DiagnosticSeverity.Error, source=SOURCE)
        self._reported.add(uri)
        self._server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, [found]))
