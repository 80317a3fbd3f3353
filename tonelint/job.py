"""One file's judging as a function: a job (rules, settings, what the house says) and the bytes of a file give its outcomes.

It reads nothing else and remembers nothing, so that it may run in any process and its outcomes may be kept.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from tonelint.accepted import Ignore, ignores, without
from tonelint.checking import ALONE, Before, Settings, check
from tonelint.config import Config, PathSettings
from tonelint.diagnostic import Checked
from tonelint.message.context import Context, ContextError, Key, Value, Vocabulary
from tonelint.message.draft import Draft, Note, Read, Trouble
from tonelint.message.inference import stage_of_days
from tonelint.message.naming import named
from tonelint.readers import read, read_text
from tonelint.readers.candidates import IsMessage, anything, looks_like_message
from tonelint.readers.walk import load
from tonelint.rulebook.rule import Rulebook
from tonelint.writers.report import FailOn

Outcome = Checked | Trouble | Note
BATCH = 64
"""How many messages of one file a process judges before it hands them over."""


class Job(NamedTuple):
    """Everything that decides how drafts are judged in one run; `today` (ISO) is the day on which exceptions expire."""

    book: Rulebook
    settings: Settings = Settings()
    flags: Mapping[str, str] = {}
    fail_on: FailOn = "warning"
    locale: str = ""
    config: Config = Config()
    require_context: tuple[str, ...] = ()
    today: str = ""


class Task(NamedTuple):
    """One file to judge: its name as shown, and its bytes or where they lie.

    `part` of `parts` takes every `parts`-th batch of a large file; `known` are outcomes that were kept from before.
    """

    path: str
    data: bytes | None = None
    explicit: bool = True
    file: Path | None = None
    part: int = 0
    parts: int = 1
    known: tuple[Outcome, ...] | None = None


def size(task: Task) -> int:
    """How many bytes the task's file has; 0 where nobody can tell."""
    try:
        return len(task.data) if task.data is not None else Path(task.file or task.path).stat().st_size
    except OSError:
        return 0


def vocabulary(book: Rulebook) -> Vocabulary:
    """The closed context vocabulary of a rulebook."""
    return Vocabulary(
        {
            name: Key(raw["kind"], raw["words"], tuple(raw["aliases"]), raw["names"])
            for name, raw in book.context.items()
        }
    )


def outcomes(job: Job, task: Task) -> Iterator[Outcome]:
    """The drafts of a file, judged, and what could not be read, in the file's order."""
    for batch in batches(job, task):
        yield from batch


def batches(job: Job, task: Task) -> Iterator[list[Outcome]]:
    """The same by batches of `BATCH` messages: those of the task's part."""
    data = task.data if task.data is not None else load(task.file or Path(task.path), job.config.max_bytes)
    if not isinstance(data, bytes):
        if task.part == 0:
            yield [data]
        return
    words = vocabulary(job.book)
    drafts = _with_threads(job, _read(job, task, data), words)
    for number, members in enumerate(iter(lambda: list(islice(drafts, BATCH)), [])):
        if number % task.parts == task.part:
            yield [each for member, thread in members for each in judged(job, member, words, thread)]


def _read(job: Job, task: Task, data: bytes) -> Iterator[Read]:
    return read(task.path, data, locale=job.locale, explicit=task.explicit, is_message=_is_message(job.config))


def reread(job: Job, task: Task) -> Iterator[Read]:
    """The drafts of a file once more; none where it cannot be read any longer."""
    data = task.data if task.data is not None else load(task.file or Path(task.path), job.config.max_bytes)
    return _read(job, task, data) if isinstance(data, bytes) else iter(())


def worded(job: Job, path: str, text: str) -> Iterator[Outcome]:
    """The same for words that were never bytes (an editor's buffer, a page's field); `path` picks the reader."""
    words = vocabulary(job.book)
    for draft, thread in _with_threads(job, reworded(job, path, text), words):
        yield from judged(job, draft, words, thread)


def reworded(job: Job, path: str, text: str) -> Iterator[Read]:
    """The drafts in words that were never bytes."""
    return read_text(text, path, is_message=_is_message(job.config))


def _with_threads(job: Job, drafts: Iterator[Read], words: Vocabulary) -> Iterator[tuple[Read, Before]]:
    """Every draft with what its thread says of it; nothing is sought where no context stands beside the words."""
    first = list(islice(drafts, BATCH))
    every = chain(first, drafts)
    if not any(isinstance(each, Draft) and len(each.stated) > 1 for each in first):
        return ((each, ALONE) for each in every)
    from tonelint.correspondence import with_threads

    return with_threads(every, job.book.lexicon, words, lambda draft: context_of(job, draft, words, []))


