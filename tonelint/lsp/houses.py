"""By which rules and settings a buffer is judged: the configuration above its file, and what the client asks for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from time import localtime, strftime
from typing import Any, Literal, NamedTuple

from tonelint import baseline
from tonelint import config as configuring
from tonelint.checking import Settings
from tonelint.config import BASELINE, Config
from tonelint.job import Job, vocabulary
from tonelint.linter import Policy
from tonelint.message.context import ContextError
from tonelint.rulebook.cache import rulebook
from tonelint.rulebook.nodes import RuleError
from tonelint.rulebook.rule import Rulebook
from tonelint.tables import ConfigError
from tonelint.validity import validate
from tonelint.writers.words import Language

CONTEXT = ("stage", "channel", "audience", "jurisdiction")
"""The context that a client's settings may give for every draft."""


class Options(NamedTuple):
    """What a client's settings ask for; `context` pairs the keys of `CONTEXT` that are set with words, `delay` is in seconds."""

    context: tuple[tuple[str, str], ...] = ()
    ui_language: str = ""
    rules: tuple[str, ...] = ()
    config: str = ""
    infos: bool = True
    delay: float = 0.2


def options(raw: Any, before: Options = Options()) -> Options:  # noqa: B008
    """The settings in a client's JSON; what is missing or of the wrong kind stays as it was `before`."""
    if not isinstance(raw, dict):
        return before
    context = {**dict(before.context), **{key: raw[key] for key in CONTEXT if isinstance(raw.get(key), str)}}
    rules, delay = raw.get("rules"), raw.get("delay")
    return Options(
        tuple((key, word) for key, word in context.items() if word),
        _word(raw, "uiLanguage", before.ui_language),
        tuple(str(each) for each in rules) if isinstance(rules, list) else before.rules,
        _word(raw, "config", before.config),
        raw["infos"] if isinstance(raw.get("infos"), bool) else before.infos,
        min(max(delay, 0), 10_000) / 1000 if isinstance(delay, (int, float)) else before.delay,
    )


def _word(raw: dict[str, Any], key: str, otherwise: str) -> str:
    value = raw.get(key, otherwise)
    return value if isinstance(value, str) else otherwise


class Problem(NamedTuple):
    """A rule file or configuration that cannot be used: where (1-based), and why."""

    path: Path
    line: int
    column: int
    message: str


class House(NamedTuple):
    """A job, the baseline that goes with it, and what is wrong with the settings it was made from."""

    job: Job
    baseline: Path
    problems: tuple[Problem, ...] = ()

    @property
    def language(self) -> Language:
        """In which language to speak."""
        return self.job.settings.language


class Houses:
    """The houses by the folder of their configuration, each put together once until `forget`."""

    def __init__(self, spoken: str = "") -> None:
        self._spoken = spoken
        self._made: dict[tuple[Path, Options], House] = {}
        self._good: Rulebook | None = None

    def forget(self) -> None:
        """Rules or settings have changed: put together anew what is asked for next."""
        self._made.clear()

    def of(self, folder: Path, asked: Options) -> House:
        """The house that governs drafts in `folder`. Raises RuleError only where no rules were ever usable."""
        key = (folder, asked)
        if key not in self._made:
            self._made[key] = self._make(folder, asked)
        return self._made[key]

    def _make(self, folder: Path, asked: Options) -> House:
        problems: list[Problem] = []
        config = _config(folder, asked, problems)
        book = self._book((*config.rules, *_folders(asked.rules, config.folder, problems)), problems)
        words = vocabulary(book)
        try:
            validate(config, book, words)
        except ConfigError as error:
            problems.append(Problem(Path.cwd() / error.path, error.line, 1, error.message))
        flags = {}
        for name, word in asked.context:
            try:
                flags[name] = words.read(name, word)
            except ContextError as error:
                problems.append(Problem(Path(), 1, 1, str(error)))
        policy = Policy(config.select, config.ignore, config.severity, config.packs)
        said = asked.ui_language or config.ui_language or self._spoken
        job = Job(
            book=_with_placeholders(book, config),
            settings=Settings(_language(said), policy, config.sender, text=True),
            flags=flags,
            locale=os.environ.get("LC_ALL") or os.environ.get("LANG") or "",
            config=config,
            today=strftime("%Y-%m-%d", localtime()),
        )
        return House(job, config.folder / (config.baseline or BASELINE), tuple(problems))

    def _book(self, folders: tuple[Path, ...], problems: list[Problem]) -> Rulebook:
        """The rules; where a file of them is at fault, those that were usable last, and tonelint's own at worst."""
        try:
            self._good = rulebook(folders)
        except RuleError as error:
            problems.append(Problem(Path(error.path), error.line, error.column, error.message))
            self._good = self._good or rulebook()
        return self._good


def _config(folder: Path, asked: Options, problems: list[Problem]) -> Config:
    named = folder / asked.config if asked.config else None
    try:
        return configuring.load(named) if named else configuring.find(folder)
    except ConfigError as error:
        path = Path.cwd() / error.path
        problems.append(Problem(path, error.line, 1, error.message))
        return Config(folder=path.parent)


def _folders(names: tuple[str, ...], home: Path, problems: list[Problem]) -> Iterator[Path]:
    for name in names:
        if (home / name).is_dir():
            yield home / name
        else:
            problems.append(Problem(Path(), 1, 1, f"{name}: no such folder of rules"))


def _with_placeholders(book: Rulebook, config: Config) -> Rulebook:
    if not config.placeholders:
        return book
    from tonelint.message.placeholder_names import Names, taught

    names = taught(Names(*book.lexicon.placeholders), config.placeholders)
    return book._replace(lexicon=book.lexicon._replace(placeholders=tuple(names)))


def _language(said: str) -> Literal["zh", "en"]:
    return "zh" if said.lower().startswith("zh") else "en"


@lru_cache(maxsize=4)
def _loaded(path: Path, changed: int, today: str) -> tuple[baseline.Entry, ...]:
    return tuple(baseline.load(path, today).entries.values())


def accepted(house: House) -> tuple[baseline.Baseline, ...]:
    """The house's baseline, unused; none where there is none or it cannot be read."""
    try:
        entries = _loaded(house.baseline, house.baseline.stat().st_mtime_ns, house.job.today)
    except (OSError, baseline.BaselineError):
        return ()
    return (baseline.Baseline(house.baseline, entries, house.job.today),)


def spoken(locale: str | None) -> Language:
    """The language of a client's locale, else of the environment's."""
    said = locale or next((os.environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(key)), "")
    return _language(said)
