"""A session over stdio: what is underlined, what is offered, and that it is the same whatever the editor counts in."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from lsprotocol import types

from .driving import editor, point
from .house import EN, ZH, workspace

pytestmark = pytest.mark.filterwarnings("error::pytest_lsp.LspSpecificationWarning")
# 不着急 in ZH, after an emoji and a letter beyond the first plane; and the end of it.
COLUMNS = {"utf-32": (12, 15), "utf-16": (14, 17), "utf-8": (38, 47)}


@pytest.mark.parametrize("encoding", COLUMNS)
def test_columns_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    async def session() -> None:
        async with editor(workspace(tmp_path), encodings=[encoding]) as ed:
            assert ed.capabilities.position_encoding == encoding
            ed.open("a.txt", ZH)
            (rush, shouting) = await ed.diagnostics("a.txt")
            start, end = COLUMNS[encoding]
            assert rush.range == point(0, start, end)
            assert (rush.code, rush.source) == ("house/no-rush", "tonelint")
            assert rush.severity == types.DiagnosticSeverity.Warning
            assert rush.message == "「不着急」等于说可以不付"
            assert shouting.severity == types.DiagnosticSeverity.Information
            # A click right behind the emoji of the other language: the edit comes in the same units.
            ed.open("b.txt", EN)
            (found,) = await ed.diagnostics("b.txt")
            actions = await ed.actions("b.txt", found.range, "quickfix")
            edit = actions[0].edit.document_changes[0].edits[0]
            assert edit.range == found.range

    asyncio.run(session())


def test_the_clients_first_choice_of_encoding(tmp_path: Path) -> None:
    async def session(encodings: list[str], chosen: str) -> None:
        async with editor(tmp_path, encodings=encodings) as ed:
            assert ed.capabilities.position_encoding == chosen

    workspace(tmp_path)
    asyncio.run(session(["utf-8", "utf-16"], "utf-8"))
    asyncio.run(session(["utf-7"], "utf-16"))


def test_pull_says_unchanged_where_nothing_changed(tmp_path: Path) -> None:
    async def session() -> None:
        async with editor(workspace(tmp_path), pulls=True) as ed:
            ed.open("a.txt", ZH)
            await asyncio.sleep(0.5)
            document = types.TextDocumentIdentifier(ed.uri("a.txt"))
            first = await ed.client.text_document_diagnostic_async(types.DocumentDiagnosticParams(document))
            assert [each.code for each in first.items] == ["house/no-rush", "house/shouting"]
            again = types.DocumentDiagnosticParams(document, previous_result_id=first.result_id)
            assert (await ed.client.text_document_diagnostic_async(again)).kind == "unchanged"
            ed.write("a.txt", "请今天付款。")
            assert not (await ed.client.text_document_diagnostic_async(again)).items
            assert ed.pushed == {}

    asyncio.run(session())


def test_actions_come_from_the_range_and_the_servers_own_findings(tmp_path: Path) -> None:
    async def session() -> None:
        async with editor(workspace(tmp_path)) as ed:
            ed.open("a.txt", ZH)
            await ed.diagnostics("a.txt")
            # The client's copies of the findings are not sent at all.
            actions = await ed.actions("a.txt", point(0, 15), "quickfix")
            titles = [each.title for each in actions]
            assert titles[:2] == ["改成：请今天付款", "改成：请于【日期】前付款（空处待填）"]
            assert [each.is_preferred for each in actions[:2]] == [True, None]
            assert titles[-1] == "不改“不着急”，写明原因记入基线…"
            assert await ed.actions("a.txt", point(0, 2), "quickfix") == []
            (everything,) = await ed.actions("a.txt", point(0, 0), "source.fixAll")
            (edit,) = everything.edit.document_changes[0].edits
            assert (edit.range, edit.new_text) == (point(1, 6, 7), "")

    asyncio.run(session())


def test_a_buffer_that_was_never_saved(tmp_path: Path) -> None:
    async def session() -> None:
        async with editor(workspace(tmp_path)) as ed:
            ed.open("untitled:Untitled-1", "---\nstage: overdue\n---\n" + ZH, "markdown")
            found = await ed.diagnostics("untitled:Untitled-1")
            assert found[0].range == point(3, 14, 17)

    asyncio.run(session())


def test_hover_says_what_why_source_and_better(tmp_path: Path) -> None:
    async def session() -> None:
        async with editor(workspace(tmp_path)) as ed:
            ed.open("a.txt", "这笔不着急，[点我](http://x)<b>。")
            where = types.HoverParams(types.TextDocumentIdentifier(ed.uri("a.txt")), types.Position(0, 3))
            words = (await ed.client.text_document_hover_async(where)).contents.value
            assert "对方会当真不急" in words
            assert "请今天付款" in words
            assert "依据：" in words
            assert "`house/no-rush`" in words

    asyncio.run(session())


def test_lens_says_what_the_draft_states_and_lacks(tmp_path: Path) -> None:
    async def session() -> None:
        async with editor(workspace(tmp_path)) as ed:
            ed.open("a.txt", "货款 3,000 元已逾期12天，请付款。\n")
            document = types.CodeLensParams(types.TextDocumentIdentifier(ed.uri("a.txt")))
            (lens,) = await ed.client.text_document_code_lens_async(document)
            assert lens.range == point(0, 0)
            assert "金额 3,000 元" in lens.command.title
            assert "还缺：" in lens.command.title
            assert "付款方式" in lens.command.title

    asyncio.run(session())


def test_accepting_needs_a_reason_and_quiets_the_finding(tmp_path: Path) -> None:
    async def session() -> None:
        async with editor(workspace(tmp_path)) as ed:
            ed.open("a.txt", ZH)
            await ed.diagnostics("a.txt")
            accept = (await ed.actions("a.txt", point(0, 15), "quickfix"))[-1].command
            assert await ed.run(accept.command, *accept.arguments) is False  # the question was closed
            assert len(ed.asked) == 1
            ed.pushed.clear()
            ed.answers.append("已和客户说好")
            assert await ed.run(accept.command, *accept.arguments) is True
            assert [each.code for each in await ed.diagnostics("a.txt")] == ["house/shouting"]
            kept = (tmp_path / "tonelint-baseline.json").read_text("utf-8")
            assert "已和客户说好" in kept
            assert '"a.txt": 1' in kept

    asyncio.run(session())


def test_the_stage_goes_into_the_front_matter(tmp_path: Path) -> None:
    async def session() -> None:
        async with editor(workspace(tmp_path)) as ed:
            ed.open("a.md", "---\nstage: due # since Monday\nchannel: sms\n---\n请付款。\n", "markdown")
            ed.open("b.md", "请付款。\n", "markdown")
            stages = await ed.actions("a.md", point(1, 0), "refactor")
            final = next(each for each in stages if each.title == "阶段定为：最后通知")
            (edit,) = final.edit.document_changes[0].edits
            assert (edit.range, edit.new_text) == (point(1, 7, 10), "final")
            assert len([each for each in stages if each.title.startswith("阶段定为")]) == 5
            new = next(each for each in await ed.actions("b.md", point(0, 0)) if each.title == "阶段定为：逾期")
            (edit,) = new.edit.document_changes[0].edits
            assert (edit.range, edit.new_text) == (point(0, 0), "---\nstage: overdue\n---\n\n")

    asyncio.run(session())


def test_the_stage_picked_in_the_editor(tmp_path: Path) -> None:
    async def session() -> None:
        async with editor(workspace(tmp_path)) as ed:
            ed.open("a.txt", "货款 300 元，请付款。\n")
            await ed.run("tonelint.setStage", ed.uri("a.txt"), "final")
            (draft,) = await ed.run("tonelint.describe", ed.uri("a.txt"))
            assert draft["context"]["stage"] == {"value": "final", "origin": "flag", "reason": ""}
            await ed.run("tonelint.setStage", ed.uri("a.txt"), "")
            (draft,) = await ed.run("tonelint.describe", ed.uri("a.txt"))
            assert draft["context"].get("stage", {}).get("origin") != "flag"
            with pytest.raises(Exception, match="no stage is called"):
                await ed.run("tonelint.setStage", ed.uri("a.txt"), "later")

    asyncio.run(session())


def test_settings_and_the_configuration_are_read_again(tmp_path: Path) -> None:
    async def session() -> None:
        async with editor(workspace(tmp_path), settings={"infos": False}) as ed:
            ed.open("a.txt", ZH)
            assert [each.code for each in await ed.diagnostics("a.txt")] == ["house/no-rush"]
            ed.client.set_configuration({"tonelint": {"infos": True, "uiLanguage": "en"}})
            ed.pushed.clear()
            ed.client.workspace_did_change_configuration(types.DidChangeConfigurationParams({}))
            (rush, _) = await ed.diagnostics("a.txt")
            assert rush.message == "'不着急' makes paying optional"
            (tmp_path / "tonelint.toml").write_text('select = ["house/shouting"]\nrules = ["rules"]\n', "utf-8")
            ed.pushed.clear()
            event = types.FileEvent(ed.uri("tonelint.toml"), types.FileChangeType.Changed)
            ed.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
            assert [each.code for each in await ed.diagnostics("a.txt")] == ["house/shouting"]

    asyncio.run(session())


def test_a_broken_rule_is_told_at_its_place_and_the_last_good_rules_stay(tmp_path: Path) -> None:
    async def session() -> None:
        async with editor(workspace(tmp_path)) as ed:
            ed.open("a.txt", ZH)
            assert len(await ed.diagnostics("a.txt")) == 2
            rule = tmp_path / "rules" / "house" / "no-rush.yaml"
            rule.write_text(rule.read_text("utf-8").replace("severity: warning", "severity: loud"), "utf-8")
            ed.pushed.clear()
            event = types.FileEvent(rule.as_uri(), types.FileChangeType.Changed)
            ed.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
            assert len(await ed.diagnostics("a.txt")) == 2
            (told,) = ed.pushed[rule.as_uri()].diagnostics
            assert told.range.start.line == 3
            assert "'loud' is no severity" in told.message

    asyncio.run(session())


def test_progress_is_shown_while_rules_load(tmp_path: Path) -> None:
    async def session() -> None:
        async with editor(workspace(tmp_path)) as ed:
            ed.open("a.txt", ZH)
            await ed.diagnostics("a.txt")
            kinds = [each.kind for each in ed.client.progress_reports["tonelint/loading"]]
            assert kinds == ["begin", "end"]

    asyncio.run(session())
