"""A chat as it is pasted or exported (WhatsApp, WeChat, Telegram, DingTalk): every message with who sent it and when."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from tonelint.message.draft import Draft, Piece, Stated
from tonelint.text.source import Source
from tonelint.text.span import Span

SPEAKER: Final = "speaker"
"""The key under which a message of a chat says who sent it."""


def _stamp(number: int) -> str:
    """A day and a time of day, as groups d and t of this number."""
    date = r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}"
    time = r"\d{1,2}:\d{2}(?::\d{2})?(?:[ \u202f][ap]\.?m\.?)?"
    return rf"(?P<d{number}>{date}),?[ \u202f]+(?P<t{number}>{time})"


def _name(number: int) -> str:
    return rf"(?P<n{number}>[^\s:：\[\]][^:：\[\]\n]{{0,39}}?)"


_HEADS: Final = (
    rf"^\u200e?\[{_stamp(1)}\] {_name(1)}: ",
    rf"^{_stamp(2)} - {_name(2)}: ",
    rf"^{_name(3)},? \[?{_stamp(3)}\]?[ \t]*$\n?",
)
_MAY_BE: Final = re.compile(r"\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}日?,?[ \u202f]+\d{1,2}:\d{2}")


class _Head(NamedTuple):
    """The line (or its beginning) that says who sent a message and when."""

    span: Span
    name: str
    date: tuple[int, int, int]
    time: tuple[int, int]


def chat_drafts(source: Source) -> list[Draft]:
    """The messages of a chat in order, those without words left out; none where the text is no chat.

    A chat begins with the head of a message and holds at least two.
    """
    if len(_MAY_BE.findall(source.text)) < 2:
        return []
    heads = list(_heads(source.text))
    if len(heads) < 2 or source.text[: heads[0].span.start].strip():
        return []
    moments = _moments(heads)
    ends = [after.span.start for _, after in pairwise(heads)] + [len(source.text)]
    drafts = (_draft(source, head, moment, end) for head, moment, end in zip(heads, moments, ends, strict=True))
    return [draft for draft in drafts if draft.text]


def _heads(text: str) -> Iterator[_Head]:
    for found in re.finditer("|".join(_HEADS), text, re.MULTILINE | re.IGNORECASE):
        parts = {key[0]: value for key, value in found.groupdict().items() if value}
        hour, minute = (int(part) for part in re.findall(r"\d+", parts["t"])[:2])
        later = 12 if "p" in parts["t"].lower() and hour < 12 else 0
        numbers = [int(part) for part in re.findall(r"\d+", parts["d"])]
        yield _Head(
            Span(*found.span()), parts["n"].strip(), (numbers[0], numbers[1], numbers[2]), (hour + later, minute)
        )


def _moments(heads: list[_Head]) -> list[datetime.datetime | None]:
    """When each message was sent. A day in figures is read so that time never runs back, else the day before the month."""
    readings = [[_moment(head, day_first) for head in heads] for day_first in (True, False)]
    return next((each for each in readings if _runs_on(each)), readings[0])


def _moment(head: _Head, day_first: bool) -> datetime.datetime | None:
    first, second, third = head.date
    year, month, day = (
        (first, second, third) if first > 31 else (third, second, first) if day_first else (third, first, second)
    )
    try:
        return datetime.datetime(year + 2000 if year < 100 else year, month, day, *head.time)
    except ValueError:
        return None


def _runs_on(moments: list[datetime.datetime | None]) -> bool:
    return all(a is not None and b is not None and a <= b for a, b in pairwise(moments))


def _draft(source: Source, head: _Head, moment: datetime.datetime | None, end: int) -> Draft:
    body = source.text[head.span.end : end]
    start = head.span.end + len(body) - len(body.lstrip())
    words = body.strip()
    at = head.span.start
    stated = [Stated(SPEAKER, head.name, at, "row"), Stated("account", "chat", at, "row")]
    if moment:
        stated.append(Stated("send_at", moment.isoformat(" ", "minutes"), at, "row"))
    pieces = (Piece(Span(0, len(words)), Span(start, start + len(words))),)
    line = source.line_of(at)
    return Draft(words, source, f"line {line}: {head.name}", pieces, tuple(stated))
