"""What the page asks, answered: pure functions from a request's JSON to a response's."""

from __future__ import annotations

import json
from typing import Any, Literal, NamedTuple

from tonelint.job import Job, context_of, vocabulary
from tonelint.message.context import STAGES, ContextError
from tonelint.message.draft import Draft
from tonelint.message.inference import understood
from tonelint.readers import read_text
from tonelint.run import Run
from tonelint.text.span import Span
from tonelint.writers.json import write
from tonelint.writers.report import Ui
from tonelint.writers.words import EFFECTS, FAULTS, SEVERITIES, THINGS, VALUES

NAME = "draft.txt"
"""The name under which a pasted draft is judged: plain text, with front matter if it has some."""
VARIANTS = ("", "warmer", "firmer", "shorter")
CHANNELS = ("sms", "wechat", "wechat-group", "whatsapp", "email", "letter", "phone", "app")
MOST = 100_000
"""Code points of the longest draft that the page judges."""


class BadRequestError(ValueError):
    """A request that cannot be answered; the message says why."""


class Asked(NamedTuple):
    """A request: the draft, the context that was picked, the language to answer in, and the variant of a rewrite."""

    text: str
    context: dict[str, str]
    language: Literal["zh", "en"]
    variant: str = ""


def asked(body: bytes, job: Job) -> Asked:
    """The request in a body of JSON. Raises BadRequestError."""
    try:
        raw = json.loads(body)
        text, language, variant = raw["text"], raw["language"], raw.get("variant", "")
        context = {key: raw[key] for key in ("stage", "channel") if raw.get(key)}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BadRequestError("expected JSON with text and language") from error
    if not isinstance(text, str) or language not in {"zh", "en"} or variant not in VARIANTS:
        raise BadRequestError("text is a string, language zh or en, variant one of those offered")
    if len(text) > MOST:
        raise BadRequestError(f"too long: {len(text)} characters, at most {MOST}")
    words = vocabulary(job.book)
    try:
        known = {key: words.read(key, str(word)) for key, word in context.items()}
    except ContextError as error:
        raise BadRequestError(str(error)) from error
    return Asked(text, known, language, variant)


def _job(ask: Asked, job: Job) -> Job:
    return job._replace(settings=job.settings._replace(language=ask.language), flags={**job.flags, **ask.context})


def checked(ask: Asked, job: Job) -> str:
    """The report on a draft: the JSON of ``tonelint check --format json``."""
    run = Run(_job(ask, job))
    return "".join(write(run.text(NAME, ask.text), run.summary, Ui(ask.language)))


def rewritten(ask: Asked, job: Job) -> str:
    """The whole draft in other words: ``text``, and under ``holes`` the kinds of values that are left open."""
    from tonelint.rewriting.rewrite import Rewriting
    from tonelint.rewriting.rewrite import rewritten as rewrite
    from tonelint.rewriting.stones import letters

    work = _job(ask, job)
    draft = next((each for each in read_text(ask.text, NAME) if isinstance(each, Draft)), None)
    if draft is None:
        return json.dumps({"text": ask.text, "holes": []})
    message = understood(draft, work.book.lexicon, context_of(work, draft, vocabulary(work.book), []))
    how = Rewriting(work.book, work.settings.policy, work.settings.profile, letters(), ask.variant)
    after = rewrite(message, how)
    edit = draft.edit(Span(0, len(draft.text)), after.text)
    if edit is None:
        return json.dumps({"text": ask.text, "holes": []})
    text = ask.text[: edit.span.start] + edit.text + ask.text[edit.span.end :]
    return json.dumps({"text": text, "holes": list(after.holes)})


def words(job: Job) -> dict[str, Any]:
    """What the page calls things, by language, and in which language it opens."""
    tables = {"faults": FAULTS, "severities": SEVERITIES, "values": VALUES, "things": THINGS, "effects": EFFECTS}
    return {
        "language": job.settings.language,
        "stages": STAGES,
        "channels": CHANNELS,
        **{
            language: {name: {key: pair[number] for key, pair in table.items()} for name, table in tables.items()}
            for number, language in enumerate(("zh", "en"))
        },
    }