def judged(job: Job, draft: Read, words: Vocabulary, before: Before = ALONE) -> Iterator[Outcome]:
    """One draft, judged, without what its own front matter accepts; a fault of ours is a trouble, never a traceback."""
    if not isinstance(draft, Draft):
        yield draft
        return
    try:
        troubles: list[Trouble] = []
        context = context_of(job, draft, words, troubles)
        if before.counted:
            context = Context(before.counted).having(dict(context.items()))
        checked = check(draft, job.book, context, settings_of(job, draft), before.earlier)
    except Exception as error:
        if os.environ.get("TONELINT_DEBUG"):
            raise
        what = f"internal error, please report it: {type(error).__name__}: {error}"
        yield Trouble(draft.source.path, 1, what)
        return
    accepted = ignores(draft)
    kept, unused = without(checked, [each for each in accepted if isinstance(each, Ignore)], job.today)
    yield from troubles
    yield from (each for each in accepted if isinstance(each, Trouble))
    yield from _missing(job, checked)
    yield from unused
    yield kept


def context_of(job: Job, draft: Draft, words: Vocabulary, troubles: list[Trouble]) -> Context:
    """What flags, the words beside the draft, its path and the house's settings say of it.

    A word that the vocabulary does not know is added to `troubles`, with its place.
    """
    context = Context({key: Value(words.read(key, word), "config") for key, word in job.config.context.items()})
    context = context.having(named(words, draft.source.path, draft.id))
    for each in _settings_of(job.config, draft.source.path):
        context = context.having({key: Value(words.read(key, word), "path") for key, word in each.context.items()})
    context = context.having(_stated(words, draft, troubles))
    flags = {key: Value(words.read(key, word), "flag") for key, word in job.flags.items()}
    return _with_stage_of_days(context.having(flags))


def _stated(words: Vocabulary, draft: Draft, troubles: list[Trouble]) -> dict[str, Value]:
    stated: dict[str, Value] = {}
    for each in draft.stated:
        key = words.key(each.key)
        if key is None:
            continue
        try:
            stated[key] = Value(words.read(key, each.value), "row" if each.origin == "row" else "front matter")
        except ContextError as error:
            troubles.append(Trouble(draft.source.path, draft.source.line_of(each.offset), str(error)))
    return stated


def _with_stage_of_days(context: Context) -> Context:
    """A stage for a known number of days overdue, where no stage of the same or a stronger origin is known."""
    days, stage = context.value("days-overdue"), context.value("stage")
    if days is None or (stage and stage.origin in ("flag", days.origin)):
        return context
    return context.having({"stage": Value(stage_of_days(float(days.word)), days.origin, days.word)})


def _missing(job: Job, checked: Checked) -> Iterator[Trouble]:
    """The keys that must be known wherever a rule needs them (``--require-context``)."""
    for key in job.require_context:
        rules = [rule for rule, needs in checked.skipped if needs == key]
        if rules:
            where = f" ({checked.draft})" if checked.draft else ""
            yield Trouble(checked.path, 1, f"{key} is required and not known{where}: {', '.join(rules)} not judged")


def settings_of(job: Job, draft: Draft) -> Settings:
    """The settings with the select and ignore of the path's own."""
    settings = job.settings
    for each in _settings_of(job.config, draft.source.path):
        policy = settings.policy
        policy = policy._replace(select=each.select or policy.select, ignore=(*policy.ignore, *each.ignore))
        settings = settings._replace(policy=policy)
    return settings


def _is_message(config: Config) -> IsMessage:
    """Which values of a catalogue are messages: the house's patterns for keys first, then the plain guess."""
    if not config.messages and not config.not_messages:
        return looks_like_message
    wanted, unwanted = _spec(config.messages), _spec(config.not_messages)

    def decide(key: str, text: str) -> bool:
        name = key.replace(".", "/").replace("[", "/").replace("]", "")
        if unwanted(name):
            return False
        return anything(key, text) if wanted(name) else looks_like_message(key, text)

    return decide


def _settings_of(config: Config, path: str) -> tuple[PathSettings, ...]:
    """The settings whose pattern names `path` (as shown), in the file's order."""
    if not config.paths:
        return ()
    name = within(config, path)
    return tuple(each for each in config.paths if _spec((each.glob,))(name))


def within(config: Config, path: str) -> str:
    """A path as shown, relative to the configuration's folder."""
    return os.path.relpath(Path.cwd() / path, config.folder.resolve()).replace(os.sep, "/")


@lru_cache(maxsize=256)
def _spec(globs: tuple[str, ...]) -> Callable[[str], bool]:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(globs).match_file
