"""All rules of one or more folders as a Rulebook: compiled once, then read back from a cache."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from tonelint.message.fact import Kind
from tonelint.text.lexicon import Builder, Derived
from tonelint.text.pattern import Gap, Named, PatternError, Words, parse
from tonelint.version import VERSION

from . import compile as compiling
from .home import home
from .nodes import Node, RuleError, read
from .rule import Pack, Rule, Rulebook, triggers

_YES_NO = {word: said for said, words in (("yes", "yes true 是 1"), ("no", "no false 否 0")) for word in words.split()}
_WORD_KEYS = ("about", "words", "words+", "patterns", "except", "fact", "examples")


class WordSet:
    """One word set while it is gathered from the languages and folders that add to it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.words: set[str] = set()
        self.patterns: list[Node] = []
        self.excepts: list[Node] = []
        self.fact = ""

    def add(self, node: Node) -> None:
        """Take in one file. Raises RuleError."""
        parts = node.only(_WORD_KEYS)
        for each in [*parts["words"].each()] if "words" in parts else []:
            self._add_words(each)
        for each in [*parts["words+"].each()] if "words+" in parts else []:
            self._add_words(each)
        self.patterns += parts["patterns"].each() if "patterns" in parts else []
        self.excepts += parts["except"].each() if "except" in parts else []
        if "fact" in parts:
            self.fact = parts["fact"].text()
            if self.fact not in get_args(Kind):
                raise parts["fact"].error(f"no fact is called {self.fact!r}")

    def _add_words(self, node: Node) -> None:
        """Words that can be spelled out join the set; what stands for too many of them is sought slot by slot."""
        try:
            sequences = parse(node.text(), compiling.fold)
        except PatternError as error:
            raise RuleError(node.path, str(error), node.line, node.column + error.offset) from error
        if any(isinstance(each, (Gap, Named)) for sequence in sequences for each in sequence):
            raise node.error("words: holds words only; what has a gap or names a set goes under patterns:")
        plain = [sequence[0] for sequence in sequences if len(sequence) == 1]
        self.words |= {word for each in plain if isinstance(each, Words) for word in each.words}
        if len(plain) < len(sequences):
            self.patterns.append(node)


def compiled(folders: Sequence[Path]) -> Rulebook:
    """The rules of all `folders`, later ones laid over earlier ones. Raises RuleError for the first file at fault."""
    sets = word_sets(folders)
    builder = Builder({name: each.words for name, each in sets.items()}, get_args(Kind))
    rules, sources = _rules(folders, builder), _sources(folders)
    derived = tuple(
        Derived(
            name,
            builder.names[name],
            compiling.steps_of(builder, each.patterns),
            compiling.steps_of(builder, each.excepts),
        )
        for name, each in _in_order(sets)
        if each.patterns or each.excepts
    )
    packs = _packs(folders)
    for rule in rules:
        if rule.pack and rule.pack not in {pack.name for pack in packs}:
            raise RuleError(str(_path_of(folders, rule.id)), f"no pack is called {rule.pack!r}")
        for key in rule.sources:
            if key not in sources:
                raise RuleError(str(_path_of(folders, rule.id)), f"source {key!r} stands in no sources.yaml")
    facts = {name: each.fact for name, each in sets.items() if each.fact}
    lexicon = builder.lexicon(derived, facts, _placeholders(folders))
    return Rulebook(rules, lexicon, _context(folders), packs, sources, VERSION, *triggers(rules))


def word_sets(folders: Sequence[Path]) -> dict[str, WordSet]:
    """Every word set by name; the same name in two languages is one set. Raises RuleError."""
    sets: dict[str, WordSet] = {}
    for folder in folders:
        for path in sorted(folder.glob("words/*/*.yaml")):
            sets.setdefault(path.stem, WordSet(path.stem)).add(read(path))
    return sets


def _in_order(sets: Mapping[str, WordSet]) -> list[tuple[str, WordSet]]:
    """Sets with patterns after the sets that they name."""
    done: list[str] = []
    busy: set[str] = set()

    def visit(name: str) -> None:
        if name in done or name in busy or name not in sets:
            return
        busy.add(name)
        for node in [*sets[name].patterns, *sets[name].excepts]:
            for part in node.text().split("<")[1:]:
                visit(part.partition(">")[0].strip())
        done.append(name)

    for name in sets:
        visit(name)
    return [(name, sets[name]) for name in done]


