"""Periods and "at once" as English writes them: within 7 days, net 30, 12 days overdue, upon receipt, pay now."""

from __future__ import annotations

import re

from tonelint.message.fact import Day

from .forms import Form, Reading
from .numbers import ENGLISH

_AT_ONCE = ("immediately", "immediate", "upon receipt", "on receipt", "forthwith", "at once", "right away", "straight away", "straightaway",
            "by return", "right now", "instantly", "this minute")  # fmt: skip


def _at_once(view: str, match: re.Match[str]) -> Reading | None:
    """immediately, upon receipt (offset 0); not "immediately after", "take effect immediately"."""
    after, before = view[match.end() : match.end() + 10], view[max(0, match.start() - 12) : match.start()]
    if after.startswith(
        (" after", " when", " follow", " once", " upon", " family", " avail", " attent")
        if match.group() != "immediate"
        else (" family", " avail")
    ):
        return None
    if before.endswith(("effect ", "effective ", "apply ", "not ", "not be ")):
        return None
    return "date", Day(offset=0), match.start(), match.end()


def _now(view: str, match: re.Match[str]) -> Reading | None:
    """pay now, payment now: but not a button or a link's label (click to pay now, Pay now: …)."""
    after = view[match.end() : match.end() + 3]
    before = view[max(0, match.start() - 14) : match.start()]
    if (
        after[:1] in ("]", ":", "*", ">", '"', "|", "：")
        or "\ufffc" in after
        or after.startswith((" at", "\nh", ")", "'"))
    ):
        return None
    if (
        re.search(r"(?:don't|needn't|not)\b[^.]{0,30}$", match.group())
        or "n't " in view[max(0, match.start() - 24) : match.start()]
    ):
        return None
    if re.search(r"(?:click|tap|button|here|link|use|select|\[|\")[^.]{0,9}$", before) or view[
        match.end() :
    ].lstrip().startswith("http"):
        return None
    return "date", Day(offset=0), match.end() - 3, match.end()


_UNITS = {
    "day": 1,
    "week": 7,
    "wk": 7,
    "fortnight": 14,
    "month": 30,
    "hour": 0,
    "hr": 0,
    "minute": 0,
    "min": 0,
    "year": 365,
}


_LATE = (
    "overdue by", "late by", "overdue for", "past due by", "past due for", "overdue", "outstanding for", "unpaid for", "been", "open for", "waited", "for over", "over",
    "more than", "late", "since", "past due", "behind by", "owing for", "for the past", "for the last", "now",
)  # fmt: skip
_NO_PERIOD = (" ago", " earlier", " before your", " old", " free")


def _duration(view: str, match: re.Match[str]) -> Reading | None:
    """within 7 days, in two weeks, 48 hours (days); 12 days overdue, overdue by 3 weeks (days overdue)."""
    word, unit = match[2], match[3]
    count = int(word) if word.isdigit() else ENGLISH.get(word, 1)
    days = count * _UNITS[unit] or None
    start, end = match.span()
    before = view[max(0, start - 26) : start].rstrip()
    if match[4] or (before.endswith(_LATE) and not match[1]):
        return "days-overdue", days, start, end
    if view.startswith(_NO_PERIOD, end):
        return None
    return "duration", 1 if unit in ("hour", "hr") and count <= 24 else days, start, end


def _net(view: str, match: re.Match[str]) -> Reading | None:
    """net 30, 30 days net."""
    return "duration", int(match[1]), match.start(), match.end()


_COUNT = rf"\d{{1,3}}|an?|{'|'.join(w for w in ENGLISH if w not in ('zero',))}"
FORMS = (
    Form(("day", "week", "wk", "hour", "hr", "month", "fortnight", "min", "year"),
         rf"\b(?:(within|in|under|give you|have|the next|another|after|you've got|you have)(?: the)?(?: next)? )?({_COUNT})(?: ?\(\d{{1,3}}\))?(?:[ -]|(?<=\d))(?:more |full |clear |calendar |business |working |banking )*(day|week|wk|fortnight|month|hour|hr|minute|min|year)s?\b(?:'s?)?(?:\(s\))?((?: now)? (?:overdue|late|past[ -]due|past its|past the|in arrears|behind|outstanding|beyond|after (?:the|its) due|unpaid|old))?", _duration),
    Form(("net ",), r"\bnet[ -](\d{1,3})\b", _net),
    Form(_AT_ONCE, rf"\b(?:{'|'.join(_AT_ONCE)})\b", _at_once),
    Form(("now",), r"\b(?:pay|settle|clear|payment|send|transfer|remit|cough up|sort|do it|today|act|paid|owe|please)\b[^.,;:!?\n]{0,45}(?<!is)(?<!are)(?<!has)(?<!have)(?<!was)(?<!by)(?<!until)(?<!till)(?<!up to)(?<!it's)(?<!that)(?<!just) now\b", _now),
)  # fmt: skip
