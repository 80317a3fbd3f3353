"""What can be written next: context keys and their values, rule ids, and the keys of configurations and rule files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from lsprotocol import types

from tonelint.config import FAIL_ON
from tonelint.config import KEYS as CONFIG_KEYS
from tonelint.job import vocabulary
from tonelint.message.context import STAGES, Vocabulary
from tonelint.rulebook import schema
from tonelint.rulebook.rule import LEVELS, Rulebook
from tonelint.text.span import Span
from tonelint.writers.words import VALUES, Language, say

from .front_matter import head
from .houses import House
from .places import Places
from .rule_files import What

_WORD = re.compile(r"[\w\-/+.]*$")
_YAML_LINE = re.compile(r"(?P<indent>[ ]*)(?:- )*(?P<key>[\w\-+ ]+?)[ ]*:(?:[ ]|$)")
_TABLE = re.compile(r"\s*\[+\s*([^\]]+?)\s*\]+")
_SUPPRESS = ("rule", "path", "text", "fingerprint", "reason", "until")
_TABLES: Mapping[str, tuple[str, ...]] = {
    "": CONFIG_KEYS,
    "sender": ("name", "company", "payment-line", "phone"),
    "messages": ("keys", "not-keys"),
    "suppress": _SUPPRESS,
}


class Choice(NamedTuple):
    """One completion: its words, what stands beside them, and an explanation."""

    label: str
    detail: str = ""
    about: str = ""


def completions(what: What, places: Places, path: str, at: int, house: House) -> types.CompletionList:
    """What may stand at a code point offset."""
    line_start = places.offset(types.Position(places.line_of(at), 0))
    before = places.text[line_start:at]
    chosen = list(_choices(what, places, path, at, before, house))
    word = _WORD.search(before)
    where = places.range(Span(at - len(word[0]) if word else at, at))
    items = [_item(each, where, number) for number, each in enumerate(dict.fromkeys(chosen))]
    return types.CompletionList(is_incomplete=False, items=items)


def _item(choice: Choice, where: types.Range, number: int) -> types.CompletionItem:
    return types.CompletionItem(
        label=choice.label,
        kind=types.CompletionItemKind.Value,
        detail=choice.detail or None,
        documentation=choice.about or None,
        sort_text=f"{number:04}",
        filter_text=choice.label,
        text_edit=types.TextEdit(where, choice.label),
    )


def _choices(what: What, places: Places, path: str, at: int, before: str, house: House) -> Iterable[Choice]:
    if what == "config":
        return _in_config(places, at, before, house)
    if what in {"rule", "words"}:
        return _in_rule(what, places, at, before, house.job.book)
    front = head(places.text, path)
    if front.start < at < front.end or _opens(places.text, at):
        return _in_front_matter(before, house)
    return ()


def _opens(text: str, at: int) -> bool:
    """Whether `at` stands in front matter whose end is not written yet."""
    return (
        text.startswith("---")
        and "\n---" not in text[3:at]
        and text[:at].count("\n") > 0
        and text[:at].count("\n") < 20
    )


def _in_front_matter(before: str, house: House) -> Iterator[Choice]:
    words, language = vocabulary(house.job.book), house.language
    key, colon, _ = before.partition(":")
    if not colon:
        yield from (Choice(name, " ".join(about.aliases[:2])) for name, about in words.keys.items())
        yield Choice("tonelint-ignore")
    elif key.strip().startswith("tonelint"):
        yield from _rules(house.job.book, language)
    else:
        yield from _values(words, key, language)


def _values(words: Vocabulary, spelled: str, language: Language) -> Iterator[Choice]:
    key = words.key(spelled)
    if key is not None:
        for value in dict.fromkeys(words.keys[key].words.values()):
            yield Choice(value, say(VALUES, value, language))


def _rules(book: Rulebook, language: Language) -> Iterator[Choice]:
    for rule in book.rules:
        yield Choice(rule.id, rule.title.get(language, ""), rule.why.get(language, ""))


def _in_config(places: Places, at: int, before: str, house: House) -> Iterator[Choice]:
    book, language = house.job.book, house.language
    words = vocabulary(book)
    table = _table(places.text[:at])
    key, equals, rest = before.partition("=")
    key = key.strip().strip("\"'")
    if not equals and not _inside_list(places.text, at):
        yield from (Choice(name) for name in _TABLES.get(table.partition(".")[0], ()))
        if table == "context" or table.startswith("paths"):
            yield from (Choice(name, " ".join(about.aliases[:2])) for name, about in words.keys.items())
        if table.startswith("severity"):
            yield from _rules(book, language)
    elif table.startswith("severity"):
        yield from (Choice(each) for each in (*LEVELS, *STAGES))
    elif table == "context" or (table.startswith("paths") and words.key(key)):
        yield from _values(words, key, language)
    elif key == "fail-on":
        yield from (Choice(each) for each in FAIL_ON)
    elif key == "packs":
        yield from (Choice(pack.name, pack.title.get(language, "")) for pack in book.packs)
    elif key in {"select", "ignore", "rule"} or (not equals and rest == ""):
        yield from _rules(book, language)


def _table(text: str) -> str:
    """The header under which the last line stands, without quotes."""
    headers = [match[1] for line in text.split("\n")[:-1] if (match := _TABLE.match(line)) and "=" not in line]
    return headers[-1].replace('"', "") if headers else ""


def _inside_list(text: str, at: int) -> bool:
    """Whether a list that was opened on an earlier line is still open."""
    tail = text[:at].rsplit("=", 1)[-1]
    return tail.lstrip().startswith("[") and "]" not in tail


def _in_rule(what: What, places: Places, at: int, before: str, book: Rulebook) -> Iterator[Choice]:
    made = schema.rule_schema() if what == "rule" else schema.words_schema()
    set_name = re.search(r"<([\w\-]*)$", before)
    if set_name:
        yield from (Choice(name) for name in sorted(book.lexicon.names))
        return
    keys = _path(places, at, before)
    if keys[:1] == ["sources"]:
        yield from (Choice(key, each.get("title", "")) for key, each in book.sources.items())
    elif keys[:1] == ["extends"]:
        yield from _rules(book, "en")
    else:
        for part in _parts(made, keys):
            yield from (
                Choice(name, about=each.get("description", "")) for name, each in part.get("properties", {}).items()
            )
            yield from (Choice(str(word)) for word in part.get("enum", ()))


def _path(places: Places, at: int, before: str) -> list[str]:
    """The keys under which the cursor stands, outermost first: by indentation, and inside ``{…}`` by the last key."""
    found: list[str] = []
    own = _YAML_LINE.match(before)
    indent = len(before) - len(before.lstrip(" -"))
    if own:
        indent = len(own["indent"])
        found = [own["key"]]
        flow = before[own.end() :].rpartition("{")[2] if "{" in before else ""
        inner = re.findall(r"([\w\-+]+)\s*:\s*[^,{}]*$", flow)
        found += inner
    for number in range(places.line_of(at) - 1, -1, -1):
        line = _YAML_LINE.match(places.line(number))
        if line and len(line["indent"]) < indent:
            found.insert(0, line["key"])
            indent = len(line["indent"])
        if indent == 0:
            break
    return found


def _parts(part: Mapping[str, Any], keys: list[str]) -> Iterator[Mapping[str, Any]]:
    """The schemas that hold for what stands under `keys`, lists and alternatives opened."""
    for each in _opened(part):
        if not keys:
            yield each
        elif keys[0] in each.get("properties", {}):
            yield from _parts(each["properties"][keys[0]], keys[1:])


def _opened(part: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield part
    for inner in (*part.get("anyOf", ()), *([part["items"]] if "items" in part else [])):
        yield from _opened(inner)
