"""Many files judged by several processes, the outcomes in the order of the tasks and no more of them in memory than needed.

A small file goes to one process; a large one to all of them, each judging its share of the batches. Pipes give the
back-pressure: a process that is ahead waits until its batches are taken.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from tonelint.job import Job, Outcome, Task, batches, outcomes, size
from tonelint.message.draft import Trouble

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_LARGE = 500_000
_AHEAD = 16
"""Tasks that a process may have waiting."""

Judged = Iterator[tuple[Task, Iterable[Outcome]]]


def mapped(job: Job, tasks: Iterable[Task], jobs: int) -> Judged:
    """Each task with its outcomes, in order. With one process everything happens in this one, as it is asked for."""
    if jobs < 2:
        for task in tasks:
            yield task, outcomes(job, task) if task.known is None else task.known
        return
    crew = _Crew(job, jobs)
    try:
        yield from crew.mapped(tasks)
    finally:
        crew.close()


class _Share(NamedTuple):
    """A task's part that one process works on."""

    pipe: Connection
    task: Task


class _Crew:
    def __init__(self, job: Job, jobs: int) -> None:
        import multiprocessing

        self._pipes: list[Connection] = []
        self._processes = []
        for _ in range(jobs):
            ours, theirs = multiprocessing.Pipe()
            process = multiprocessing.Process(target=_work, args=(job, theirs), daemon=True)
            process.start()
            theirs.close()
            self._pipes.append(ours)
            self._processes.append(process)

    def mapped(self, tasks: Iterable[Task]) -> Judged:
        waiting: deque[tuple[Task, list[_Share]]] = deque()
        turn = 0
        for task in tasks:
            shares = []
            if task.known is None:
                parts = len(self._pipes) if size(task) > _LARGE else 1
                for part in range(parts):
                    pipe = self._pipes[turn % len(self._pipes)]
                    turn += 1
                    shares.append(_handed(pipe, task._replace(part=part, parts=parts)))
            waiting.append((task, shares))
            if len(waiting) >= _AHEAD * len(self._pipes):
                yield _taken(*waiting.popleft())
        while waiting:
            yield _taken(*waiting.popleft())

    def close(self) -> None:
        for pipe in self._pipes:
            pipe.close()
        for process in self._processes:
            process.terminate()
            process.join()


def _handed(pipe: Connection, task: Task) -> _Share:
    with suppress(OSError):  # that its process ended is seen when the outcomes are asked for
        pipe.send(task)
    return _Share(pipe, task)


def _taken(task: Task, shares: list[_Share]) -> tuple[Task, Iterable[Outcome]]:
    if task.known is not None:
        return task, task.known
    return task, list(_merged(shares)) if len(shares) == 1 else _merged(shares)


def _merged(shares: list[_Share]) -> Iterator[Outcome]:
    """The batches of all shares in turn, as they stood in the file, until every one has ended."""
    open_shares = list(shares)
    while open_shares:
        for share in tuple(open_shares):
            try:
                batch = share.pipe.recv()
            except (EOFError, OSError):
                yield Trouble(share.task.path, None, "the process that judged it ended (out of memory?)")
                batch = None
            if batch is None:
                open_shares.remove(share)
            else:
                yield from batch


def _work(job: Job, pipe: Connection) -> None:
    """A process: takes tasks from the pipe and gives batches back, None after the last of a task."""
    try:
        while True:
            task = pipe.recv()
            for batch in batches(job, task):
                pipe.send(batch)
            pipe.send(None)
    except (EOFError, OSError, KeyboardInterrupt):
        pipe.close()
