"""The desk at which buffers are judged: off the event loop, large ones out of the others' way, and never for an old text."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple, TypeVar

from pygls.uris import to_fs_path

from tonelint.tables import shown

from .buffers import Buffer
from .houses import House, Houses, Options
from .judging import Judged, judge, name_of
from .places import Places

_T = TypeVar("_T")
_LARGE = 20_000
"""Code points of a text that takes longer than a typist waits."""


class Ask(NamedTuple):
    """One state of one buffer under one set of settings: asked twice, it is judged once."""

    places: Places
    path: str
    folder: Path
    options: Options


class Desk:
    """Judges buffers on request. `generation` counts how often rules or settings changed."""

    def __init__(self, spoken: str = "") -> None:
        self.houses = Houses(spoken)
        self.options = Options()
        self.generation = 0
        self.stages: dict[str, str] = {}
        self._worker = ThreadPoolExecutor(1, "tonelint")
        self._slow = ThreadPoolExecutor(1, "tonelint-large")
        self._asked: dict[str, Ask] = {}
        self._answers: dict[str, asyncio.Future[Judged | None]] = {}

    def forget(self) -> None:
        """Rules or settings changed: everything is judged anew when it is asked for next."""
        self.generation += 1
        self._asked.clear()
        self._answers.clear()
        self.houses.forget()

    def drop(self, uri: str) -> None:
        """A buffer was closed."""
        self._asked.pop(uri, None)
        self._answers.pop(uri, None)
        self.stages.pop(uri, None)

    def set_stage(self, uri: str, stage: str) -> None:
        """Judge a buffer at this stage whatever it says ('' lets it speak for itself again)."""
        self.stages.pop(uri, None)
        if stage:
            self.stages[uri] = stage
        self._asked.pop(uri, None)

    async def judged(self, buffer: Buffer) -> Judged:
        """The judgement of the buffer's text as it stands when the answer comes."""
        while True:
            places = buffer.places
            answer = await asyncio.shield(self._answer(buffer))
            if answer is not None and buffer.places is places:
                return answer

    def _answer(self, buffer: Buffer) -> asyncio.Future[Judged | None]:
        uri, ask = buffer.uri, self._ask(buffer)
        if self._asked.get(uri) != ask:
            self._asked[uri] = ask
            loop = asyncio.get_running_loop()
            worker = self._worker if len(ask.places.text) <= _LARGE else self._slow
            self._answers[uri] = loop.run_in_executor(worker, self._judge, uri, ask)
        return self._answers[uri]

    def _ask(self, buffer: Buffer) -> Ask:
        path = place_of(buffer)
        asked = self.options
        if buffer.uri in self.stages:
            asked = asked._replace(context=(*asked.context, ("stage", self.stages[buffer.uri])))
        name = name_of(shown(path), buffer.language_id)
        return Ask(buffer.places, name, path.parent, asked)

    def _judge(self, uri: str, ask: Ask) -> Judged | None:
        """In the worker. None where the buffer has moved on in the meantime."""
        if self._asked.get(uri) is not ask:
            return None
        return judge(self.houses.of(ask.folder, ask.options), ask.path, ask.places.text)

    async def house(self, buffer: Buffer) -> House:
        """The house that governs a buffer."""
        ask = self._ask(buffer)
        return await self.work(lambda: self.houses.of(ask.folder, ask.options))

    async def work(self, task: Callable[[], _T]) -> _T:
        """Do something with the engine, in the worker."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, task)


def place_of(buffer: Buffer) -> Path:
    """Where the buffer's file lies, or would lie if it were saved in the working folder."""
    path = to_fs_path(buffer.uri) if buffer.uri.startswith("file:") else None
    return Path(path) if path else Path.cwd() / Path(buffer.path or "untitled").name
