"""The JSON Schema of rule files, made from what the compiler reads: for editors that complete and check YAML by one.

It says what a file may look like. Whether its patterns, words and examples hold is for the compiler and the exam.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from tonelint.message.context import STAGES
from tonelint.message.fact import Kind

from . import agreements, groups, guards, measures
from . import compile as compiling
from .rule import LEVELS

Schema = dict[str, Any]
_DIALECT = "http://json-schema.org/draft-07/schema#"
_ABOUT = {
    "title": "What the rule is about, in half a line.",
    "why": "What the fault costs the sender; shown with every finding.",
    "sources": "Keys of sources.yaml on which the rule rests.",
    "since": "The version that brought the rule.",
    "severity": "One word for all stages, or a map from stage to severity; a stage that is missing is off.",
    "forbid": "Verb: none of these patterns may stand in the message.",
    "require": "Verb: one of these facts or words must stand in a message that asks for money.",
    "agree": "Verb: everything of this kind must say the same.",
    "limit": "Verb: a number stays within bounds.",
    "except": "Patterns; a match inside one of them is no match.",
    "unless": "Guards: what excuses a match.",
    "when": "Where the rule speaks at all: context values, stated facts, words mentioned.",
    "message": "What is said at the place; {match} is the words found.",
    "instead": "Better wordings; {deadline}, {amount} and the like are filled from the draft.",
    "examples": "Tests: bad ones mark with ⟦ ⟧ what must be hit, good ones stay silent; drafts: holds several.",
    "extends": "The rule that this file changes.",
    "over": "Across which drafts the rule looks: one, the earlier ones of a thread, versions, stages, a file or folder.",
    "pack": "The pack that the rule belongs to.",
    "note": "For those who maintain the rule.",
    "forbid+": "Patterns beside those of the rule that is extended.",
    "except+": "Exceptions beside those of the rule that is extended.",
}  # fmt: skip


def rule_schema() -> Schema:
    """The schema of ``rules/<fault>/<name>.yaml``."""
    keys: dict[str, Schema] = {
        "title": _texts(),
        "why": _texts(),
        "sources": _list(_text()),
        "since": _text(),
        "severity": {"anyOf": [_word(LEVELS), _map(STAGES, _word(LEVELS))]},
        "forbid": _patterns(),
        "require": _object(fact=_words(get_args(Kind)), words=_patterns(), anchor=_word(("ask", "message"))),
        "agree": {**_object(of=_word([*agreements.NAMED, *_names(groups.AGREEMENTS)])), "required": ["of"]},
        "limit": _limit(),
        "except": _patterns(),
        "unless": _list({"anyOf": [_word(_plain_guards()), _guards()]}),
        "when": _when(),
        "message": _texts(),
        "instead": _instead(),
        "examples": {**_object(bad=_list(_example()), good=_list(_example())), "required": ["bad", "good"]},
        "extends": _text(),
        "over": _word(groups.OVER),
        "pack": _text(),
        "note": _text(),
        "forbid+": _patterns(),
        "except+": _patterns(),
    }
    properties = {key: {**keys.get(key, {}), "description": _ABOUT.get(key, "")} for key in compiling.KEYS}
    needed = ["title", "why", "sources", "examples"]
    return {
        "$schema": _DIALECT,
        "title": "A rule of tonelint",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "anyOf": [
            {"required": ["extends"]},
            {"required": needed, "oneOf": [{"required": [verb]} for verb in compiling.VERBS]},
        ],
    }


def words_schema() -> Schema:
    """The schema of ``rules/words/<language>/<name>.yaml``."""
    return {
        "$schema": _DIALECT,
        "title": "A word set of tonelint",
        **_object(
            about=_text(),
            words=_list(_text()),
            **{"words+": _list(_text())},
            patterns=_list(_text()),
            **{"except": _list(_text())},
            fact=_word(get_args(Kind)),
            examples={},
        ),
    }


def _text() -> Schema:
    return {"type": ["string", "number", "boolean"]}


def _word(among: Iterable[str]) -> Schema:
    return {"enum": list(among)}


def _list(of: Schema) -> Schema:
    """A list; a single value counts as a list of one."""
    return {"anyOf": [of, {"type": "array", "items": of}]}


def _words(among: Iterable[str]) -> Schema:
    return _list(_word(among))


def _object(**properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _map(keys: Iterable[str], to: Schema) -> Schema:
    return _object(**dict.fromkeys(keys, to))


def _texts() -> Schema:
    return {**_map(compiling.LANGUAGES, _text()), "required": list(compiling.LANGUAGES)}


def _patterns() -> Schema:
    return {"anyOf": [*_list(_text())["anyOf"], _map(compiling.LANGUAGES, _list(_text()))]}


def _limit() -> Schema:
    number = {"type": ["number", "string"]}
    return _object(
        measure=_word([*measures.NAMED, *_names(groups.MEASURES)]),
        words=_patterns(),
        likeness=_text(),
        min=number,
        max=number,
        within=_word(("ask", "message")),
        per=_word(("clause",)),
        below=_text(),
    )


def _plain_guards() -> list[str]:
    return [name for name in guards.NAMES if name not in guards.WITH_VALUE]


def _guards() -> Schema:
    near = _object(words=_text(), within={"type": ["number", "string"]}, side=_word(("before", "after", "either")))
    kinds = {name: _words(get_args(Kind)) for name in guards.WITH_VALUE if name.endswith("states")}
    said = {name: _list(_text()) for name in guards.WITH_VALUE if name.endswith("says")}
    return _object(**{"near": near, **kinds, **said})


def _when() -> Schema:
    facts = _words(("ask", *get_args(Kind)))
    return {
        "type": "object",
        "properties": {"states": facts, "lacks": facts, "mentions": _list(_text()), "stage": _words(STAGES)},
        "additionalProperties": _list(_text()),
    }


def _instead() -> Schema:
    texts = dict.fromkeys(compiling.TEXTS, _list(_text()))
    wording = _object(
        replace=_word(compiling.PLACES),
        insert=_word(compiling.PARTS),
        effect=_word(compiling.EFFECTS),
        drops=_text(),
        stage=_words(STAGES),
        channel=_list(_text()),
        audience=_list(_text()),
        language=_list(_text()),
        relationship=_list(_text()),
        **texts,
    )
    return {"anyOf": [wording, {"type": "array", "items": wording}, _map(STAGES, wording)]}


def _example() -> Schema:
    """A draft as text or with its context, or several that belong together."""
    full = {"type": "object", "properties": {"text": _text()}, "required": ["text"], "additionalProperties": _text()}
    several = {
        "type": "object",
        "properties": {"drafts": {"type": "array", "items": {"anyOf": [{"type": "string"}, full]}}},
        "required": ["drafts"],
        "additionalProperties": _text(),
    }
    return {"anyOf": [{"type": "string"}, full, several]}


def _names(tables: Mapping[str, Mapping[str, object]]) -> list[str]:
    """The names of all tables, each once."""
    return list(dict.fromkeys(name for table in tables.values() for name in table))
