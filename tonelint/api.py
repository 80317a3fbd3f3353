"""tonelint as a library: one function, plain values in and out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from tonelint.checking import Settings, check
from tonelint.diagnostic import Checked, Diagnostic, Known, States
from tonelint.job import vocabulary
from tonelint.linter import Policy
from tonelint.message.context import Context, ContextError, Value
from tonelint.message.draft import Draft
from tonelint.readers import read_text
from tonelint.rewriting.profile import Profile
from tonelint.rulebook.cache import rulebook
from tonelint.rulebook.rule import Rulebook

__all__ = ["Context", "ContextError", "Diagnostic", "Profile", "Result", "Rulebook", "lint"]


class Result(NamedTuple):
    """What was found in a text: its drafts in order (a plain text is one), each with findings, context and facts."""

    drafts: tuple[Checked, ...]

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All findings, in the order of the text."""
        return tuple(finding for draft in self.drafts for finding in draft.diagnostics)

    @property
    def context(self) -> tuple[Known, ...]:
        """What the first draft was judged with (stage, channel …), each value with where it came from."""
        return self.drafts[0].context if self.drafts else ()

    @property
    def states(self) -> tuple[States, ...]:
        """What a payer needs and the first draft states, or lacks (words None)."""
        return self.drafts[0].states if self.drafts else ()

    @property
    def skipped(self) -> tuple[tuple[str, str], ...]:
        """Rules that could not be judged, and the context key that each needs."""
        return tuple(dict.fromkeys(skip for draft in self.drafts for skip in draft.skipped))

    def worst(self) -> Literal["error", "warning", "info"] | None:
        """The loudest severity, or None where nothing was found."""
        found = {finding.severity for finding in self.diagnostics}
        return next((level for level in ("error", "warning", "info") if level in found), None)


def lint(
    text: str,
    *,
    stage: str | None = None,
    channel: str | None = None,
    audience: str | None = None,
    jurisdiction: str | None = None,
    language: str | None = None,
    days_overdue: float | None = None,
    send_at: str | None = None,
    context: Mapping[str, str] | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    rules: Iterable[str | Path] = (),
    packs: Iterable[str] = (),
    sender: Profile = Profile(),  # noqa: B008
    ui_language: Literal["zh", "en"] = "en",
    filename: str = "-",
) -> Result:
    """Judge a draft and say what to mend.

    `stage`, `channel` and the other words mean what the flags of ``tonelint check`` mean, in Chinese or English; any
    other key of the vocabulary goes into `context`. `days_overdue` is in days; `send_at` is ISO 8601; `rules` are
    folders laid over tonelint's own; `filename` picks the reader by its end (``-`` is plain text). No file is read but
    rules, and no configuration. Raises ContextError for a word that nobody knows, `tonelint.RuleError` for a rule file
    at fault.
    """
    book = _book(tuple(Path(folder) for folder in rules))
    words = {
        "stage": stage,
        "channel": channel,
        "audience": audience,
        "jurisdiction": jurisdiction,
        "language": language,
        "days-overdue": None if days_overdue is None else f"{days_overdue:g}",
        "send-at": send_at,
        **(context or {}),
    }
    given = Context(dict(_values(book, words)))
    settings = Settings(ui_language, Policy(tuple(select), tuple(ignore), {}, tuple(packs)), sender, text=True)
    drafts = (each for each in read_text(text, filename) if isinstance(each, Draft))
    return Result(tuple(check(draft, book, given, settings) for draft in drafts))


def _values(book: Rulebook, words: Mapping[str, str | None]) -> Iterator[tuple[str, Value]]:
    known = vocabulary(book)
    for name, word in words.items():
        key = known.key(name)
        if key is None:
            raise ContextError(f"unknown context key {name!r}")
        if word is not None:
            yield key, Value(known.read(key, word), "flag")


@lru_cache(maxsize=8)
def _book(folders: tuple[Path, ...]) -> Rulebook:
    return rulebook(folders)
