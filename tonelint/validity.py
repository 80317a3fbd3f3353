"""Whether a configuration's words mean anything to the rules it is used with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tonelint.config import Config
from tonelint.message.context import ContextError, Vocabulary
from tonelint.rulebook.rule import FAULTS, Rulebook
from tonelint.tables import ConfigError, meant


def validate(config: Config, book: Rulebook, words: Vocabulary) -> None:
    """Raises ConfigError for the first rule, pack, key or value of the configuration that nobody knows."""
    for line, fault in (*_rules(config, book), *_packs(config, book), *_context(config, words)):
        raise ConfigError(config.path, line, fault)


def unknown_rule(book: Rulebook, name: str) -> str:
    """Why `name` is neither a rule nor the beginning of one; '' where it is."""
    known = {*FAULTS, *(part for rule in book.rules for part in (rule.id, rule.fault))}
    if name.rstrip("/") in known:
        return ""
    return f"no rule is called {name!r}{meant(name, sorted(known), '')}"


def _rules(config: Config, book: Rulebook) -> Iterator[tuple[int, str]]:
    named: list[tuple[int, Iterable[str]]] = [
        (config.lines.get(table, 1), names)
        for table, names in (("select", config.select), ("ignore", config.ignore), ("severity", config.severity))
    ]
    named += [(each.line, (*each.select, *each.ignore)) for each in config.paths]
    named += [(each.line, (each.rule,)) for each in config.suppress]
    for line, names in named:
        for name in names:
            fault = unknown_rule(book, name)
            if fault:
                yield line, fault


def _packs(config: Config, book: Rulebook) -> Iterator[tuple[int, str]]:
    known = [pack.name for pack in book.packs]
    for name in config.packs:
        if name not in known:
            yield config.lines.get("packs", 1), f"no pack is called {name!r}{meant(name, known)}"


def _context(config: Config, words: Vocabulary) -> Iterator[tuple[int, str]]:
    for key, word in config.context.items():
        yield from _values(words, config.lines.get(f"context.{key}", 1), {key: word})
    for each in config.paths:
        yield from _values(words, each.line, each.context)
    for key in config.require_context:
        yield from _keys(words, config.lines.get("require-context", 1), key)


def _keys(words: Vocabulary, line: int, key: str) -> Iterator[tuple[int, str]]:
    if key not in words.keys:
        yield line, f"unknown context key {key!r}{meant(key, sorted(words.keys))}"


def _values(words: Vocabulary, line: int, values: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    for key, word in values.items():
        if key not in words.keys:
            yield from _keys(words, line, key)
            continue
        try:
            words.read(key, word)
        except ContextError as error:
            yield line, str(error)
