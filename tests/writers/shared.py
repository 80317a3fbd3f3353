"""The one report that every writer is shown: ordinary drafts, and drafts that try to break out of every format."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from tonelint.diagnostic import (
    Card,
    Change,
    Checked,
    Cited,
    Known,
    Related,
    Severity,
    States,
    Suggestion,
)
from tonelint.message.draft import Piece, Trouble
from tonelint.text.source import Source
from tonelint.text.span import Span
from tonelint.writers.report import Summary, Ui

from .building import finding, insert, instead, whole

WECHAT = Source("-", "王总，5月货款（单0917）约定6月10日付，不急哈，您先忙，您看着尽快安排\n")
HOSTILE = Source(
    "C:/Users/王/催款 #1 100%.txt",
    "😀𠮷先生\x1b[31m:\r\n"
    "再不还款，</script><img src=x onerror=alert(1)>后果自负！\r\n"
    "::error::=cmd()|A1 ##[group]x | C:\\temp\\new | *b* `c` \u202egnp\r\n"
    "請盡快付款，謝謝。",
)
LADDER = Source(
    "dunning/7_days.md",
    "Dear Ann,\n\nInvoice 88 was due on 3 May.\nWe will pass this to our solicitors.\nPlease pay £1,200.\n",
    bom=3,
)
ROWS = Source("rows.jsonl", '{"id": "r1", "text": "Tom &amp; Co, please pay £5 asap"}\n', "utf-8")
HOSTILE_WHY = "Because | of <b>this</b> & that,\nsaid twice."
CLEAN = Source("quiet.txt", "Thanks, your £40 arrived.\n")


def wechat() -> Checked:
    """The acceptance picture: two faults in one line, two things missing."""
    anchor = "您看着尽快安排"
    found = (
        finding(
            WECHAT,
            "submissive/no-rush",
            "不急哈，您先忙",
            "「不急哈，您先忙」等于说可以不付",
            why="对方会当真不急",
            suggestions=(instead(WECHAT, "不急哈，您先忙", "您看周四还是周五安排？"),),
        ),
        finding(
            WECHAT,
            "deadline/vague",
            anchor,
            "没有说哪一天",
            suggestions=(Suggestion("约一个日子", "shown", "adds-commitment", ()),),
        ),
        finding(WECHAT, "missing/amount", anchor, "没有写金额", severity="error", absence=True),
        finding(WECHAT, "missing/payment-option", anchor, "没有写怎么付", severity="error", absence=True),
        finding(WECHAT, "style/filler", "您看着", "可以省去", severity="info"),
    )
    context = (
        Known("language", "zh-Hans", "inferred", ""),
        Known("channel", "wechat", "flag", ""),
        Known("stage", "overdue", "inferred", "约定6月10日"),
        Known("days-overdue", "12", "inferred", "约定6月10日"),
    )
    states = (
        States("reference", "单0917"),
        States("debtor", "王总"),
        States("amount", None),
        States("way-to-pay", None),
    )
    return Checked("-", None, found, context, states, (("timing/quiet-hours", "send_at"),), (), "d1", True, WECHAT.text)


def hostile() -> Checked:
    """Everything that a draft can say to a terminal, a page, a table, a log and a shell."""
    line = "::error::=cmd()|A1 ##[group]x | C:\\temp\\new | *b* `c` \u202egnp"
    twice = Suggestion(
        "全文改用“您”",
        "safe",
        "form",
        (
            Change(HOSTILE.range(whole(HOSTILE, "再不")), "若未"),
            Change(HOSTILE.range(whole(HOSTILE, "\uff01")), "。"),
        ),
    )
    first = HOSTILE.range(whole(HOSTILE, "𠮷先生"))
    found = (
        finding(HOSTILE, "style/name", "𠮷先生", "「𠮷先生」\x07称呼不全", severity="info"),
        finding(
            HOSTILE,
            "threatening/consequences",
            "</script><img src=x onerror=alert(1)>后果自负",
            "“后果自负”是威胁，不是提醒",
            severity="error",
            suggestions=(
                twice,
                instead(HOSTILE, "后果自负", "若6月20日前未付，服务暂停", effect="changes-legal-effect"),
            ),
        ),
        finding(
            HOSTILE,
            "clarity/jargon",
            line,
            "=看不懂 100%, a:b",
            why=HOSTILE_WHY,
            related=(Related(HOSTILE.path, first, "这里"),),
        ),
        finding(
            HOSTILE,
            "deadline/vague",
            "盡快",
            "「盡快」不是日期",
            suggestions=(instead(HOSTILE, "盡快", "於6月20日前"),),
        ),
    )
    context = (Known("language", "zh-Hant", "inferred", ""), Known("stage", "final", "path", ""))
    return Checked(HOSTILE.path, None, found, context, (), (), (), "d2", True, HOSTILE.text)


def ladder() -> Checked:
    """An English template, one thing missing and one said too early."""
    found = (
        finding(
            LADDER,
            "threatening/premature-legal",
            "pass this to our solicitors",
            '"pass this to our solicitors" is early at day 7',
            suggestions=(
                instead(
                    LADDER, "pass this to our solicitors", "", "delete, or keep it for the final notice with a date"
                ),
            ),
        ),
        finding(
            LADDER,
            "missing/payment-option",
            "Please pay £1,200.",
            "no way to pay",
            severity="error",
            absence=True,
            suggestions=(insert(LADDER, "Please pay £1,200.", "\nPay by bank transfer: {{ bank_details }}."),),
        ),
    )
    context = (
        Known("language", "en", "inferred", ""),
        Known("stage", "overdue-early", "path", ""),
        Known("channel", "email", "path", ""),
    )
    return Checked(LADDER.path, None, found, context, (States("amount", "£1,200"),), (), (), "d3", True, LADDER.text)


def row() -> Checked:
    """A draft inside a file of many, with an escape between its text and the file's."""
    start = ROWS.text.index("Tom")
    amp = ROWS.text.index("&amp;")
    end = ROWS.text.index('"}')
    text = "Tom & Co, please pay £5 asap"
    pieces = (
        Piece(Span(0, 4), Span(start, amp)),
        Piece(Span(4, 5), Span(amp, amp + 5)),
        Piece(Span(5, len(text)), Span(amp + 5, end)),
    )
    found = (
        finding(ROWS, "deadline/vague", "asap", "'asap' is no date", draft="r1"),
        finding(ROWS, "style/ampersand", "Tom &amp; Co", "spell it out", severity="info", draft="r1", shown="Tom & Co"),
    )
    context = (Known("language", "en", "inferred", ""), Known("stage", "due", "row", ""))
    return Checked(ROWS.path, "r1", found, context, (), (), (), "d4", True, text, pieces)


