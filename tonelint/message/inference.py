"""What a message's own facts say about its context: the stage, mostly. Each inferred value says from what."""

from __future__ import annotations

from tonelint.text.lexicon import Lexicon
from tonelint.text.span import Span

from .context import Context, Value
from .draft import Draft
from .message import Message

# Word sets that name a stage, the strongest first.
_STAGE_WORDS = (
    ("stage-final", "final"),
    ("stage-pre-due", "pre-due"),
    ("stage-due", "due"),
    ("stage-overdue", "overdue"),
)


def understood(draft: Draft, lexicon: Lexicon, given: Context) -> Message:
    """The draft as a message whose context is what was given and what its own words give away."""
    message = Message(draft, lexicon, given)
    return message.knowing(inferred(message))


def inferred(message: Message) -> dict[str, Value]:
    """The values that the words themselves give away."""
    found: dict[str, Value] = {}
    stage = _stage(message)
    if stage:
        found["stage"] = stage
    return found


def stage_of_days(days: float) -> str:
    """The stage of a debt that is `days` overdue; negative before the due day."""
    if days <= 0:
        return "pre-due" if days < 0 else "due"
    return "overdue-early" if days <= 7 else "overdue" if days <= 30 else "overdue-late"


def _stage(message: Message) -> Value | None:
    final = _said(message, "stage-final")
    if final:
        return Value("final", "inferred", _words(message, final))
    for fact in message.states("days-overdue"):
        if isinstance(fact.value, int):
            return Value(stage_of_days(fact.value), "inferred", _words(message, fact.span))
    for name, stage in _STAGE_WORDS[1:]:
        span = _said(message, name)
        if span:
            return Value(stage, "inferred", _words(message, span))
    past = next((fact for fact in message.states("due-date") if fact.origin == "words"), None)
    return Value("overdue", "inferred", _words(message, past.span)) if past else None


def _said(message: Message, name: str) -> Span | None:
    return next((span for span in message.words(name) if not message.is_quoted(span)), None)


def _words(message: Message, span: Span) -> str:
    return message.place(span).of(message.draft.text)
