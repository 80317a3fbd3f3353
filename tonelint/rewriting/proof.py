"""What a proposal must hold: it is sound if it loses no fact, and proven if the message, linted again, is quieter with it.

Quieter: its finding is gone, no warning or error has come, and there is less to say, the loudest counted first (an info
may come for a threat that goes). A check offers what is sound; what is put in by itself is proven first, at the price of
a check for each wording.
"""

from __future__ import annotations

from collections import Counter
from itertools import islice

from tonelint.diagnostic import SEVERITIES
from tonelint.linter import Finding, Policy, Verdict, lint
from tonelint.message.context import Context
from tonelint.message.draft import Draft
from tonelint.message.inference import understood
from tonelint.message.message import Message
from tonelint.rulebook.rule import Rulebook
from tonelint.text.span import Span

from .changes import applied, changed
from .suggest import Proposal
from .units import values_in

MOST = 3
"""How many wordings a finding is offered."""


def edited(message: Message, edits: tuple[tuple[Span, str], ...]) -> Message:
    """The message after `edits` of its draft, under the same context."""
    return reread(message, changed(message.draft, edits))


def reread(message: Message, draft: Draft) -> Message:
    """Another draft under the same context: what its own words give away is worked out anew, a stage once known stays."""
    known = {key: value for key, value in message.context.items() if value.origin != "inferred"}
    again = understood(draft, message.lexicon, Context(known))
    stage = message.context.value("stage")
    return again if stage is None or again.context.get("stage") else again.knowing({"stage": stage})


def sound(message: Message, offered: tuple[Proposal, ...]) -> tuple[Proposal, ...]:
    """The proposals that leave a message, and every fact in it: the best few of them."""
    return tuple(islice((each for each in offered if _is_sound(message, each)), MOST))


def proven(
    message: Message, finding: Finding, offered: tuple[Proposal, ...], verdict: Verdict, book: Rulebook, policy: Policy
) -> tuple[Proposal, ...]:
    """The sound proposals that silence their finding and add nothing louder: the best few of them."""
    good = (each for each in offered if _is_sound(message, each) and _quiets(message, finding, each, verdict, book, policy))
    return tuple(islice(good, MOST))


def _is_sound(message: Message, proposal: Proposal) -> bool:
    after = applied(message.draft.text, proposal.edits)
    return bool(after.strip()) and (
        proposal.drops or keeps_facts(message, after, tuple(span for span, _ in proposal.edits))
    )


def _quiets(message: Message, finding: Finding, proposal: Proposal, verdict: Verdict, book: Rulebook, policy: Policy) -> bool:
    judged = lint(edited(message, proposal.edits), book, policy)
    was, now = counted(verdict), counted(judged)
    louder = (rule for rule in _loud(judged, verdict) if now[rule] > was[rule])
    return now[finding.rule.id] < was[finding.rule.id] and not any(louder) and _weight(judged) < _weight(verdict)


def counted(verdict: Verdict) -> Counter[str]:
    """How often each rule was broken."""
    return Counter(finding.rule.id for finding in verdict.findings)


def _loud(verdict: Verdict, before: Verdict) -> set[str]:
    """The rules whose warnings and errors count as new. A likeness of a fault that was found before does not: an exact
    finding at its place had only been heard first."""
    faults = {finding.rule.fault for finding in before.findings}
    return {
        f.rule.id for f in verdict.findings
        if f.severity != "info" and (f.match.confidence is None or f.rule.fault not in faults)
    }  # fmt: skip


def _weight(verdict: Verdict) -> tuple[int, ...]:
    """How loud a verdict is: errors first, then warnings, then infos."""
    counts = Counter(finding.severity for finding in verdict.findings)
    return tuple(counts[severity] for severity in SEVERITIES)


def keeps_facts(before: Message, after: str, taken: tuple[Span, ...]) -> bool:
    """Whether what stood in the spans taken out stands in the text after as often as before, character by character."""
    text, whole = _bare(after), _bare(before.draft.text)
    lost = [
        before.place(fact.span).of(before.draft.text)
        for span in taken
        for fact in values_in(before, span)
        if fact.kind not in {"deadline", "unknown"} or fact.origin == "placeholder" or fact.value is not None
    ]
    return all(text.count(_bare(words)) >= whole.count(_bare(words)) for words in lost)


def _bare(words: str) -> str:
    return "".join(words.split()).strip("，,。.")
