"""The options that every judging command takes, and the job that they and the configuration amount to."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click

from tonelint import config as configuring
from tonelint.checking import Settings
from tonelint.cli import screen
from tonelint.config import Config
from tonelint.job import Job, vocabulary
from tonelint.linter import Policy
from tonelint.message.context import ContextError, Vocabulary
from tonelint.rulebook.cache import rulebook
from tonelint.rulebook.home import home
from tonelint.rulebook.rule import Rulebook
from tonelint.run import rule_folders
from tonelint.tables import meant
from tonelint.validity import unknown_rule, validate

_Command = TypeVar("_Command", bound=Callable[..., Any])


class Asked(NamedTuple):
    """What the command line asks of a judging command, as typed."""

    stage: str | None
    channel: str | None
    audience: str | None
    jurisdiction: str | None
    lang: str | None
    days: int | None
    now: str | None
    sending: bool
    require_context: tuple[str, ...]
    pack: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    rules: tuple[str, ...]
    ui_language: str | None
    cache: bool
    config: str | None
    isolated: bool


_OPTIONS = (
    click.option("--stage", help="pre-due, due, overdue-early, overdue, overdue-late, final; 到期前 … 最后通知."),
    click.option("--channel", help="sms, wechat, wechat-group, whatsapp, email, letter, phone, app; 短信, 微信, 邮件 …"),
    click.option("--audience", help="business, sole-trader or consumer."),
    click.option("--jurisdiction", help="us, uk, eu, cn, hk, tw, au, sg, ca …: turns its rule pack on."),
    click.option("--lang", help="zh-Hans, zh-Hant or en (default: by the script of the draft)."),
    click.option("--days", type=int, metavar="N", help="Days overdue; negative before the due day."),
    click.option("--now", metavar="TIME", help="When it will be sent: 2027-03-15T09:30, or 'now' for the clock's time."),
    click.option("--sending", is_flag=True, help="The draft goes out as it is: placeholders left in it are faults."),
    click.option("--require-context", multiple=True, metavar="KEYS", help="Fail where a rule needs one of these and it is not known."),
    click.option("--pack", multiple=True, metavar="NAME", help="Turn a rule pack on whatever the draft says."),
    click.option("--select", multiple=True, metavar="RULES", help="Only these rules: ids or their beginnings."),
    click.option("--ignore", multiple=True, metavar="RULES", help="Not these rules; wins over --select."),
    click.option("--rules", multiple=True, metavar="DIR", help="A folder of rules to lay over tonelint's own."),
    click.option("--ui-language", type=click.Choice(["zh", "en"]), help="Language of messages (default: the locale's)."),
    click.option("--cache/--no-cache", default=True, help="Keep compiled rules and results between runs."),
    click.option("--config", metavar="FILE", help="This configuration instead of the one found above the folder."),
    click.option("--isolated", is_flag=True, help="Read no configuration."),
)  # fmt: skip


def judging(command: _Command) -> _Command:
    """Give a command the options of `Asked`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def asked(options: dict[str, Any]) -> Asked:
    """Take the options of `Asked` out of a command's own."""
    return Asked(**{field: options.pop(field) for field in Asked._fields})


def configuration(ask: Asked) -> Config:
    """The configuration that the command line names, or the nearest one. Raises ConfigError."""
    if ask.isolated:
        return Config(folder=Path.cwd())
    return configuring.load(Path(ask.config)) if ask.config else configuring.find(Path.cwd())


def job(ask: Asked, *, text: bool = False, fail_on: str | None = None) -> Job:
    """The job that the command line and the configuration ask for.

    Raises ConfigError, RuleError, and click.UsageError for words of the command line that nobody knows.
    """
    config = configuration(ask)
    book = rulebook([*config.rules, *_rule_folders(ask.rules)], use_cache=ask.cache)
    book = _with_placeholders(book, config)
    words = vocabulary(book)
    validate(config, book, words)
    policy = Policy(
        select=_rule_names(book, ask.select) or config.select,
        ignore=(*config.ignore, *_rule_names(book, ask.ignore)),
        severity=config.severity,
        packs=(*config.packs, *_packs(book, ask.pack)),
    )
    said = ask.ui_language or config.ui_language or screen.language(os.environ)
    required = tuple(_key(words, name) for name in _split(ask.require_context)) or config.require_context
    return Job(
        book=book,
        settings=Settings(said, policy, config.sender, text),  # type: ignore[arg-type]
        flags=_flags(ask, words),
        fail_on=fail_on or config.fail_on,  # type: ignore[arg-type]
        locale=screen.locale_name(os.environ),
        config=config,
        require_context=required,
        today=_today(),
    )


def rule_book(names: Iterable[str], use_cache: bool = True) -> tuple[Rulebook, list[Path]]:
    """The rules of the project here with the folders `names` laid over them, and all folders, lowest first.

    Raises RuleError for a rule file at fault and ConfigError for the project's configuration.
    """
    extra = [*configuring.find(Path.cwd()).rules, *_rule_folders(names)]
    return rulebook(extra, use_cache), [home(), *extra]


def _split(values: Iterable[str]) -> list[str]:
    return [part.strip() for value in values for part in value.split(",") if part.strip()]


def _rule_folders(names: Iterable[str]) -> list[Path]:
    try:
        return rule_folders(names)
    except FileNotFoundError as error:
        raise click.UsageError(str(error)) from error


def _rule_names(book: Rulebook, values: Iterable[str]) -> tuple[str, ...]:
    names = tuple(_split(values))
    for name in names:
        hint = unknown_rule(book, name)
        if hint:
            raise click.UsageError(hint)
    return names


def _packs(book: Rulebook, values: Iterable[str]) -> tuple[str, ...]:
    names, known = tuple(_split(values)), [pack.name for pack in book.packs]
    for name in names:
        if name not in known:
            raise click.UsageError(f"no pack is called {name!r}{meant(name, known)}")
    return names


def _key(words: Vocabulary, name: str) -> str:
    key = words.key(name)
    if key is None:
        raise click.UsageError(f"unknown context key {name!r}{meant(name, sorted(words.keys))}")
    return key


def _flags(ask: Asked, words: Vocabulary) -> dict[str, str]:
    flags = {
        "stage": ask.stage,
        "channel": ask.channel,
        "audience": ask.audience,
        "jurisdiction": ask.jurisdiction,
        "language": ask.lang,
        "days-overdue": None if ask.days is None else str(ask.days),
        "send-at": _clock() if ask.now == "now" else ask.now,
        "sending": "yes" if ask.sending else None,
    }
    given = {key: word for key, word in flags.items() if word is not None}
    for key, word in given.items():
        try:
            words.read(key, word)
        except ContextError as error:
            raise click.UsageError(str(error)) from error
    return given


def _clock() -> str:
    from datetime import datetime

    return datetime.now().astimezone().isoformat(timespec="minutes")


def _today() -> str:
    from time import localtime, strftime

    return strftime("%Y-%m-%d", localtime())


def _with_placeholders(book: Rulebook, config: Config) -> Rulebook:
    if not config.placeholders:
        return book
    from tonelint.message.placeholder_names import Names, taught

    names = taught(Names(*book.lexicon.placeholders), config.placeholders)
    return book._replace(lexicon=book.lexicon._replace(placeholders=tuple(names)))
