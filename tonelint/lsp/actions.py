"""What the light bulb offers: worked out from the request's range and the server's own findings, never from copies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lsprotocol import types

from tonelint.diagnostic import Diagnostic, Suggestion
from tonelint.job import vocabulary
from tonelint.message.context import STAGES
from tonelint.text.span import Span
from tonelint.writers.words import THINGS, VALUES, pick, say

from .front_matter import Put, head, may_have, with_stage
from .judging import Judged, at, proven
from .places import Places
from .rewrites import Rewrite, helps, safe_fixes, whole_messages
from .showing import diagnostics, title

FIX_ALL = "source.fixAll.tonelint"
REWRITE = "refactor.rewrite.tonelint"
STAGE = "refactor.rewrite.tonelint.stage"
KINDS = (types.CodeActionKind.QuickFix.value, FIX_ALL, REWRITE)
ACCEPT = "tonelint.accept"


class Request(NamedTuple):
    """One request: the buffer (its `uri`, `version` and `path` as shown), where, and which kinds are wanted (all: ()).

    `documents` says that the client takes versioned edits, `invoked` that a person asked and not the moving cursor.
    """

    judged: Judged
    places: Places
    uri: str
    version: int | None
    path: str
    where: Span
    only: tuple[str, ...]
    documents: bool
    invoked: bool = True

    def wants(self, kind: str) -> bool:
        """Whether a kind is among those asked for, or below one of them."""
        return not self.only or any(kind == each or kind.startswith(f"{each}.") for each in self.only)


def actions(ask: Request) -> list[types.CodeAction]:
    """Everything that can be done here, the best first."""
    found: list[types.CodeAction] = []
    if ask.wants(KINDS[0]) and at(ask.judged, ask.where):
        ask = ask._replace(judged=proven(ask.judged, ask.path))
    here = at(ask.judged, ask.where)
    if ask.wants(KINDS[0]):
        found += (action for finding in here for action in _fixes(ask, finding))
        found += (_accept(ask, finding) for finding in here)
    if ask.wants(FIX_ALL) and ask.invoked:
        found += _fix_all(ask)
    if ask.wants(REWRITE) and ask.invoked:
        found += (_whole(ask, each) for each in whole_messages(ask.judged, ask.path, ask.where))
    if ask.wants(STAGE):
        found += _stages(ask)
    return found


def _fixes(ask: Request, finding: Diagnostic) -> Iterator[types.CodeAction]:
    proven = [each for each in finding.suggestions if helps(ask.judged, ask.path, finding, _puts(each))]
    preferred = next((each for each in proven if each.applicability != "shown"), None)
    for suggestion in proven:
        yield types.CodeAction(
            title=title(finding, suggestion, ask.judged.house.language),
            kind=types.CodeActionKind.QuickFix,
            diagnostics=_diagnostics(ask, finding),
            is_preferred=suggestion is preferred or None,
            edit=_edit(ask, _puts(suggestion)),
        )


def _diagnostics(ask: Request, finding: Diagnostic) -> list[types.Diagnostic]:
    alone = ask.judged._replace(
        drafts=tuple(d._replace(diagnostics=(finding,)) for d in ask.judged.drafts if finding in d.diagnostics)[:1],
        troubles=(),
    )
    return diagnostics(alone, ask.places, ask.uri, True)


def _puts(suggestion: Suggestion) -> Iterator[Put]:
    for change in suggestion.edits:
        yield Put(Span(change.range.start.offset, change.range.end.offset), change.text)


def _edit(ask: Request, puts: Iterable[Put]) -> types.WorkspaceEdit:
    edits = [types.TextEdit(ask.places.range(put.span), put.text) for put in puts]
    if not ask.documents:
        return types.WorkspaceEdit(changes={ask.uri: edits})
    document = types.OptionalVersionedTextDocumentIdentifier(ask.uri, ask.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, list(edits))])


def _accept(ask: Request, finding: Diagnostic) -> types.CodeAction:
    language = ask.judged.house.language
    name = say(THINGS, finding.rule.rpartition("/")[2], language) if finding.absence else finding.words
    words = pick(language, "不改“{}”，写明原因记入基线…", "Keep “{}” and say why (baseline)…").format(name[:20])
    command = types.Command(words, ACCEPT, arguments=[ask.uri, finding.rule, finding.fingerprint])
    return types.CodeAction(
        title=words, kind=types.CodeActionKind.QuickFix, diagnostics=_diagnostics(ask, finding), command=command
    )


def _fix_all(ask: Request) -> Iterator[types.CodeAction]:
    put = safe_fixes(ask.judged, ask.path)
    if put is not None:
        words = pick(ask.judged.house.language, "修好所有只关写法的地方", "Fix everything that is form only")
        yield types.CodeAction(title=words, kind=FIX_ALL, edit=_edit(ask, [put]))


def _whole(ask: Request, rewrite: Rewrite) -> types.CodeAction:
    return types.CodeAction(title=rewrite.title, kind=REWRITE, edit=_edit(ask, rewrite.puts))


def _stages(ask: Request) -> Iterator[types.CodeAction]:
    """One for each stage, where the cursor is at the top or in the front matter, or where they are asked for by kind."""
    front = head(ask.judged.text, ask.path)
    first_line = ask.places.line_of(ask.where.start) == 0
    by_kind = any(each.startswith(REWRITE) for each in ask.only)
    if not may_have(ask.path) or not (by_kind or first_line or ask.where.start < front.end):
        return
    words, language = vocabulary(ask.judged.house.job.book), ask.judged.house.language
    stage = next((each.value for draft in ask.judged.drafts for each in draft.context if each.key == "stage"), None)
    for each in STAGES:
        if each != stage:
            said = pick(language, "阶段定为：{}", "Set the stage: {}").format(say(VALUES, each, language))
            yield types.CodeAction(
                title=said, kind=STAGE, edit=_edit(ask, [with_stage(ask.judged.text, ask.path, each, words)])
            )
