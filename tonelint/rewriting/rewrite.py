"""A whole draft rewritten: clean sentences in their own words, faulty ones out, what is missing said once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from tonelint.linter import Finding, Policy, Verdict, lint
from tonelint.message.asking import anchor
from tonelint.message.draft import Draft
from tonelint.message.message import Message
from tonelint.rulebook.rule import Rulebook
from tonelint.text.source import Source
from tonelint.text.span import Span

from .changes import applied
from .composing import reply_to
from .cutting import TONE, Keep, cuts, gentle, telling
from .filling import Filled, filled, stated, tidied, values_of
from .fitting import spoken
from .holes import kind_of
from .mending import NEEDED, sentences, with_sentences
from .parts import greets, units
from .polishing import polished
from .profile import Profile
from .proof import proven, reread
from .remnants import without_remnants
from .stones import Letters
from .suggest import proposals
from .suspects import suspected
from .units import ABRUPT, KEPT, facts_in
from .variants import varied
from .voice import Voice, voice_of
from .weaving import woven

_ROUNDS = 6
_LOUD = ("warning", "error")
_CUT = TONE | {"deadline", "clarity", "stage"}
"""Faults whose clauses go where no wording mends them; figures that disagree stay for a person to put right."""


class Rewriting(NamedTuple):
    """How drafts are rewritten: the rules and policy by which they are judged, the sender, the stones, the variant, and
    which further spans of a message (draft offsets) are held to be at fault."""

    book: Rulebook
    policy: Policy
    profile: Profile
    stones: Letters
    variant: str = ""
    suspects: Callable[[Message], Iterable[Span]] = suspected


class Rewritten(NamedTuple):
    """The new text; the kinds of values left open in it or taken from the profile; what the linter still finds; and the
    facts that went with words at fault."""

    text: str
    holes: tuple[str, ...]
    own: tuple[str, ...]
    left: tuple[Finding, ...]
    dropped: tuple[str, ...] = ()


def rewritten(message: Message, how: Rewriting) -> Rewritten:
    """The message as it may be sent, every value that it stated still in it."""
    bold = _rewritten(message, how, telling)
    return bold if not _lost(message, bold, how) else _rewritten(message, how, gentle)


def _lost(message: Message, result: Rewritten, how: Rewriting) -> bool:
    """Whether a fact that no fault holds is gone from the result."""
    faults = [*_faults(message, lint(message, how.book, how.policy)), *how.suspects(message)]
    return any(not any(span.overlaps(fault) for fault in faults) for span in _gone(message, result.text))


def _gone(message: Message, text: str) -> list[Span]:
    """The facts and placeholders of a message that a text does not hold."""
    bare = "".join(text.split()).lower()
    kinds = (KEPT | {"date"}) - {"sender", "debtor"}
    spans = {message.place(f.span) for f in message.facts if f.kind in kinds and not ABRUPT.match(f.span.of(message.text).strip())}
    spans |= {each.span for each in message.placeholders}
    return [span for span in sorted(spans) if "".join(span.of(message.draft.text).split()).strip("，,、。.").lower() not in bare]


def _rewritten(message: Message, how: Rewriting, keep: Keep) -> Rewritten:
    voice = voice_of(message)
    work, said = message, list[Filled]()
    for _ in range(_ROUNDS):
        verdict = lint(work, how.book, how.policy)
        text = _purged(work, verdict, how, keep)
        if text == work.draft.text:
            text = _replaced(message, work, verdict, how)
        if text == work.draft.text:
            text = _given_up(work, verdict)
        if text == work.draft.text:
            text = _completed(message, work, verdict, how, voice, said)
        if text == work.draft.text:
            break
        work = _reread(message, text)
    if message.context.get("purpose") == "reply" and _says_little(work):
        work = _reread(message, _answered(message, work, how, voice, said))
    values = values_of(message, how.profile)
    subject = filled(how.stones.subject["zh" if voice.chinese else "en"], voice, values).text
    text = polished(varied(work, how.stones, how.variant, voice, values), voice, subject)
    work = _reread(message, without_remnants(message.draft.text, text, voice, _pressed(message, how)))
    left = lint(work, how.book, how.policy).findings
    holes = tuple(dict.fromkeys(kind_of(words, message) for words in _new_placeholders(message, work)))
    own = tuple(dict.fromkeys(kind for each in said for kind in each.own))
    dropped = tuple(words for s in _gone(message, work.draft.text) if len(words := s.of(message.draft.text)) > 1)
    return Rewritten(work.draft.text, holes, own, left, dropped)


def _pressed(message: Message, how: Rewriting) -> bool:
    """Whether the draft presses its reader with more than a date."""
    found = lint(message, how.book, how.policy).findings
    return any(f.rule.fault in {"threatening", "false-authority", "accusatory"} and f.severity in _LOUD for f in found)


def _new_placeholders(message: Message, work: Message) -> list[str]:
    """The placeholders of the new text that the draft did not have."""
    before = {each.span.of(message.draft.text) for each in message.placeholders}
    after = [each.span.of(work.draft.text) for each in work.placeholders]
    return [words for words in after if words not in before]


def _says_little(work: Message) -> bool:
    """Whether a reply lost all that it had to say: no fact and no request is left in it."""
    whole = Span(0, len(work.draft.text))
    return not facts_in(work, whole) and anchor(work) is None and len(work.draft.text) < 80


def _answered(message: Message, work: Message, how: Rewriting, voice: Voice, said: list[Filled]) -> str:
    """The greeting, and the answer to the excuse that the draft itself names."""
    first = next((unit.span.of(work.draft.text) for unit in units(work)), "")
    greeting = first if greets(first) and len(first) < 25 else ""
    reply = reply_to(message.draft.text, how.stones.replies)
    texts = next(reply.accept[key] for key in voice.languages if key in reply.accept)
    answer = filled(texts, voice, values_of(message, how.profile))
    said.append(answer)
    blank = "" if voice.chinese or not greeting else " "
    return f"{greeting}{blank}{spoken(answer.text, voice)}"


def _reread(message: Message, text: str) -> Message:
    draft = message.draft
    return reread(message, Draft(text, Source(draft.source.path, text), draft.id, hole=draft.hole))


def _purged(work: Message, verdict: Verdict, how: Rewriting, keep: Keep) -> str:
    """The text without the clauses whose tone is at fault."""
    edits = cuts(work, [*_faults(work, verdict), *how.suspects(work)], keep)
    return applied(work.draft.text, edits) if edits else work.draft.text


def _faults(message: Message, verdict: Verdict) -> list[Span]:
    return [message.place(f.match.span) for f in verdict.findings if _is_tone(f)]


def _is_tone(finding: Finding) -> bool:
    return finding.rule.fault in TONE and not finding.match.absence and finding.severity in _LOUD


def _replaced(message: Message, work: Message, verdict: Verdict, how: Rewriting) -> str:
    """The text with the first better wording that is proven; holes are allowed for what every message needs. What a
    payer needs is left to be said in one sentence (see `_completed`)."""
    known = {kind: words for kind in NEEDED if (words := stated(message, kind))}
    for finding in verdict.findings:
        if finding.severity not in _LOUD or (finding.match.absence and _needs(finding)):
            continue
        offered = tuple(p for p in proposals(work, finding, how.profile, known) if set(p.holes) <= {*NEEDED, "sender"})
        good = proven(work, finding, offered, verdict, how.book, how.policy)
        if good:
            return applied(work.draft.text, good[0].edits)
    return work.draft.text


def _given_up(work: Message, verdict: Verdict) -> str:
    """The text without the clauses that no wording could mend; what they stated is said again by a letter's stone."""
    mended = (f for f in verdict.findings if f.rule.fault in _CUT and f.rule.id != "clarity/unfilled-mark" and not f.match.absence and f.severity in _LOUD)
    faults = [work.place(f.match.span) for f in mended]
    edits = cuts(work, faults) if faults else ()
    return applied(work.draft.text, edits)