def _path_of(folders: Sequence[Path], name: str) -> Path:
    return next((f / f"{name}.yaml" for f in reversed(folders) if (f / f"{name}.yaml").is_file()), Path(f"{name}.yaml"))


def _rules(folders: Sequence[Path], builder: Builder) -> tuple[Rule, ...]:
    nodes: dict[str, Node] = {}
    for folder in folders:
        for path in compiling.files(folder):
            name = f"{path.parent.name}/{path.stem}"
            node = read(path)
            nodes[name] = _extended(name, node, nodes)
    return tuple(compiling.rule(name, node, builder) for name, node in sorted(nodes.items()))


def _extended(name: str, node: Node, known: Mapping[str, Node]) -> Node:
    """The file laid over the rule that it extends. Raises RuleError where two rules have one name."""
    body = node.items()
    base = body["extends"].text() if "extends" in body else None
    if base is None:
        if name in known:
            raise node.error(f"rule {name} exists already in {known[name].path}: say extends: {name} to change it")
        return node
    if base not in known:
        raise body["extends"].error(f"no rule is called {base!r}")
    laid = {**known[base].items(), **{key: each for key, each in body.items() if key != "extends"}}
    return node._replace(value=laid)


def _sources(folders: Sequence[Path]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for folder in folders:
        for path in (folder / "sources.yaml", folder.parent / "docs" / "sources.yaml"):
            if path.is_file() and (path.parent == folder or folder == home()):
                for key, node in read(path).items().items():
                    parts = node.only(("title", "section", "says", "status", "url"))
                    found[key] = {name: each.text() for name, each in parts.items()}
    return found


def _context(folders: Sequence[Path]) -> dict[str, Any]:
    keys: dict[str, Any] = {}
    for folder in folders:
        path = folder / "context.yaml"
        for name, node in read(path).items().items() if path.is_file() else ():
            parts = node.only(("kind", "values", "aliases", "names"))
            kind = parts["kind"].text()
            values = parts["values"].items() if "values" in parts else {}
            spellings = {word.lower(): value for value, each in values.items() for word in (*each.texts(), value)}
            if kind == "yes-no":
                spellings = _YES_NO
            aliases = parts["aliases"].texts() if "aliases" in parts else ()
            named = parts["names"].items() if "names" in parts else {}
            keys[name] = {
                "kind": kind,
                "words": spellings,
                "aliases": [alias.lower() for alias in aliases],
                "names": {word: value for value, each in named.items() for word in each.texts()},
            }
    return keys


def _packs(folders: Sequence[Path]) -> tuple[Pack, ...]:
    found: dict[str, Pack] = {}
    for folder in folders:
        for path in sorted(folder.glob("packs/*.yaml")):
            parts = read(path).only(("title", "when", "severity", "numbers", "version", "about", "sources"))
            found[path.stem] = Pack(
                path.stem,
                compiling.texts(parts["title"]),
                {key: each.texts() for key, each in parts["when"].items().items()} if "when" in parts else {},
                {name: compiling.severity(each) for name, each in parts["severity"].items().items()}
                if "severity" in parts
                else {},
                {name: _plain(each) for name, each in parts["numbers"].items().items()} if "numbers" in parts else {},
                parts["version"].text() if "version" in parts else "1",
            )
    return tuple(found.values())


def _placeholders(folders: Sequence[Path]) -> tuple[Any, ...]:
    from tonelint.message.placeholders import compile_names

    raw: dict[str, Any] = {}
    for folder in folders:
        for path in sorted(folder.glob("words/placeholders.yaml")):
            for key, node in read(path).items().items():
                old = raw.get(key)
                new = _plain(node)
                raw[key] = (
                    [*old, *new]
                    if isinstance(old, list) and isinstance(new, list)
                    else {**old, **new}
                    if isinstance(old, dict)
                    else new
                )
    return tuple(compile_names(raw))


def _plain(node: Node) -> Any:
    if isinstance(node.value, dict):
        return {key: _plain(each) for key, each in node.value.items()}
    return [_plain(each) for each in node.value] if isinstance(node.value, list) else node.value
