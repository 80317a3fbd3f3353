"""From rule files to a Rulebook of plain values. Strict: what is not understood is an error with its place.

A rule with ``over:`` thread, twins, ladder or siblings looks across drafts: its agree or limit names a check of `groups`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from tonelint.message.context import STAGES
from tonelint.message.fact import Kind
from tonelint.text.joins import Steps
from tonelint.text.lexicon import Builder
from tonelint.text.normalise import view
from tonelint.text.pattern import PatternError, parse

from . import agreements, groups, guards, measures
from .nodes import Node, RuleError
from .rule import LEVELS, Guard, Instead, Level, Rule, Texts, When

KEYS = (
    "title", "why", "sources", "since", "severity", "forbid", "require", "agree", "limit", "except", "unless", "when",
    "message", "instead", "examples", "extends", "over", "pack", "note", "forbid+", "except+",
)  # fmt: skip
VERBS = ("forbid", "require", "agree", "limit")
LANGUAGES = ("zh", "en")
_WHEN_FACTS = ("states", "lacks", "mentions")
_INSTEAD = ("replace", "insert", "effect", "drops", "stage", "channel", "audience", "language", "relationship")
TEXTS = ("zh", "zh-Hant", "zh-TW", "zh-HK", "en", "en-GB", "en-US")
PLACES = ("span", "clause", "sentence", "message")
PARTS = ("opening", "account", "ask", "ways-to-pay", "next-step", "help", "closing")
EFFECTS = ("form", "tone-only", "adds-commitment", "changes-legal-effect")


def fold(words: str) -> str:
    """Words of a rule, folded as the view folds a draft."""
    return view(words).text


def steps_of(builder: Builder, nodes: list[Node]) -> tuple[Steps, ...]:
    """The compiled patterns of a list. Raises RuleError at the pattern that does not compile."""
    found: list[Steps] = []
    for node in nodes:
        try:
            found += [builder.steps(sequence) for sequence in parse(node.text(), fold)]
        except PatternError as error:
            raise RuleError(node.path, str(error), node.line, node.column + error.offset) from error
        except KeyError as error:
            raise node.error(f"no word set or fact is called <{error.args[0]}>") from error
    return tuple(dict.fromkeys(found))


def by_language(node: Node | None) -> list[Node]:
    """The members of ``{zh: [...], en: [...]}`` (or of a plain list), all languages together."""
    if node is None:
        return []
    if isinstance(node.value, dict):
        return [member for part in node.only(LANGUAGES).values() for member in part.each()]
    return node.each()


def rule(name: str, node: Node, builder: Builder) -> Rule:
    """One rule file, compiled. Raises RuleError."""
    body = node.only(KEYS)
    verbs = [verb for verb in VERBS if verb in body]
    if len(verbs) != 1:
        raise node.error(f"a rule has exactly one verb of {', '.join(VERBS)}")
    for key in ("title", "why", "sources", "examples"):
        if key not in body:
            raise node.error(f"a rule needs {key}:")
    over = _over(body.get("over"), verbs[0])
    subject, patterns = _subject(verbs[0], body[verbs[0]], body, builder, over)
    return Rule(
        id=name,
        verb=verbs[0],  # type: ignore[arg-type]
        subject=subject,
        severity=severity(body.get("severity")),
        patterns=patterns,
        excepts=steps_of(builder, [*by_language(body.get("except")), *by_language(body.get("except+"))]),
        unless=tuple(
            guard for each in (body["unless"].each() if "unless" in body else []) for guard in _guard(each, builder)
        ),
        when=_when(body.get("when"), builder),
        title=texts(body["title"]),
        why=texts(body["why"]),
        message=texts(body.get("message", body["title"])),
        instead=_instead(body.get("instead")),
        sources=body["sources"].texts(),
        over=over,
        pack=body["pack"].text() if "pack" in body else "",
    )


def _over(node: Node | None, verb: str) -> str:
    """Across which drafts a rule looks; one that looks across several agrees or bounds a measure. Raises RuleError."""
    over = node.text() if node else "draft"
    if node and (over not in groups.OVER or (over != "draft" and verb not in groups.VERBS)):
        raise node.error(
            f"over: is one of {', '.join(groups.OVER)}; beside draft only with {' or '.join(groups.VERBS)}"
        )
    return over


def texts(node: Node) -> Texts:
    """``{zh: …, en: …}``; both must be there. Raises RuleError."""
    found = {key: each.text() for key, each in node.only(LANGUAGES).items()}
    for language in LANGUAGES:
        if not found.get(language):
            raise node.error(f"{language}: is missing")
    return found


def severity(node: Node | None) -> Mapping[str, Level]:
    """Stage → level from one word for all or a map. Raises RuleError."""
    if node is None:
        return dict.fromkeys(STAGES, "warning")
    if isinstance(node.value, str):
        return dict.fromkeys(STAGES, _level(node))
    found = {stage: _level(each) for stage, each in node.only(STAGES).items()}
    return {stage: found.get(stage, "off") for stage in STAGES}


def _level(node: Node) -> Level:
    if node.text() not in LEVELS:
        raise node.error(f"{node.text()!r} is no severity: {', '.join(LEVELS)}")
    return node.text()  # type: ignore[return-value]


def _subject(
    verb: str, node: Node, body: dict[str, Node], builder: Builder, over: str
) -> tuple[dict[str, Any], tuple[Steps, ...]]:
    if verb == "forbid":
        return {}, steps_of(builder, [*by_language(node), *by_language(body.get("forbid+"))])
    if verb == "require":
        parts = node.only(("fact", "words", "anchor"))
        facts = parts["fact"].texts() if "fact" in parts else ()
        for kind in facts:
            if kind not in get_args(Kind):
                raise node.error(f"no fact is called {kind!r}")
        anchor = parts["anchor"].text() if "anchor" in parts else "ask"
        return {"facts": facts, "anchor": anchor}, steps_of(builder, by_language(parts.get("words")))
    if verb == "agree":
        of = node.only(("of",))["of"]
        return {"of": _known(of, "agreement", groups.AGREEMENTS.get(over, agreements.NAMED))}, ()
    return _limit(node, builder, over)


def _known(node: Node, what: str, names: Mapping[str, Any]) -> str:
    """The name that `node` says. Raises RuleError where it is none of `names`."""
    if node.text() not in names:
        raise node.error(f"no {what} is called {node.text()!r}: {', '.join(names)}")
    return node.text()


def _limit(node: Node, builder: Builder, over: str) -> tuple[dict[str, Any], tuple[Steps, ...]]:
    parts = node.only(("measure", "words", "likeness", "min", "max", "within", "per", "below"))
    if "likeness" in parts:
        below = parts["below"].text() if "below" in parts else "high"
        return {"likeness": parts["likeness"].text(), "per": "clause", "below": below}, ()
    bounds: dict[str, Any] = {key: _number(parts[key]) for key in ("min", "max") if key in parts}
    if not bounds:
        raise node.error("a limit needs min: or max:")
    if "measure" in parts:
        known = measures.NAMED if over == "draft" else groups.MEASURES.get(over, {})
        return {"measure": _known(parts["measure"], "measure", known), **bounds}, ()
    within = parts["within"].text() if "within" in parts else "message"
    return {"within": within, **bounds}, steps_of(builder, by_language(parts.get("words")))


def _number(node: Node) -> float:
    try:
        return float(node.text())
    except ValueError:
        raise node.error(f"{node.text()!r} is no number") from None


def _guard(node: Node, builder: Builder) -> list[Guard]:
    if isinstance(node.value, str):
        if node.value not in guards.NAMES or node.value in guards.WITH_VALUE:
            raise node.error(f"no guard is called {node.value!r}: {', '.join(guards.NAMES)}")
        return [Guard(node.value)]
    found: list[Guard] = []
    for name, each in node.only(guards.WITH_VALUE).items():
        if name.endswith("states"):
            found += [Guard(name, fact=kind) for kind in each.texts()]
        elif name.endswith("says"):
            found += [Guard(name, _set(member, builder)) for member in each.each()]
        else:
            near = each.only(("words", "within", "side"))
            within = int(_number(near["within"])) if "within" in near else 6
            side = near["side"].text() if "side" in near else "either"
            found.append(Guard("near", _set(near["words"], builder), "", within, side))
    return found


def _set(node: Node, builder: Builder) -> int:
    """The slot of the word set that `node` names. Raises RuleError."""
    slot = builder.names.get(node.text().strip("<>"))
    if slot is None:
        raise node.error(f"no word set is called {node.text()}")
    return slot


def _when(node: Node | None, builder: Builder) -> When:
    if node is None:
        return When({}, (), (), ())
    parts = node.items()
    return When(
        {key: each.texts() for key, each in parts.items() if key not in _WHEN_FACTS},
        parts["states"].texts() if "states" in parts else (),
        parts["lacks"].texts() if "lacks" in parts else (),
        steps_of(builder, parts["mentions"].each()) if "mentions" in parts else (),
    )


def _instead(node: Node | None) -> tuple[Instead, ...]:
    if node is None:
        return ()
    if isinstance(node.value, dict) and set(node.value) & set(STAGES):
        return tuple(_wording(each, {"stage": (stage,)}) for stage, each in node.only(STAGES).items())
    return tuple(_wording(each, {}) for each in node.each())


def _wording(node: Node, when: Mapping[str, tuple[str, ...]]) -> Instead:
    parts = node.only((*_INSTEAD, *TEXTS))
    place = parts["insert"].text() if "insert" in parts else parts["replace"].text() if "replace" in parts else "span"
    if place not in (PARTS if "insert" in parts else PLACES):
        raise node.error(f"{place!r} is no place: {', '.join((*PLACES, *PARTS))}")
    effect = parts["effect"].text() if "effect" in parts else "tone-only"
    if effect not in EFFECTS:
        raise node.error(f"{effect!r} is no effect: {', '.join(EFFECTS)}")
    if effect == "form" and place != "span":
        raise parts["effect"].error("a wording that says something new is never only form: tone-only says so")
    conditions = {key: each.texts() for key, each in parts.items() if key in _INSTEAD[4:]}
    return Instead(
        f"insert:{place}" if "insert" in parts else place,
        effect,
        {**when, **conditions},
        {key: each.texts() for key, each in parts.items() if key in TEXTS},
        "drops" in parts,
    )


def files(folder: Path) -> list[Path]:
    """The rule files of a folder, in order; words, packs, letters and single files at its top are not rules."""
    return sorted(
        path
        for path in folder.glob("*/*.yaml")
        if path.parent.name not in {"words", "packs", "letters"} and not path.name.startswith(".")
    )
