"""One draft, checked: judged, given better wordings, and put into the words and positions in which people see it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from tonelint.diagnostic import Change, Checked, Cited, Diagnostic, Known, Related, States, Suggestion
from tonelint.linter import Finding, Policy, Verdict, lint
from tonelint.message.asking import anchor
from tonelint.message.context import Context, Value
from tonelint.message.draft import Draft
from tonelint.message.inference import understood
from tonelint.message.message import Message
from tonelint.message.placeholder_names import Names, is_known
from tonelint.rewriting.proof import proven, sound
from tonelint.rewriting.suggest import Profile, Proposal, proposals
from tonelint.rulebook.rule import Rule, Rulebook
from tonelint.text.span import Span

STATED = ("amount", "deadline", "way-to-pay", "reference", "sender", "debtor")
"""The facts that a payer needs: shown as stated or lacking."""
_FIELD = re.compile(r"\{([a-z-]+)\}")
_EXCERPT = 200
_RUN_ON = 2000
_LONGEST = 20_000
"""Code points of the longest draft for which better wordings are sought: they look at the whole of it, once a finding."""
_LETTERS = 60
"""How many English letters a Chinese text holds at least if half of it is English."""


class Before(NamedTuple):
    """What the thread of a draft says of it: what the account was sent earlier, and the contacts counted."""

    earlier: tuple[Message, ...] = ()
    counted: Mapping[str, Value] = {}


ALONE = Before()


class Settings(NamedTuple):
    """How drafts are judged and spoken of: the language of messages, the policy, the sender's profile, whether the writer
    wants the text itself and a digest of it, and whether a suggestion is proven by judging again (what puts it in by itself
    wants that; it makes a check as much longer as there are suggestions)."""

    language: Literal["zh", "en"] = "en"
    policy: Policy = Policy()
    profile: Profile = Profile()
    text: bool = False
    proven: bool = False


def check(
    draft: Draft,
    book: Rulebook,
    given: Context,
    settings: Settings = Settings(),  # noqa: B008
    earlier: Sequence[Message] = (),
) -> Checked:
    """Judge one draft: everything that a writer may show of it. `earlier` was sent to the same account before."""
    message = understood(draft, book.lexicon, given)
    verdict = lint(message, book, settings.policy)
    asks = anchor(message) is not None
    across: tuple[Diagnostic, ...] = ()
    if earlier:
        from tonelint.sets import softened

        verdict = softened(verdict, earlier)
        across = together("thread", (*earlier, message), book, settings)
    if _mixes_scripts(draft.text):
        from tonelint.grouping import halves

        parts = halves(draft) or ()
        across += together("twins", [understood(part, book.lexicon, given) for part in parts], book, settings)
    return Checked(
        path=draft.source.path,
        draft=draft.id,
        diagnostics=_in_order(message, verdict, book, settings, across),
        context=_known(message),
        states=tuple(States(kind, _stated(message, kind)) for kind in STATED) if asks else (),
        skipped=tuple((skip.rule, skip.needs) for skip in verdict.skipped),
        notes=("language not supported",) if message.language == "other" else (),
        digest=digest(draft.text) if settings.text else "",
        asks=asks,
        text=draft.text if settings.text else None,
        pieces=draft.pieces if settings.text else (),
        placeholders=_named(message),
    )


def _mixes_scripts(text: str) -> bool:
    """Whether a text may be a letter in Chinese and in English."""
    letters = 0 if text.isascii() else sum(c.isascii() and c.isalpha() for c in text)
    return letters > _LETTERS and any("\u3400" <= c <= "\u9fff" for c in text)


def entry(message: Message, found: tuple[Diagnostic, ...], settings: Settings) -> Checked:
    """What was found in a draft that was judged before, when it was held against others."""
    return Checked(
        path=message.draft.source.path,
        draft=message.draft.id,
        diagnostics=found,
        context=_known(message),
        states=(),
        skipped=(),
        notes=(),
        digest=digest(message.draft.text) if settings.text else "",
        asks=anchor(message) is not None,
        text=message.draft.text if settings.text else None,
        pieces=message.draft.pieces if settings.text else (),
        again=True,
    )


def _known(message: Message) -> tuple[Known, ...]:
    return tuple(Known(key, value.word, value.origin, value.reason) for key, value in message.context.items())


def _named(message: Message) -> tuple[tuple[str, bool], ...]:
    if not message.placeholders:
        return ()
    names = Names(*message.lexicon.placeholders)
    return tuple((each.name, is_known(each.name, names)) for each in message.placeholders if each.name)


def _in_order(
    message: Message, verdict: Verdict, book: Rulebook, settings: Settings, across: tuple[Diagnostic, ...]
) -> tuple[Diagnostic, ...]:
    own = tuple(diagnostic(message, finding, verdict, book, settings) for finding in verdict.findings)
    return tuple(sorted((*own, *across), key=lambda each: each.range.start.offset)) if across else own


def together(over: str, messages: Sequence[Message], book: Rulebook, settings: Settings) -> tuple[Diagnostic, ...]:
    """What rules find in drafts that belong together (`over` as in `sets.lint_set`), each finding with both places."""
    from tonelint.sets import lint_set

    found = []
    for number, finding, related in lint_set(over, messages, book, settings.policy):
        own = diagnostic(messages[number], finding, Verdict((finding,), ()), book, settings)
        others = tuple(_related(messages[other], span, settings) for other, span in related)
        found.append(own._replace(related=(*own.related, *others)))
    return tuple(found)


def digest(text: str) -> str:
    """SHA-256 of the draft's text in UTF-8: what an audit compares."""
    import hashlib

    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _stated(message: Message, kind: str) -> str | None:
    facts = message.states(kind)
    return message.place(facts[0].span).of(message.draft.text) if facts else None


