"""What has to go from a message: the clauses at fault, and what cannot stand without them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tonelint.message.message import Message
from tonelint.message.roles import Role
from tonelint.text.sentences import Clause
from tonelint.text.span import Span

from .fitting import removal
from .parts import with_mark
from .units import facts_in

TONE = frozenset(("submissive", "threatening", "accusatory", "blame-shifting", "false-authority", "third-party", "style", "conduct"))
"""Faults whose words go in a rewrite; the others are mended in place."""
_JOINTS = re.compile(r"^(?:and|but|so|or|otherwise|then|yet|because|plus|also|though|while|as|or else)\b[, ]*|^(?:所以|但是|但|不过|而且|然后|否则|不然|因此|只是|可是|而|可|就)[,，]?", re.IGNORECASE)
_LEADS_ON = re.compile(r"不[给付还到交结见来打]|没[收见到]|^(?:if|unless|until|when|because|since|as|although|while|after|before|i know|my|the)\b|^(?:再|要是|如果|若|只要|既然|因为|虽然|其实|我|咱)")
_SALUTATION = re.compile(r"(?:subject|subj|re|主题|主題|标题|標題|主旨)\s*[:：]|(?:hi|hello|dear|hey)\b|尊敬的|致[:：]", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:is|are|was|were|isn't|hasn't|has|have|due|owe|owes|owed|pay|please|send|transfer|can|could|will|would|remains?|stands?|comes?|use|see|click|find|call|reply|need|fell|falls|attached)\b",
    re.IGNORECASE,
)


def cuts(message: Message, faults: Iterable[Span]) -> tuple[tuple[Span, str], ...]:
    """The edits that take `faults` (draft spans) out with the clauses that hold them; a sentence keeps the clauses that
    state something and can stand alone."""
    spans = sorted(faults)
    edits: list[tuple[Span, str]] = []
    for number, sentence in enumerate(message.layout.sentences):
        whole = with_mark(message, sentence)
        here = [span for span in spans if span.overlaps(whole)]
        if here:
            edits += _cut(message, number, whole, here)
    return _apart(edits)


def _cut(message: Message, number: int, whole: Span, faults: list[Span]) -> list[tuple[Span, str]]:
    text = message.draft.text
    if is_frame(text, whole):
        return [removal(text, Span(max(f.start, whole.start), min(f.end, whole.end))) for f in faults]
    clauses = [clause for clause in message.layout.clauses if clause.sentence == number]
    kept = [c for c in clauses if not any(message.place(c.span).overlaps(fault) for fault in faults)]
    leading = _leading(message, clauses, kept)
    kept = [c for c in kept if c in leading or _says_something(message, c, first=c is clauses[0])]
    if message.language == "en":
        kept = _standing(message, clauses, kept)
    if not kept:
        return [removal(text, whole)]
    return [_without(text, whole, _with_joint(message, clauses, run)) for run in _runs(clauses, [c for c in clauses if c not in kept])]


def is_frame(text: str, whole: Span) -> bool:
    """Whether a sentence is a salutation or a subject line: they stay, only the words at fault go."""
    words = whole.of(text)
    return bool(_SALUTATION.match(words)) and len(words) <= 90


def _with_joint(message: Message, clauses: list[Clause], run: list[Clause]) -> Span:
    """A run of clauses to go, with the word by which the next one leads on from it: "and", 所以."""
    span = Span(message.place(run[0].span).start, message.place(run[-1].span).end)
    after = clauses.index(run[-1]) + 1
    if after == len(clauses):
        return span
    following = message.place(clauses[after].span)
    joint = _JOINTS.match(following.of(message.draft.text))
    return Span(span.start, following.start + joint.end()) if joint and joint.end() < following.end - following.start else span


def _without(text: str, whole: Span, run: Span) -> tuple[Span, str]:
    """The edit that takes a run of clauses out of its sentence; where blanks serve as commas, one stays between words."""
    span, words = removal(text, run)
    inside = whole.start < run.start and run.end < whole.end
    if inside and not words and text[run.start - 1] == " " == text[run.end : run.end + 1]:
        return span, " "
    return span, words


def _leading(message: Message, clauses: list[Clause], kept: list[Clause]) -> list[Clause]:
    """The clauses before the first fault of a sentence: said before it went wrong, unless they only lead up to it."""
    found: list[Clause] = []
    for clause in clauses:
        role = message.roles[message.layout.clauses.index(clause)]
        if clause not in kept or role is Role.CONDITION or _LEADS_ON.search(clause.span.of(message.text)):
            break
        found.append(clause)
    return found


def _says_something(message: Message, clause: Clause, first: bool) -> bool:
    """Whether a clause beside a fault is worth keeping: it states a fact, asks for the money, or greets."""
    span = message.place(clause.span)
    if facts_in(message, span) or any(clause.span.contains(word) for word in message.words("pay-request")):
        return True
    words = span.of(message.draft.text)
    greets = len(words) <= 8 if message.language != "en" else len(words.split()) <= 3
    at_start = not message.draft.text[: span.start].strip() or message.draft.text[: span.start].rstrip().endswith(("】", "]", "\n"))
    return first and greets and at_start or message.roles[message.layout.clauses.index(clause)] is Role.BOILERPLATE


def _standing(message: Message, clauses: list[Clause], kept: list[Clause]) -> list[Clause]:
    """Of English clauses the runs that hold a verb: what has none cannot stand when its neighbours go."""
    stands: list[Clause] = []
    for run in _runs(clauses, kept):
        words = " ".join(clause.span.of(message.text) for clause in run)
        greets = run[0] is clauses[0] and len(words.split()) <= 3 and not any(facts_in(message, message.place(c.span)) for c in run)
        if _VERB.search(words) or greets:
            stands += run
    return stands


def _runs(clauses: list[Clause], taken: list[Clause]) -> list[list[Clause]]:
    """Runs of neighbours that are in `taken`."""
    runs: list[list[Clause]] = []
    for number, clause in enumerate(clauses):
        if clause not in taken:
            continue
        if runs and runs[-1][-1] is clauses[number - 1]:
            runs[-1].append(clause)
        else:
            runs.append([clause])
    return runs


def _apart(edits: list[tuple[Span, str]]) -> tuple[tuple[Span, str], ...]:
    """Edits in order, those that overlap or touch made one."""
    merged: list[tuple[Span, str]] = []
    for span, words in sorted(edits):
        if merged and span.start <= merged[-1][0].end:
            before, said = merged[-1]
            merged[-1] = (Span(before.start, max(before.end, span.end)), said + words if not (said and words) else words)
        else:
            merged.append((span, words))
    return tuple(merged)
