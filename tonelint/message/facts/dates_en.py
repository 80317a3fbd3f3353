"""Times as English writes them, in the normalised view (lower case)."""

from __future__ import annotations

import re

from tonelint.message.fact import Day

from .forms import Form, Reading, words

_MONTHS = {m: i for i, m in enumerate(words("jan feb mar apr may jun jul aug sep oct nov dec"), 1)}
_DAYS = {d: i for i, d in enumerate(words("mon tue wed thu fri sat sun"))}
_FIRST_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
_ORDINALS = {w: i for i, w in enumerate(words(_FIRST_ORDINALS), 1)} | {"thirtieth": 30}
_MONTH = r"(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\b\.?"


def _month(word: str) -> int:
    return _MONTHS[word[:3]]


def _is_month(match: re.Match[str], group: int) -> bool:
    """Whether the letters are a month's name, not March's look-alikes (marketing, mayor, decide)."""
    word = re.sub(r"[^a-z].*", "", match.group()[match.start(group) - match.start() :])
    return word in _NAMES


_NAMES = frozenset(
    words(
        "january february march april may june july august september october november december jan feb mar apr jun jul "
        "aug sep sept oct nov dec"
    )
)


def _day_month(view: str, match: re.Match[str]) -> Reading | None:
    """15 march 2025, 15th of march, the 3rd june."""
    if not _is_month(match, 2) or not 1 <= int(match[1]) <= 31:
        return None
    end = match.end() - match.group().endswith(".")
    return "date", Day(int(match[3]) if match[3] else None, _month(match[2]), int(match[1])), match.start(), end


def _month_day(view: str, match: re.Match[str]) -> Reading | None:
    """march 15, mar 15th 2025."""
    if not _is_month(match, 1) or not 1 <= int(match[2]) <= 31:
        return None
    return "date", Day(int(match[3]) if match[3] else None, _month(match[1]), int(match[2])), match.start(), match.end()


def _ordinal(view: str, match: re.Match[str]) -> Reading | None:
    """the 15th, 30th, the twenty eighth (after a word that asks for a day)."""
    if match[1]:
        day = int(match[1])
        if not 1 <= day <= 31 or view[match.end() : match.end() + 1] == "-":
            return None
        return None if _counts(view, match.end()) else ("date", Day(day=day), match.start(), match.end())
    if _counts(view, match.end()) or (
        not match[2] and _ORDINALS[match[3]] < 6 and not _stands_alone(view, match.end())
    ):
        return None
    day = {"twenty": 20, "thirty": 30}.get(match[2] or "", 0) + _ORDINALS[match[3]]
    return "date", Day(day=day), match.start(), match.end()


def _stands_alone(view: str, end: int) -> bool:
    """Whether nothing that could be counted follows: the first of May, the third please."""
    word = view[end + 1 : end + 12].split(" ", 1)[0]
    return view[end : end + 1] in ("", ".", ",", "?", "!", "\n", ")") or word in (
        "of",
        "and",
        "please",
        "so",
        "or",
        "at",
        "by",
        "to",
        "we",
        "then",
        "you",
        "i",
        "if",
    )


def _counts(view: str, end: int) -> bool:
    """Whether an ordinal that ends at `end` counts something: the 3rd reminder, the second half."""
    return view[end + 1 : end + 20].split(" ", 1)[0].rstrip(".,:;!?\n") in _COUNTED


_COUNTED = frozenset(
    words(
        "opportunity reminder notice request letter email e-mail time attempt message floor grade century avenue street "
        "st ave instalment installment payment invoice part half order lot batch round site fix coat delivery year's team "
        "page job time letter chase call party parties century year quarter chance try item milestone stage visit week "
        "set line"
    )
)


_WHICH_DAY = ("last ", "next ", "this ", "this coming ", "coming ", "past ", "cob ", "eod ", "end of ")


def _weekday(view: str, match: re.Match[str]) -> Reading | None:
    """friday, next wednesday, COB friday, last tuesday (its own word tells that it is past)."""
    start = match.start()
    start -= max((len(which) for which in _WHICH_DAY if view.endswith(which, 0, start)), default=0)
    return "date", Day(weekday=_DAYS[match[1][:3]]), start, match.end()


def _short_weekday(view: str, match: re.Match[str]) -> Reading | None:
    """by fri, on wed, due sat: abbreviations only after a word that asks for a day."""
    word = match[match.lastindex or 1]
    return "date", Day(weekday=_DAYS[word[:3]]), match.end() - len(word), match.end()


