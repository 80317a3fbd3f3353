"""Tables of messages: which columns hold the words, which the account, the time and other context."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final, NamedTuple

from tonelint.message.draft import Draft, Stated
from tonelint.text.source import Source

from .candidates import IsMessage, looks_like_message
from .catalogue import Entry, Escape, drafts_of
from .weave import Run, weave

_WORDS: Final = re.compile(
    r"(?:.*[_\s\-.])?(?:body|message|msg|sms|text|template|content|script|copy|letter|email|mail|draft|html|whatsapp|wechat)"
    r"(?:[_\s\-.](?:body|text|content|template|en|zh|cn|tw|hk))*"
    r"|.*(?:话术|話術|内容|內容|正文|短信|簡訊|简讯|消息|訊息|信息|文案|模板|範本|文本|邮件|郵件)|huashu|neirong|duanxin\w*|moban|wenan|xiaoxi",
    re.IGNORECASE,
)
_SUBJECT: Final = re.compile(r"(?:.*[_\s\-.])?subject|(?:邮件|郵件)?(?:主题|主題|主旨)", re.IGNORECASE)
_ACCOUNT: Final = re.compile(
    r"(?:account|customer|client|debtor|contract|loan|user|member|buyer)(?:[_\s\-]?(?:id|no|number|name|code))?|phone|mobile|to|"
    r"recipient|客户\w*|客戶\w*|账号|帐号|帳號|账户|帳戶|合同\w*|合約\w*|借据\w*|手机\w*|手機\w*|电话|電話|收件人|姓名|zhanghao|kehu\w*",
    re.IGNORECASE,
)
_TIME: Final = re.compile(
    r"(?:send|sent)(?:[_\s\-]?(?:at|on|time|date))?|time|timestamp|datetime|date|发送时间|發送時間|发送日期|發送日期|时间|時間|日期",
    re.IGNORECASE,
)
_NOT_WORDS: Final = re.compile(r"(?:.*[_\s\-.])?(?:id|type|name|key|status|code|lang|language)", re.IGNORECASE)
_MOST_COLUMNS: Final = 500


class Cell(NamedTuple):
    """One cell: the runs that say it, where it starts in the file (code points), and how words are written into it."""

    runs: tuple[Run, ...]
    offset: int
    escape: Escape | None


class _Columns(NamedTuple):
    """The columns' names, and the numbers of those that hold the words and the subject."""

    names: tuple[str, ...]
    words: tuple[int, ...]
    subject: int | None


def table_drafts(
    source: Source, rows: Iterable[tuple[int, list[Cell]]], is_message: IsMessage, prefix: str = ""
) -> Iterator[Draft]:
    """The messages of a table; each row comes with its 1-based number. The first row names the columns if it can."""
    rows = iter(rows)
    first = next(rows, None)
    if first is None:
        return
    columns = _columns([_text(cell) for cell in first[1][:_MOST_COLUMNS]])
    if columns is None:
        columns = _Columns((), (), None)
        rows = chain([first], rows)
    for number, cells in rows:
        yield from drafts_of(
            source, _entries(columns, cells, f"{prefix}row {number}"), _always if columns.words else is_message
        )


def _columns(names: list[str]) -> _Columns | None:
    """What the first row says of the columns; None where it is a row like the others."""
    words = tuple(i for i, name in enumerate(names) if _WORDS.fullmatch(name) and not _NOT_WORDS.fullmatch(name))
    known = words or any(p.fullmatch(name) for name in names for p in (_SUBJECT, _ACCOUNT, _TIME))
    if not known and (len(names) < 2 or not all(map(_is_plain_name, names))):
        return None
    subject = next((i for i, name in enumerate(names) if _SUBJECT.fullmatch(name)), None)
    return _Columns(tuple(names), words, subject)


def _is_plain_name(name: str) -> bool:
    """Whether a cell of the first row can be a column's name, and not a value or a message."""
    return bool(name) and len(name) <= 20 and not name[0].isdigit() and not looks_like_message("", name)


def _entries(columns: _Columns, cells: list[Cell], row: str) -> Iterator[Entry]:
    """The texts of a row: those of the columns of words, or every cell where no column says so."""
    wanted = columns.words or tuple(range(min(len(cells), _MOST_COLUMNS)))
    stated = tuple(_stated(columns, cells, wanted))
    if columns.words and columns.subject is not None and columns.subject < len(cells):
        cell = cells[columns.subject]
        yield Entry("", "subject", f"{row}: {columns.names[columns.subject]}", cell.runs, cell.escape, stated)
    for place, i in enumerate(wanted):
        if i < len(cells):
            name = columns.names[i] if i < len(columns.names) else ""
            own = "body" if place == 0 and columns.words else name or str(i)
            yield Entry("", own, f"{row}: {name}" if name else row, cells[i].runs, cells[i].escape, stated)


def _stated(columns: _Columns, cells: list[Cell], wanted: tuple[int, ...]) -> Iterator[Stated]:
    """The context that stands beside a row's words; accounts and times under one name each."""
    taken: set[str] = set()
    for i, (name, cell) in enumerate(zip(columns.names, cells, strict=False)):
        value = _text(cell)
        if (i in wanted and columns.words) or i == columns.subject or not value or len(value) > 200:
            continue
        key = "account" if _ACCOUNT.fullmatch(name) else "send_at" if _TIME.fullmatch(name) else name
        if key and key not in taken:
            taken.add(key)
            yield Stated(key, value, cell.offset, "row")


def _text(cell: Cell) -> str:
    return weave(cell.runs).text.strip()


def _always(key: str, text: str) -> bool:
    return any(letter.isalpha() for letter in text)
