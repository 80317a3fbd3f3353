"""The building stones of whole messages: ``rules/letters/``, read strictly, once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from tonelint.message.context import Context
from tonelint.rulebook.home import home
from tonelint.rulebook.nodes import Node, read

from .voice import Voice

PARTS = ("subject", "opening", "account", "ask", "next-step", "help", "closing")
VARIANTS = ("warmer", "firmer", "shorter")
_CONDITIONS = ("stage", "channel", "audience", "variant", "jurisdiction", "region", "register")
_TEXTS = ("zh", "zh-Hant", "zh-TW", "zh-HK", "en", "en-GB", "en-US")


class Stone(NamedTuple):
    """One wording of one part: when it fits, which facts it states, and its texts by language."""

    when: Mapping[str, tuple[str, ...]]
    says: frozenset[str]
    bare: bool
    texts: Mapping[str, str]

    def text(self, voice: Voice) -> str | None:
        """The words for a voice, or None where the stone has none in its language."""
        return next((self.texts[key] for key in voice.languages if key in self.texts), None)

    def fits(self, known: Mapping[str, str]) -> bool:
        """Whether the stone's conditions hold; a key that nobody knows is ``unknown``."""
        return all(known.get(key, "unknown") in values for key, values in self.when.items())


class Frame(NamedTuple):
    """The parts of a whole message in order, what stands between them, and between the paragraphs of a body."""

    parts: tuple[str, ...]
    between: str


class Reply(NamedTuple):
    """The answer to one excuse: the words by which it is known, and what is said."""

    name: str
    heard: tuple[str, ...]
    accept: Mapping[str, str]
    firm: Mapping[str, str]


class Letters(NamedTuple):
    """Everything that whole messages are built from."""

    parts: Mapping[str, tuple[Stone, ...]]
    frames: Mapping[str, Frame]
    shorter: tuple[str, ...]
    mending: Mapping[str, tuple[Stone, ...]]
    subject: Mapping[str, str]
    replies: tuple[Reply, ...]


@lru_cache(maxsize=2)
def letters(folder: Path | None = None) -> Letters:
    """The stones of ``letters/`` in a folder of rules (tonelint's own by default). Raises RuleError for a file at fault."""
    place = (folder or home()) / "letters"
    parts = {part: tuple(_stone(each) for each in _body(place / f"{part}.yaml", "stones")["stones"].each()) for part in PARTS}
    frames = _body(place / "frames.yaml", "frames", "shorter")
    mending = _body(place / "mending.yaml", "subject", "account", "ask")
    replies = _body(place / "replies.yaml", "replies")["replies"].items()
    return Letters(
        parts,
        {name: _frame(each) for name, each in frames["frames"].items().items()},
        frames["shorter"].texts(),
        {part: tuple(_stone(each) for each in mending[part].each()) for part in ("account", "ask")},
        {language: each.text() for language, each in mending["subject"].only(("zh", "en")).items()},
        tuple(_reply(name, each) for name, each in replies.items()),
    )


def _body(path: Path, *keys: str) -> dict[str, Node]:
    return read(path).only(("about", *keys))


def _stone(node: Node) -> Stone:
    parts = node.only(("when", "says", "bare", *_CONDITIONS, *_TEXTS))
    stated = parts["when"].only(_CONDITIONS) if "when" in parts else {}
    when = {key: each.texts() for key, each in {**stated, **{k: parts[k] for k in _CONDITIONS if k in parts}}.items()}
    texts = {key: each.text() for key, each in parts.items() if key in _TEXTS}
    return Stone(when, frozenset(parts["says"].texts() if "says" in parts else ()), "bare" in parts, texts)


def _frame(node: Node) -> Frame:
    parts = node.only(("parts", "between"))
    return Frame(parts["parts"].texts(), parts["between"].text())


def _reply(name: str, node: Node) -> Reply:
    parts = node.only(("heard", "accept", "firm"))
    heard = tuple(word for each in parts["heard"].items().values() for word in each.texts())
    accept, firm = ({key: each.text() for key, each in parts[kind].only(_TEXTS).items()} for kind in ("accept", "firm"))
    return Reply(name, heard, accept, firm)


def situation(context: Context, variant: str) -> dict[str, str]:
    """The keys that stones ask for, as far as they are known."""
    known = {key: context.get(key) or "unknown" for key in _CONDITIONS if key not in {"variant", "register"}}
    return {**known, "variant": variant or "plain"}