def quiet() -> Checked:
    """A draft with nothing to say about."""
    return Checked(
        CLEAN.path, None, (), (Known("language", "en", "inferred", ""),), (), (), (), "d5", False, CLEAN.text
    )


def everything() -> list[Checked]:
    """The whole report."""
    return [wechat(), hostile(), ladder(), row(), quiet()]


CARDS = (
    Card(
        "deadline/vague",
        "没有日期的期限",
        "没有日期，对方就没有安排。",
        "warning",
        (Cited("RG96-19", "Regulatory Guide 96", "19", "read"),),
        ("请⟦尽快⟧付款。",),
        ("请于6月20日前付款。", "<b>|</b>"),
        "high",
    ),
)


class Run(NamedTuple):
    """What a writer gets."""

    drafts: list[Checked]
    summary: Summary

    def text(self, write: Callable[..., Iterator[str]], ui: Ui | None = None) -> str:
        """What `write` makes of this run; the summary may only be asked once the drafts are consumed."""
        results = iter(self.drafts)
        used: list[Checked] = []

        def consumed() -> Iterator[Checked]:
            for draft in results:
                used.append(draft)
                yield draft

        def summary() -> Summary:
            assert len(used) == len(self.drafts), "the summary is only known at the end"
            return self.summary

        return "".join(write(consumed(), summary, ui or Ui()))


def run(*drafts: Checked, troubles: tuple[Trouble, ...] = ()) -> Run:
    """A run over `drafts`."""
    counts: dict[Severity, int] = {"error": 0, "warning": 0, "info": 0}
    for draft in drafts:
        for item in draft.diagnostics:
            counts[item.severity] += 1
    skipped = (("timing/quiet-hours", "send_at", 1), ("timing/due-day", "send_at", 2))
    summary = Summary(len(drafts), counts, skipped, troubles, (), "0.1.0", ("uk-b2b",), "warning", CARDS)
    return Run(list(drafts), summary)


def full_run() -> Run:
    """The whole report, with one file that could not be read."""
    return run(*everything(), troubles=(Trouble("bad|file.txt", 3, "line 3 is not JSON: \x1b]0;x\x07 ::warning::"),))
