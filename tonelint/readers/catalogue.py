"""Catalogues of texts (translations, configuration, tables of source code): which entries are messages, and their drafts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Final, NamedTuple

from tonelint.message.draft import Draft, Mark, Stated
from tonelint.text.source import Source
from tonelint.text.span import Span

from .candidates import IsMessage
from .weave import Run, Woven, through, weave

Escape = Callable[[str], str | None]

_ROLE: Final = re.compile(
    r"(?P<stem>.*?)[_\-. /]?(?:(?P<subject>subject|title|主题|主題|主旨|标题|標題|zhuti|biaoti)"
    r"|(?P<body>body|text|html|message|content|template|正文|内容|內容|neirong|zhengwen)(?P<part>[_\-]?(?:html|text|plain))?)",
    re.IGNORECASE | re.DOTALL,
)
_CLOSED_TAG: Final = re.compile(r"<(?:/?[a-zA-Z][\w-]*[^<>]*|br ?/?)>")


class Entry(NamedTuple):
    """One text of a catalogue: the name of its group, its own name, the runs that say it, and how its format escapes.

    `id` is what findings call it (``emails.final.body``), and what it is judged by unless `key` is given; `stated` is
    context that stands beside it.
    """

    group: str
    name: str
    id: str
    runs: Sequence[Run]
    escape: Escape | None = None
    stated: tuple[Stated, ...] = ()
    key: str | None = None


class _Text(NamedTuple):
    """An entry with its words as the format says them, before any markup inside is read."""

    entry: Entry
    woven: Woven


def drafts_of(source: Source, entries: Iterable[Entry], is_message: IsMessage) -> Iterator[Draft]:
    """The drafts among `entries`, in order; a subject joins the first body beside it."""
    texts = [_Text(entry, weave(entry.runs)) for entry in entries]
    subjects = {_place(text, "subject"): text for text in texts if _role(text.entry.name) == "subject"}
    bodies = [text for text in texts if _role(text.entry.name) != "subject" and _is_wanted(text, is_message)]
    joined: set[str] = set()
    taken: dict[str, _Text] = {}
    for body in bodies:
        place = _place(body, "body")
        if place in subjects and place not in joined:
            joined.add(place)
            taken[body.entry.id] = subjects[place]
    used = {subject.entry.id for subject in taken.values()}
    for text in texts:
        is_subject = _role(text.entry.name) == "subject"
        if text.entry.id not in used and text.woven.text.strip() and _is_wanted(text, is_message):
            yield _draft(source, text, None if is_subject else taken.get(text.entry.id))


def _is_wanted(text: _Text, is_message: IsMessage) -> bool:
    return bool(text.woven.text.strip()) and is_message(_key(text.entry), text.woven.text)


def _key(entry: Entry) -> str:
    return entry.id if entry.key is None else entry.key


def _role(name: str) -> str | None:
    """Whether a key's name says that its text is a subject or a body."""
    match = _ROLE.fullmatch(name)
    return ("subject" if match["subject"] else "body") if match else None


def _place(text: _Text, role: str) -> str:
    """What a subject and its body have in common: their group and what their names begin with."""
    match = _ROLE.fullmatch(text.entry.name)
    return f"{text.entry.group}\0{match['stem'].lower() if match and match[role] else text.entry.name}"


def _draft(source: Source, text: _Text, subject: _Text | None) -> Draft:
    runs, marks, escape = _seen(text)
    stated = text.entry.stated
    if subject:
        head, _, _ = _seen(subject)
        words = weave(head).text
        end = head[-1].end if head else 0
        shift = len(words) + 1
        marks = (Mark("subject", Span(0, len(words))), *(m._replace(span=m.span.shift(shift)) for m in marks))
        runs = (*head, Run("\n", end, end), *runs)
        stated = stated or subject.entry.stated
    woven = weave(runs)
    inside = _seen(subject)[2] if subject else None
    return Draft(woven.text, source, text.entry.id, woven.pieces, stated, marks, escape=escape, escape_subject=inside)


def _seen(text: _Text) -> tuple[tuple[Run, ...], tuple[Mark, ...], Escape | None]:
    """The runs that show of an entry: markup inside a value is read as markup."""
    entry, woven = text
    if "<" not in woven.text or not _CLOSED_TAG.search(woven.text):
        return tuple(entry.runs), (), entry.escape
    from .markup import LOOKS_LIKE_HTML, LOOKS_LIKE_LINES
    from .markup import escape as escape_markup
    from .page import seen

    if not LOOKS_LIKE_HTML.search(woven.text):
        return tuple(entry.runs), (), entry.escape
    page = seen(woven.text, keeps_space=not LOOKS_LIKE_LINES.search(woven.text))
    return tuple(through(page.runs, woven)), page.marks, partial(_twice, entry.escape, escape_markup)


def _twice(outer: Escape | None, inner: Escape, words: str) -> str | None:
    said = inner(words)
    return outer(said) if outer and said is not None else said


def refuse(words: str) -> None:
    """The escape of a format that is only read."""
