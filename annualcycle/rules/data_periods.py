"""The days that a report's figures cover: its other date than the meeting's [102]."""

from calendar import monthrange
from datetime import date, timedelta

from annualcycle.vocabulary import DataPeriod

Span = tuple[date, date]
MONTHS_IN = {
    DataPeriod.MONTH: 1,
    DataPeriod.QUARTER: 3,
    DataPeriod.HALF_YEAR: 6,
    DataPeriod.YEAR: 12,
}


def first_of_month(months: int) -> date:
    """The first day of a month counted from the year 0: `year * 12 + month - 1`."""
    return date(months // 12, months % 12 + 1, 1)


def last_of_month(day: date) -> date:
    """The last day of the day's month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def month_number(day: date) -> int:
    """The day's month, counted from the year 0."""
    return day.year * 12 + day.month - 1


def period_before(kind: DataPeriod, nominal_on: date, lag: int) -> Span:
    """The last whole period that had ended `lag` months before the month a topic falls in: with
    a month and 2, December's meeting hears of October."""
    ended = month_number(nominal_on) - lag
    if kind is DataPeriod.YEAR_TO_DATE:
        last = last_of_month(first_of_month(ended))
        return date(last.year, 1, 1), last
    length = MONTHS_IN[kind]
    after = (ended + 1) // length * length
    return first_of_month(after - length), first_of_month(after) - timedelta(days=1)


def period_until(kind: DataPeriod, cut_off: date, previous: date) -> Span:
    """The period that ends with the cut-off day itself ("pr. 30/6"), `previous` being the one
    before it."""
    if kind is DataPeriod.SINCE_LAST:
        return previous + timedelta(days=1), cut_off
    if kind is DataPeriod.YEAR_TO_DATE:
        return date(cut_off.year, 1, 1), cut_off
    return first_of_month(month_number(cut_off) + 1 - MONTHS_IN[kind]), cut_off
