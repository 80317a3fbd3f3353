"""Which drafts belong together: rows of one account, versions of one template, stages of one series, two halves of a letter.

Keys are made from what stands beside a draft (its path, its key in a catalogue, its columns), never from its words;
drafts with equal keys belong together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tonelint.message.calendar import moment_of
from tonelint.message.context import Vocabulary
from tonelint.message.draft import Draft, Mark, Piece
from tonelint.message.naming import stageless
from tonelint.text.span import Span

_CODE = re.compile(
    r"(?<![a-z0-9])(?:(?P<zh>zh(?:[-_](?:hans|hant))?(?:[-_]r?(?:cn|tw|hk|mo|sg))?|chs|cht|chinese|中文|简体中文|繁体中文|繁體中文|简体|繁体|繁體)"
    r"|(?P<en>en(?:[-_]r?(?:us|gb|uk|au|ca|in|sg|hk|ie|nz|za))?|english|英文))(?![a-z0-9])",
    re.IGNORECASE,
)
"""A language in a name: zh, zh-CN, zh_Hant_TW, values-zh-rCN, en-US, 中文, English."""
_UNMARKED = (
    (re.compile(r"(^|/)values/"), r"\1values-*/"),
    (re.compile(r"(^|/)(?:base|Base)\.lproj/"), r"\1*.lproj/"),
    (re.compile(r"(^|/)([^/_]+)\.properties(?=#|$)"), r"\1\2_*.properties"),
)
"""How formats write the version for everybody else: without any language."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ROW = re.compile(r"row \d+")
_HAN = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile(r"[a-z]{2,}", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\n[ \t]*(?:[-=_*—]{3,}[ \t]*)?\n|\n")
_LEAST = 20
"""Chinese characters, or English words, that make a half of a letter."""


def twin_key(path: str, draft: str | None) -> tuple[str, str] | None:
    """What versions of one template have in common, and the language that this one's name says; None where it says none.

    ``mail/zh-CN/final.html`` and ``mail/en/final.html`` have one key, so have ``sms.zh.final`` and ``sms.en.final``.
    """
    name = f"{path}#{_CAMEL.sub('-', draft or '')}"
    codes = list(_CODE.finditer(name))
    if codes:
        key = _CODE.sub("*", name)
        return key, codes[-1].group().lower().replace("_", "-")
    for pattern, marked in _UNMARKED:
        if pattern.search(name):
            return pattern.sub(marked, name, count=1), ""
    return None


def ladder_key(vocabulary: Vocabulary, path: str, draft: str | None) -> str | None:
    """What the stages of one series have in common: their names without the words and numbers of a stage."""
    row = _ROW.sub("row", draft or "")
    name = f"{path}#{row}"
    return stageless(vocabulary, name) or (name if row != (draft or "") else None)


class Thread(NamedTuple):
    """The rows of one account, by the number of the draft, in the order in which they were sent."""

    numbers: tuple[int, ...]
    days: tuple[float, ...]
    """When each was sent, in days (of the clock that the rows go by) since a day long ago."""


def threads(drafts: Sequence[Draft], vocabulary: Vocabulary) -> dict[int, Thread]:
    """The thread of every draft that has one: the rows with its account and a time, two or more of them."""
    rows: dict[str, list[tuple[float, int]]] = {}
    for number, draft in enumerate(drafts):
        account, moment = _stated(draft, vocabulary)
        if account and moment is not None:
            rows.setdefault(account, []).append((moment, number))
    found: dict[int, Thread] = {}
    for members in rows.values():
        if len(members) > 1:
            members.sort()
            thread = Thread(tuple(number for _, number in members), tuple(day for day, _ in members))
            found.update(dict.fromkeys(thread.numbers, thread))
    return found


def has_thread_keys(drafts: Iterable[Draft], vocabulary: Vocabulary) -> bool:
    """Whether any of `drafts` says to whom and when it is sent."""
    return any(account and moment is not None for account, moment in (_stated(d, vocabulary) for d in drafts))


def _stated(draft: Draft, vocabulary: Vocabulary) -> tuple[str, float | None]:
    account, moment = "", None
    for each in draft.stated:
        key = vocabulary.key(each.key)
        if key == "account":
            account = account or each.value.strip()
        elif key == "send-at" and moment is None:
            sent = moment_of(each.value)
            moment = sent.toordinal() + (sent.hour * 60 + sent.minute) / 1440 if sent else None
    return account, moment


def halves(draft: Draft) -> tuple[Draft, Draft] | None:
    """The two halves of a letter in Chinese and English, each a draft of its own; None where it is no such letter.

    Paragraphs of one script must stand together: a Chinese letter with an English company's name is no such letter.
    """
    if len(_HAN.findall(draft.text)) < _LEAST or len(_LATIN.findall(draft.text)) < _LEAST:
        return None
    parts = list(_paragraphs(draft.text))
    scripts = [_is_chinese(part.of(draft.text)) for part in parts]
    turn = next((i for i in range(1, len(parts)) if scripts[i] != scripts[0]), None)
    if turn is None or any(script == scripts[0] for script in scripts[turn:]):
        return None
    first, second = (Span(some[0].start, some[-1].end) for some in (parts[:turn], parts[turn:]))
    for half, chinese in ((first, scripts[0]), (second, not scripts[0])):
        words = (_HAN if chinese else _LATIN).findall(half.of(draft.text))
        if len(words) < _LEAST:
            return None
    return _part(draft, first), _part(draft, second)


def _paragraphs(text: str) -> Iterable[Span]:
    """The lines that hold words of either script."""
    at = 0
    for gap in (*_PARAGRAPH.finditer(text), None):
        end = gap.start() if gap else len(text)
        words = text[at:end]
        if _HAN.search(words) or len(_LATIN.findall(words)) > 2:
            yield Span(at, end)
        at = gap.end() if gap else end


def _is_chinese(words: str) -> bool:
    return len(_HAN.findall(words)) * 2 > len(_LATIN.findall(words))


def _part(draft: Draft, span: Span) -> Draft:
    """The run `span` of a draft as a draft of its own, with its places in the file."""
    pieces = tuple(_cut(draft.pieces or (Piece(Span(0, len(draft.text)), Span(0, len(draft.text))),), span))
    marks = tuple(
        Mark(mark.kind, mark.span.shift(-span.start), mark.value) for mark in draft.marks if span.contains(mark.span)
    )
    return draft._replace(text=span.of(draft.text), pieces=pieces, marks=marks, branches=None)


def _cut(pieces: Iterable[Piece], span: Span) -> Iterable[Piece]:
    for words, source in pieces:
        start, end = max(words.start, span.start), min(words.end, span.end)
        if start >= end:
            continue
        even = words.end - words.start == source.end - source.start
        inside = Span(source.start + start - words.start, source.start + end - words.start) if even else source
        yield Piece(Span(start - span.start, end - span.start), inside)
