"""Days of the calendar: what date a day is, and whether people work on it."""

from __future__ import annotations

import datetime

from .fact import Day

_MOMENT = (
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?"
    r"(?:[ T]+(?:上午|下午|晚上)?(\d{1,2})[:：时點点](\d{1,2})?(?:[:：分](\d{1,2}))?)?"
)


def moment_of(words: str) -> datetime.datetime | None:
    """The moment that a column or front matter writes (ISO 8601, 2025/3/1 9:30, 2025年3月1日); None where it is none.

    A day without its year, or in an order that differs from country to country (03/04/2025), is none.
    """
    words = words.strip()
    try:
        return datetime.datetime.fromisoformat(words.replace("/", "-"))
    except ValueError:
        pass
    import re

    found = re.match(_MOMENT, words)
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
    try:
        return datetime.datetime(year, month, day, hour, minute, second)
    except ValueError:
        return None


def date_of(day: Day, year: int | None = None) -> datetime.date | None:
    """The calendar date of a day whose parts are known, `year` standing in for a missing one; None where there is none."""
    try:
        return datetime.date(day.year or year or 0, day.month or 0, day.day or 0)
    except ValueError:
        return None


def is_public_holiday(date: datetime.date, jurisdiction: str | None) -> bool | None:
    """Whether `date` is a public holiday there; None where the library ``holidays`` does not know or is not installed."""
    country, _, region = (jurisdiction or "").upper().partition("-")
    try:
        import holidays

        return date in holidays.country_holidays(country.replace("UK", "GB"), subdiv=region or None, years=date.year)
    except (ImportError, NotImplementedError, KeyError):
        return None


def is_working_day(date: datetime.date, jurisdiction: str | None) -> bool:
    """Whether `date` is neither a weekend day nor a known public holiday."""
    return date.weekday() < 5 and not is_public_holiday(date, jurisdiction)


def days_after_lunar_new_year(date: datetime.date) -> int | None:
    """Days since the nearest Lunar New Year's Day, negative before it; None where ``lunardate`` is not installed."""
    try:
        from lunardate import LunarDate
    except ImportError:
        return None
    days: list[int] = [(date - LunarDate(year, 1, 1).toSolarDate()).days for year in (date.year, date.year + 1)]
    return min(days, key=abs)
