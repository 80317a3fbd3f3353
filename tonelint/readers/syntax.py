"""The keyed strings of a file that a tree-sitter grammar reads: source code with tables of texts, TOML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from time import monotonic
from typing import Final, NamedTuple

from tree_sitter import Language, Node, Parser

from .bytemap import ByteMap
from .keys import Key, key_path
from .literals import Literal, literal
from .weave import Run, weave

_KEYED: Final = frozenset(
    [
        "pair",
        "array_element_initializer",
        "assignment",
        "assignment_expression",
        "variable_declarator",
        "const_element",
        "keyword_argument",
        "public_field_definition",
        "property_element",
        "enum_assignment",
    ]
)
_STRINGS: Final = frozenset(["string", "encapsed_string", "template_string", "heredoc", "nowdoc"])
_JOINED: Final = frozenset(["binary_expression", "binary_operator", "binary", "concatenated_string", "chained_string"])
_LISTS: Final = frozenset(["array", "list", "tuple", "array_creation_expression", "arguments", "argument_list"])
_TABLES: Final = frozenset({"table", "table_array_element"})
_TEXT: Final = frozenset(
    [
        "string_content",
        "string_fragment",
        "escape_sequence",
        "heredoc_content",
        "string_start",
        "string_end",
        "nowdoc_string",
    ]
)
_NAME = re.compile(r"\"[^\"]*\"|'[^']*'|[^\s\[\]\"'`$;:=>.]+")
_DEEPEST: Final = 60
_SECONDS: Final = 10.0
_BLOCK: Final = 1 << 16


class Found(NamedTuple):
    """One keyed string: its group, its own name, the keys as one word, the runs that say it, how it is quoted (None: joined)."""

    group: str
    name: str
    id: str
    runs: tuple[Run, ...]
    literal: Literal | None


class Syntax(NamedTuple):
    """The keyed strings of a file in order, and where its syntax is first broken (code points), if it is."""

    found: tuple[Found, ...]
    broken: int | None


class _File(NamedTuple):
    text: str
    bytes: ByteMap
    single_is_raw: bool

    def start(self, node: Node) -> int:
        return self.bytes.offset(node.start_byte)

    def end(self, node: Node) -> int:
        return self.bytes.offset(node.end_byte)

    def words(self, node: Node) -> str:
        return self.text[self.start(node) : self.end(node)]


def keyed_strings(text: str, language: Callable[[], object], single_is_raw: bool) -> Syntax:
    """The strings of `text` that stand under a key; `single_is_raw`: ``'\\n'`` is a backslash and an n in this language."""
    file = _File(text, ByteMap(text), single_is_raw)
    data, ends = file.bytes.data, monotonic() + _SECONDS

    def read(at: int, _: object) -> bytes:
        return data[at : at + _BLOCK]

    def is_late(*_: object) -> bool:
        return monotonic() > ends

    try:
        tree = Parser(Language(language())).parse(read, progress_callback=is_late)
    except ValueError:
        return Syntax((), 0)
    root = tree.root_node
    return Syntax(tuple(_walk(file, root)), _first_error(file, root) if root.has_error else None)


def _walk(file: _File, root: Node) -> Iterator[Found]:
    """Go through the tree in order, with a stack: a file may nest as deep as it likes."""
    waiting: list[tuple[Node, tuple[Key, ...]]] = [(root, ())]
    while waiting:
        node, keys = waiting.pop()
        if node.type in _STRINGS or node.type in _JOINED:
            yield from _entry(file, node, keys)
        elif len(keys) < _DEEPEST:
            waiting.extend(reversed(_inside(file, node, keys)))


def _inside(file: _File, node: Node, keys: tuple[Key, ...]) -> list[tuple[Node, tuple[Key, ...]]]:
    """What to look at inside `node`, with the keys that lead there."""
    children = [child for child in node.named_children if child.type != "comment"]
    if node.type in _TABLES and children:
        return [(child, (*_names(file, children[0]),)) for child in children[1:]]
    if node.type == "function_call_expression" and file.words(node).startswith("define("):  # PHP: define('KEY', 'text')
        children = children[-1].named_children
        return [(child, (*keys, *_names(file, children[0]))) for child in children[1:2]]
    if node.type in _KEYED and len(children) > 1:
        return [(children[-1], (*keys, *_names(file, children[0])))]
    if node.type in _LISTS and keys:
        plain = (child.type != "array_element_initializer" or len(child.named_children) == 1 for child in children)
        return [
            (child, (*keys, i) if is_item else keys)
            for i, (child, is_item) in enumerate(zip(children, plain, strict=True))
        ]
    return [(child, keys) for child in children]


def _names(file: _File, node: Node) -> tuple[str, ...]:
    """The keys that a node on the left says: ``a.b``, ``$lang['a']['b']``, ``"a b"``."""
    if node.type in _STRINGS:
        return (
            weave(
                literal(file.text, _opaque(file, node), file.start(node), file.end(node), file.single_is_raw).runs
            ).text,
        )
    if node.type == "quoted_key":
        return (file.words(node)[1:-1],)
    return tuple(name.strip("\"'") for name in _NAME.findall(file.words(node)[:200]))


def _entry(file: _File, node: Node, keys: tuple[Key, ...]) -> Iterator[Found]:
    if not keys:
        return
    parts = list(_parts(node))
    strings = [part for part in parts if part.type in _STRINGS]
    if not strings:
        return
    runs: list[Run] = []
    for part in parts:
        if part.type in _STRINGS:
            runs.extend(
                literal(file.text, _opaque(file, part), file.start(part), file.end(part), file.single_is_raw).runs
            )
        else:
            runs.append(Run("{" + file.words(part) + "}", file.start(part), file.end(part)))
    alone = strings[0] if len(parts) == 1 else None
    quoted = literal(file.text, [], file.start(alone), file.end(alone), file.single_is_raw) if alone else None
    yield Found(key_path(keys[:-1]), str(keys[-1]), key_path(keys), tuple(runs), quoted)


def _parts(node: Node) -> Iterator[Node]:
    """The strings and values that a concatenation joins, in order."""
    waiting = [node]
    while waiting:
        part = waiting.pop()
        if part.type in _JOINED or part.type == "parenthesized_expression":
            waiting.extend(reversed([child for child in part.named_children if child.type != "comment"]))
        else:
            yield part


def _opaque(file: _File, node: Node) -> list[tuple[int, int]]:
    """Where values stand inside a string that the language fills in itself: ``${x}``, ``{$x}``, ``#{x}``."""
    body = next((child for child in node.named_children if child.type in ("heredoc_body", "nowdoc_body")), node)
    return [
        (file.start(c), file.end(c)) for c in body.named_children if c.type not in _TEXT and c.type != "heredoc_start"
    ]


def _first_error(file: _File, root: Node) -> int:
    node = root
    while True:
        inner = next((child for child in node.children if child.has_error or child.is_error or child.is_missing), None)
        if inner is None or node.is_error:
            return file.start(node)
        node = inner