def _relative(view: str, match: re.Match[str]) -> Reading | None:
    """today, tomorrow, tonight, yesterday, end of the day."""
    word = match.group()
    offset = 1 if word.startswith(("tom", "tmr", "tmrw")) else -1 if word.startswith("yest") else 0
    return "date", Day(offset=offset), match.start(), match.end()


def _period(view: str, match: re.Match[str]) -> Reading | None:
    """end of the month, month-end, this week, EOM, next month: bounded periods."""
    before = view[max(0, match.start() - 12) : match.start()]
    if before.endswith(
        ("sometime ", "around ", "some time ", "about ", "last ", "early ", "roughly ", "or ")
    ) and not match.group().startswith("end"):
        return None
    return "date", Day(), match.start(), match.end()


def _hour(view: str, match: re.Match[str]) -> Reading | None:
    """by noon, by 5pm, before 18:00: today."""
    return "date", Day(offset=0), match.start(1), match.end()


def _festival(view: str, match: re.Match[str]) -> Reading | None:
    """before christmas, by new year."""
    fixed = {"chr": (12, 25), "xma": (12, 25), "new": (1, 1), "hal": (10, 31)}.get(match[1][:3])
    return "date", Day(month=fixed[0], day=fixed[1]) if fixed else Day(), match.start(1), match.end()


_WD = words("monday tuesday wednesday thursday friday saturday sunday")
FORMS = (
    Form(tuple(_MONTHS), rf"(\d{{1,2}})(?:st|nd|rd|th)?[ -]{{0,2}}(?:of )?{_MONTH}(?:,? ?'?(20\d\d)\b)?", _day_month),
    Form(tuple(_MONTHS), rf"{_MONTH} ?(?:the )?(\d{{1,2}})(?:st|nd|rd|th)?(?![\d,:]\d|\d)(?:,? (20\d\d)\b)?", _month_day),
    Form(("day",), rf"({'|'.join(_WD)})s?\b", _weekday),
    Form((" mon", " tue", " wed", " thu", " fri", " sat", " sun"), r"\b(?:by|on|before|til|till|until|this|next|due|for|cob|eod|come|last|latest)(?: the| this| next)? ((?:mon|sat|sun)\b)|\b((?:mon|sat|sun)(?= (?:ok|fine|good|if|pls|please)\b| ?\?))|\b((?:tue|tues|weds?|thu|thurs?|fri)\b)(?!')", _short_weekday),
    Form((*(f"{n}th" for n in range(10)), "1st", "2nd", "3rd", *(f"the {w}" for w in (*_ORDINALS, "twenty ", "thirty "))), rf"(\d{{1,2}})(?:st|nd|rd|th)\b|(?<=the )(?:(twenty|thirty)[ -])?({'|'.join(_ORDINALS)})\b", _ordinal),
    Form(("tod", "tom", "tmr", "tonight", "yesterday", "eod", "cob", "end of", "close of", "this morning", "this afternoon", "this evening", "2day", "2moro", "2nite"),
         r"(?:today|tonight|tomorrow|tmrw?|tomo|tomoz|2day|2moro|2nite|yesterday|eod|cob|(?:end|close) of (?:the |this )?(?:day|business|play)|this (?:morning|afternoon|evening))\b", _relative),
    Form(("end of", "month", "week", "eom", "quarter", "year", "weekend", "term"), rf"(?:end of (?:the |this |next )?(?:week|month|quarter|year|term|(?:{'|'.join(sorted(_NAMES))})\b)|(?:month|quarter|year|week)[ -]?end|eom|this (?:week|month|weekend)|the weekend|next (?:week|month))\b", _period),
    Form(("noon", "midnight", "pm", "am", "p.m", "a.m", ":", "o'clock", "lunch", "sundown", "sunset", "before ", "by "), r"\b(?:by|before|til|till|until|at the latest|than|due)(?: the)? ((?:12 )?noon|midnight|lunch(?:time)?|sun(?:down|set)|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?= ?(?:o'clock|[.,!?]|$|today|on ))|\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|a\.m\.?|p\.m\.?|o'clock)|\d{1,2}:\d\d)", _hour),
    Form(("christmas", "xmas", "easter", "new year", "halloween", "eid", "diwali", "thanksgiving"), r"\b(?:by|before|ahead of|til|until|than) (christmas|xmas|easter|(?:the )?new year|halloween|eid|diwali|thanksgiving)\b", _festival),
)  # fmt: skip
