"""Periods and "at once" as English writes them: within 7 days, net 30, 12 days overdue, upon receipt, pay now."""

from __future__ import annotations

import re

from tonelint.message.fact import Day

from .forms import Form, Reading, words
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


_ASKS = frozenset(words("pay settle clear payment send transfer remit cough sort do today act paid owe please"))
_NO_ASKS = frozenset(words("is are has have was by until till to it's that just"))
_LABELS = ("click", "tap", "button", "here", "link", "use", "select")


def _now(view: str, match: re.Match[str]) -> Reading | None:
    """pay now, payment now: but not a button or a link's label (click to pay now, Pay now: …), nor "is now due"."""
    start, end = match.span()
    lead = re.split(r"[.,;:!?\n]", view[max(0, start - 56) : start])[-1]
    told = lead.split()
    if not _ASKS.intersection(told) or told[-1] in _NO_ASKS or "n't " in lead or " not " in lead:
        return None
    after = view[end : end + 3]
    if (
        after[:1] in ("]", ":", "*", ">", '"', "|", "：", ")", "'")
        or "\ufffc" in after
        or after.startswith((" at", "\nh"))
    ):
        return None
    if any(label in lead for label in _LABELS) or "[" in lead or '"' in lead or view[end:].lstrip().startswith("http"):
        return None
    return "date", Day(offset=0), start, end


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


_LEADS = (
    "within ", "in ", "under ", "give you ", "have ", "within the ", "in the ", "within the next ", "in the next ", "the next ", "another ", "after ", "you've got ",
)  # fmt: skip


def _duration(view: str, match: re.Match[str]) -> Reading | None:
    """within 7 days, in two weeks, 48 hours (days); 12 days overdue, overdue by 3 weeks (days overdue)."""
    word, unit = match[1], match[2]
    count = int(word) if word.isdigit() else ENGLISH.get(word, 1)
    days = count * _UNITS[unit] or None
    start, end = match.span()
    lead = max((len(lead) for lead in _LEADS if view.endswith(lead, 0, start)), default=0)
    before = view[max(0, start - 26) : start].rstrip()
    if match[3] or (before.endswith(_LATE) and not lead):
        return "days-overdue", days, start - lead, end
    if view.startswith(_NO_PERIOD, end):
        return None
    return "duration", 1 if unit in ("hour", "hr") and count <= 24 else days, start - lead, end


def _net(view: str, match: re.Match[str]) -> Reading | None:
    """net 30, 30 days net."""
    return "duration", int(match[1]), match.start(), match.end()


_COUNT = rf"\d{{1,3}}|an?|{'|'.join(w for w in ENGLISH if w not in ('zero',))}"
FORMS = (
    Form(("day", "week", "wk", "hour", "hr", "month", "fortnight", "min", "year"),
         rf"\b({_COUNT})(?: ?\((?:\d{{1,3}}|[a-z-]{{3,16}})\))?(?:[ -]|(?<=\d))(?:more |full |clear |calendar |business |working |banking )*(day|week|wk|fortnight|month|hour|hr|minute|min|year)s?\b(?:'s?)?(?:\(s\))?((?: now)? (?:overdue|late|past[ -]due|past its|past the|in arrears|behind|outstanding|beyond|after (?:the|its) due|unpaid|old))?", _duration),
    Form(("net ",), r"\bnet[ -](\d{1,3})\b", _net),
    Form(_AT_ONCE, rf"(?:{'|'.join(_AT_ONCE)})\b", _at_once),
    Form(("now",), r"\bnow\b", _now),
)  # fmt: skip
