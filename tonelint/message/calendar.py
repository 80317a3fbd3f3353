"""Days of the calendar: what date a day is, and whether people work on it."""

from __future__ import annotations

import datetime

from .fact import Day


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
