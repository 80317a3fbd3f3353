"""Rule files and the configuration while they are written: what is wrong with them, before anyone runs a check."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from tonelint import config as configuring
from tonelint.job import vocabulary
from tonelint.message.fact import Kind
from tonelint.rulebook import compile as compiling
from tonelint.rulebook.cache import checksum
from tonelint.rulebook.exam import Flaw, examples
from tonelint.rulebook.home import home
from tonelint.rulebook.load import WordSet, word_sets
from tonelint.rulebook.nodes import Node, RuleError, parse
from tonelint.rulebook.rule import Rulebook
from tonelint.tables import ConfigError
from tonelint.text.lexicon import Builder
from tonelint.validity import validate

from .houses import House, Problem

What = Literal["draft", "rule", "words", "config"]
_VERBS = tuple(f"\n{verb}:" for verb in (*compiling.VERBS, "extends"))


def kind_of(path: Path, text: str) -> What:
    """What a buffer is, by its name and place, and for YAML elsewhere by its first keys."""
    if path.name == configuring.NAME:
        return "config"
    if path.suffix not in {".yaml", ".yml"}:
        return "draft"
    if path.parent.parent.name == "words" and _is_rules(path.parents[2]):
        return "words"
    if _is_rules(path.parents[1]) and path.parent.name not in {"words", "packs", "letters"}:
        return "rule"
    looks = "\nexamples:" in text and any(verb in f"\n{text}" for verb in _VERBS)
    return "rule" if looks else "draft"


def _is_rules(folder: Path) -> bool:
    """Whether a folder holds rules: it is tonelint's own, or is built like it."""
    return folder == home() or (
        folder.name == "rules" and ((folder / "words").is_dir() or (folder / "context.yaml").is_file())
    )


def faults(what: What, path: Path, text: str, house: House) -> list[Problem]:
    """What is wrong with a rule file, a word set or a configuration."""
    try:
        if what == "config":
            config = configuring.read(path.name, text, path.parent)
            validate(config, house.job.book, vocabulary(house.job.book))
        else:
            _rule(what, path, parse(text, str(path)), house)
    except RuleError as error:
        return [Problem(path, error.line, error.column, error.message)]
    except ConfigError as error:
        return [Problem(path, error.line, 1, error.message)]
    return []


def _rule(what: What, path: Path, node: Node, house: House) -> None:
    if what == "words":
        WordSet(path.stem).add(node)
        return
    if "extends" not in node.items():
        compiling.rule(f"{path.parent.name}/{path.stem}", node, _builder(house))
        examples(node)
        _sources(node, house.job.book)


def _builder(house: House) -> Builder:
    folders = (home(), *house.job.config.rules)
    return Builder(_words(folders, checksum(folders)), get_args(Kind))


@lru_cache(maxsize=2)
def _words(folders: tuple[Path, ...], _changed: int) -> dict[str, set[str]]:
    return {name: each.words for name, each in word_sets(folders).items()}


def _sources(node: Node, book: Rulebook) -> None:
    for each in node.items()["sources"].each():
        if each.text() not in book.sources:
            raise each.error(f"source {each.text()!r} stands in no sources.yaml")


def flaws(path: Path, house: House) -> list[Flaw]:
    """What the examples of a saved rule file fail to hold."""
    from tonelint.rulebook.exam import sit
    from tonelint.sets import judge

    name, folder = f"{path.parent.name}/{path.stem}", path.parents[1]
    return sit(folder, house.job.book, judge(house.job.book), lambda each: each == name)[1]