def _completed(message: Message, work: Message, verdict: Verdict, how: Rewriting, voice: Voice, said: list[Filled]) -> str:
    """The text with what is missing from it, and what it lost."""
    wanted = _missing(message, work, verdict, how)
    wanted |= {kind for kind in NEEDED if not _of_others(message, kind, how) and _is_value(kind, stated(message, kind)) and not _still(message, work, kind)}
    wanted -= {kind for each in said for kind in each.kinds}
    if "link" in wanted or stated(work, "link"):
        wanted.discard("way-to-pay")
    values = values_of(message, how.profile)
    if "deadline" in wanted and "way-to-pay" not in wanted and not said:
        time = filled("{deadline}", voice, values)
        edit = woven(work, time.text, voice)
        if edit is not None:
            said.append(time)
            return tidied(applied(work.draft.text, (edit,)), voice)
    new = sentences(wanted, work, how.stones, voice, values)
    said += [each for _, each in new]
    return with_sentences(work, new, voice)


def _missing(message: Message, work: Message, verdict: Verdict, how: Rewriting) -> set[str]:
    """What the rules of absence ask for; where the sentence that asked has gone, what they would ask of a plain request."""
    if anchor(work) is None and _asked(message):
        request = " Please pay." if work.language == "en" else "请付款。"
        verdict = lint(_reread(message, f"{work.draft.text.rstrip()}\n{request}"), how.book, how.policy)
    return {kind for finding in verdict.findings if finding.match.absence for kind in _needs(finding)}


def _asked(message: Message) -> bool:
    """Whether the draft asked for money, or named a sum without saying that nothing is to be done."""
    if anchor(message) is not None:
        return True
    reminds = message.context.get("purpose") in {None, "reminder", "part-paid", "reply"}
    return reminds and bool(message.states("amount")) and not message.words("nothing-asked")


def _needs(finding: Finding) -> tuple[str, ...]:
    """The fact that a rule of absence asks for."""
    facts = finding.rule.subject.get("facts", ())
    return tuple(kind for kind in facts[:1] if kind in NEEDED) if finding.severity in _LOUD else ()


def _of_others(message: Message, kind: str, how: Rewriting) -> bool:
    """Whether what the draft states of a kind is said of third parties: another debtor's sum is not this reader's."""
    spans = [f.match.span for f in lint(message, how.book, how.policy).findings if f.rule.fault == "third-party"]
    facts = message.states(kind) if spans else []
    return bool(facts) and all(any(span.overlaps(fact.span) for span in spans) for fact in facts)


def _is_value(kind: str, words: str) -> bool:
    """Whether what was lost can be said again: a way to pay or a reference only by its number, address or placeholder."""
    if kind not in {"way-to-pay", "link", "contact", "reference"}:
        return bool(words)
    return bool(re.search(r"\d|://|[{\[【%$<]|\w\.\w", words)) or (kind == "reference" and bool(re.search("[款费費租账帳]$", words)))


def _still(message: Message, work: Message, kind: str) -> bool:
    """Whether a kind of fact that the draft stated is stated still."""
    words, now = stated(message, kind), stated(work, kind)
    if "".join(words.split()) in "".join(work.draft.text.split()):
        return True
    # Another time that the draft names as well ("after 24 days") is not the one to pay by.
    return bool(now) and (kind != "deadline" or now not in message.draft.text)
