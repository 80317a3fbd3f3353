"""Whatever was typed, what the editor shows is a fresh check of the text as it stands."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test
from lsprotocol import types

from tonelint.lsp.houses import Houses, Options
from tonelint.lsp.judging import judge

from .driving import Editor, editor
from .house import workspace

PARTS = [
    "不着急",
    "请付款",
    "！！",
    "！",
    "着急",
    "不",
    "no rush",
    "\n",
    "\r\n",
    "\r",
    "\u2028",
    "😀",
    "𠮷",
    "é",
    " ",
    "a",
    "。",
]
TEXT = st.lists(st.sampled_from(PARTS), max_size=6).map("".join)
STEPS, ROUNDS = 50, 10


class Session:
    """One editor for all rounds; every round has a buffer of its own."""

    def __init__(self, encoding: str) -> None:
        self.encoding = encoding
        self.loop = asyncio.new_event_loop()
        self.stack = AsyncExitStack()
        self.folder = TemporaryDirectory()
        self.root = workspace(Path(self.folder.name))
        wanted = editor(self.root, encodings=[encoding], settings={"delay": 0, "uiLanguage": "zh"})
        self.editor: Editor = self.loop.run_until_complete(self.stack.enter_async_context(wanted))
        self.house = Houses("zh").of(self.root, Options(ui_language="zh"))
        self.rounds = 0

    def close(self) -> None:
        self.loop.run_until_complete(self.stack.aclose())
        self.loop.close()
        self.folder.cleanup()


@pytest.fixture(params=["utf-16", "utf-8", "utf-32"])
def session(request: pytest.FixtureRequest) -> Iterator[Session]:
    made = Session(request.param)
    yield made
    made.close()


def units(text: str, encoding: str) -> int:
    return {"utf-8": len(text.encode()), "utf-16": len(text.encode("utf-16-le")) // 2, "utf-32": len(text)}[encoding]


def place(text: str, offset: int, encoding: str) -> types.Position:
    """The protocol's position, worked out the slow way."""
    lines = text[:offset].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if text[:offset].endswith("\r") and text[offset : offset + 1] == "\n":
        lines = [*lines[:-2], lines[-2]]  # between CR and LF is the end of the line
    return types.Position(len(lines) - 1, units(lines[-1], encoding))


def test_random_edits_equal_a_fresh_check(session: Session) -> None:
    class Edits(RuleBasedStateMachine):
        @initialize(text=TEXT)
        def start(self, text: str) -> None:
            session.rounds += 1
            self.name = f"{session.rounds}.txt"
            self.text = text
            session.editor.open(self.name, text)
            session.loop.run_until_complete(asyncio.sleep(0))

        @rule(data=st.data(), new=TEXT)
        def replace(self, data: st.DataObject, new: str) -> None:
            start = data.draw(st.integers(0, len(self.text)))
            end = data.draw(st.integers(start, min(start + 6, len(self.text))))
            if "\r\n" in (self.text[start - 1 : start + 1], self.text[end - 1 : end + 1]):
                return
            where = types.Range(place(self.text, start, session.encoding), place(self.text, end, session.encoding))
            session.editor.change(self.name, types.TextDocumentContentChangePartial(where, new))
            self.text = self.text[:start] + new + self.text[end:]

        @rule(new=TEXT)
        def rewrite(self, new: str) -> None:
            session.editor.write(self.name, new)
            self.text = new

        @precondition(lambda self: hasattr(self, "text"))
        @rule()
        def look(self) -> None:
            self.compare()

        def compare(self) -> None:
            shown = session.loop.run_until_complete(session.editor.diagnostics(self.name))
            fresh = judge(session.house, self.name, self.text).findings
            assert [(each.code, each.range) for each in shown] == [
                (
                    each.rule,
                    types.Range(
                        place(self.text, each.range.start.offset, session.encoding),
                        place(self.text, each.range.end.offset, session.encoding),
                    ),
                )
                for each in fresh
            ]

        def teardown(self) -> None:
            if hasattr(self, "text"):
                self.compare()

    checks = [HealthCheck.too_slow, HealthCheck.filter_too_much]
    run_state_machine_as_test(
        Edits,
        settings=settings(max_examples=ROUNDS, stateful_step_count=STEPS, deadline=None, suppress_health_check=checks),
    )
