"""Days, periods and days overdue, in every form that people write: 3月15日, 下周三, within 7 days, COB Friday, 月底前."""

from __future__ import annotations

import re

from tonelint.message.fact import Day, Fact
from tonelint.text.span import Span

from .forms import Form, Reading, find_forms, holds_han


def find(view: str) -> tuple[Fact, ...]:
    """`date` (value Day), `duration` and `days-overdue` (value in days) facts of `view`, in order, none overlapping."""
    taken: list[Span] = []
    found = find_forms(view, _NUMERIC, taken)
    if holds_han(view):
        from .dates_zh import FORMS as CHINESE

        found += find_forms(view, CHINESE, taken)
    if any(vowel in view for vowel in "aeiou"):
        from .dates_en import FORMS as DAYS
        from .periods_en import FORMS as PERIODS

        found += find_forms(view, (*DAYS, *PERIODS), taken)
    found.sort(key=lambda fact: fact.span)
    return tuple(found)


def _year_first(view: str, match: re.Match[str]) -> Reading | None:
    """2025-03-15, 2025.3.15, 114/3/15 (ROC calendar: 1912 is year 1)."""
    year, month, day = int(match[1]), int(match[2]), int(match[3])
    if view[max(0, match.start() - 1) : match.start()] in (".", "/", "-"):
        return None
    if not (1 <= month <= 12 and 1 <= day <= 31 and (year > 1900 or 90 < year < 150)):
        return None
    return "date", Day(year if year > 1900 else year + 1911, month, day), match.start(), match.end()


def _slashed(view: str, match: re.Match[str]) -> Reading | None:
    """3/15, 15/03/2025, 10/7: month first or day first is only known where one number is above 12."""
    one, two = int(match[1]), int(match[2])
    year = int(match[3]) if match[3] else None
    if not (1 <= one <= 31 and 1 <= two <= 31 and min(one, two) <= 12):
        return None
    if year is not None and year < 100:
        year += 2000
    if view[match.end() : match.end() + 1] in "期%倍元块" and match.end() < len(view):
        return None
    chinese = any("\u4e00" <= c <= "\u9fff" for c in view[max(0, match.start() - 8) : match.end() + 8])
    month = one if two > 12 else two if one > 12 else one if chinese and year is None else None
    return "date", Day(year, month, None if month is None else one + two - month), match.start(), match.end()


def _dotted(view: str, match: re.Match[str]) -> Reading | None:
    """31.12., 6.30前, 15.10.2025: a date only with a year, a second dot, or a word after it that needs one."""
    one, two = int(match[1]), int(match[2])
    if not (1 <= one <= 31 and 1 <= two <= 31 and min(one, two) <= 12):
        return None
    month = two if one > 12 else one if two > 12 else one if not match[3] else two
    return "date", Day(int(match[3]) if match[3] else None, month, one + two - month), match.start(), match.end()


_NUMERIC = (
    Form(("-", "/", "."), r"(20\d\d|19\d\d|1[01]\d)[-/.](\d{1,2})[-/.](\d{1,2})(?![\d/-])", _year_first),
    Form(("/",), r"(?<![\d./a-z-])(\d{1,2})/(\d{1,2})(?:/(20\d\d|\d\d))?(?![\d/])", _slashed),
    Form(
        (".",),
        r"(?<![\d./,a-z$£€¥])(\d{1,2})\.(\d{1,2})(?:\.(20\d\d)(?!\d)|(?= ?(?:号|日|前|之前|以前|截止|到期))|\.(?!\d)(?=[ \n]|$))",
        _dotted,
    ),
)
