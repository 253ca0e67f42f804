"""The next year's days, made from this year's [101, 104]."""

from calendar import monthrange
from collections.abc import Collection, Iterable
from datetime import date, timedelta

from foundation.calendar import is_holiday

_WEEK = timedelta(days=7)


def meeting_days_next_year(days: Iterable[date]) -> list[date]:
    """The same weekdays of the same months a year later: the second Thursday of March stays one.
    A day off goes a week on, to one that is free."""
    found: list[date] = []
    for day in sorted(days):
        found.append(_free(same_weekday_next_year(day), found))
    return found


def same_weekday_next_year(day: date) -> date:
    """The same weekday of the month, a year later; a fifth one that is not there is the last."""
    year = day.year + 1
    first = date(year, day.month, 1)
    number = (day.day - 1) // 7
    found = 1 + (day.weekday() - first.weekday()) % 7 + 7 * number
    while found > monthrange(year, day.month)[1]:
        found -= 7
    return date(year, day.month, found)


def _free(day: date, taken: Collection[date]) -> date:
    while (is_holiday(day) or day in taken) and (day + _WEEK).year == day.year:
        day += _WEEK
    return day