def diagnostic(message: Message, finding: Finding, verdict: Verdict, book: Rulebook, settings: Settings) -> Diagnostic:
    """The finding in words, placed in the file."""
    draft, rule, match = message.draft, finding.rule, finding.match
    span = message.place(match.span)
    place = draft.place(span)
    words = span.of(draft.text)
    values = {"match": words, **match.values}
    excerpt = _excerpt(draft, place)
    return Diagnostic(
        rule=rule.id,
        fault=rule.fault,
        severity=finding.severity,
        confidence=match.confidence,
        message=filled(rule.message[settings.language], values) + _path(match.values, settings.language),
        why=rule.why[settings.language],
        sources=cited(rule, book),
        path=draft.source.path,
        draft=draft.id,
        range=draft.source.range(place),
        words=words,
        absence=match.absence,
        related=tuple(_related(message, other, settings) for other in match.related),
        suggestions=tuple(
            placed
            for each in _offered(message, finding, verdict, book, settings)
            if (placed := _placed(draft, each)) is not None
        ),
        excerpt=excerpt.of(draft.source.text),
        excerpt_offset=excerpt.start,
        fingerprint=_fingerprint(rule.id, message, match.span),
    )


def _offered(
    message: Message, finding: Finding, verdict: Verdict, book: Rulebook, settings: Settings
) -> tuple[Proposal, ...]:
    if len(message.draft.text) > _LONGEST:
        return ()
    found = proposals(message, finding, settings.profile)
    if settings.proven:
        return proven(message, finding, found, verdict, book, settings.policy)
    return sound(message, found)


def filled(template: str, values: Mapping[str, str]) -> str:
    """`template` with its ``{name}`` fields; an unknown one vanishes."""
    return _FIELD.sub(lambda field: values.get(field[1], ""), template)


def cited(rule: Rule, book: Rulebook) -> tuple[Cited, ...]:
    """The sources that a rule rests on."""
    entries = ((key, book.sources[key]) for key in rule.sources)
    return tuple(
        Cited(key, each.get("title", key), each.get("section", ""), each.get("status", "verify"))
        for key, each in entries
    )


def _path(values: Mapping[str, str], language: str) -> str:
    """Which path through a template the finding speaks of."""
    path = values.get("path")
    return "" if not path else f"(当 {path})" if language == "zh" else f" (when {path})"


def _related(message: Message, span: Span, settings: Settings) -> Related:
    place = message.draft.place(message.place(span))
    words = message.place(span).of(message.draft.text)
    note = f"另一处:{words}" if settings.language == "zh" else f"the other: {words}"
    return Related(message.draft.source.path, message.draft.source.range(place), note)


def _placed(draft: Draft, proposal: Proposal) -> Suggestion | None:
    """The proposal as edits of the file, or None where the file's format refuses one."""
    edits = [draft.edit(span, text) for span, text in proposal.edits]
    kept = [edit for edit in edits if edit is not None]
    if len(kept) < len(edits):
        return None
    changes = tuple(Change(draft.source.range(edit.span), edit.text) for edit in kept)
    return Suggestion(proposal.title, proposal.applicability, proposal.effect, changes)


def _excerpt(draft: Draft, place: Span) -> Span:
    """The file's lines around a place, at most `_EXCERPT` code points on either side."""
    source = draft.source
    first = source.line_span(source.line_of(place.start))
    last = source.line_span(source.line_of(max(place.start, place.end - 1)))
    return Span(max(first.start, place.start - _EXCERPT), max(min(last.end, place.end + _EXCERPT), place.end))


def _fingerprint(rule: str, message: Message, span: Span) -> str:
    """Stable while the rule and the sentence are: blanks and case do not count. 16 hexadecimal digits."""
    layout = message.layout
    place = layout.sentences[max(layout.sentence_at(span.start), 0)] if layout.sentences else Span(0, 0)
    if place.end - place.start > _RUN_ON:
        place = Span(max(place.start, span.start - _EXCERPT), min(place.end, span.start + _EXCERPT))
    sentence = place.of(message.text)
    key = f"{rule}\n{''.join(sentence.split())}".encode()
    return f"{zlib.crc32(key):08x}{zlib.crc32(key[::-1]):08x}"
