"""Rules about when a recurring report is made."""

from calendar import monthrange
from datetime import date, timedelta

from reminders.vocabulary import Recurrence

_MONTHS = {Recurrence.MONTHLY: 1, Recurrence.QUARTERLY: 3}


def next_report_day(recurrence: Recurrence, anchor: int, after: date) -> date:
    """The first day after `after` on which a report is due.

    `anchor` is a weekday (1 Monday to 7 Sunday) for weekly reports, otherwise a day of the
    month; a month that is too short takes its last day. Quarterly means the quarter's first
    month.
    """
    if recurrence == Recurrence.WEEKLY:
        return after + timedelta(days=(anchor - after.isoweekday() - 1) % 7 + 1)
    step = _MONTHS[recurrence]
    first = _month_start(after, step)
    due = _day_of_month(first, anchor)
    return due if due > after else _day_of_month(_shift_months(first, step), anchor)


def latest_report_day(recurrence: Recurrence, anchor: int, today: date) -> date:
    """The newest day up to `today` on which a report was due: a missed run sends one report."""
    if recurrence == Recurrence.WEEKLY:
        return today - timedelta(days=(today.isoweekday() - anchor) % 7)
    step = _MONTHS[recurrence]
    first = _month_start(today, step)
    due = _day_of_month(first, anchor)
    return due if due <= today else _day_of_month(_shift_months(first, -step), anchor)


def _month_start(day: date, step: int) -> date:
    return date(day.year, (day.month - 1) // step * step + 1, 1)


def _shift_months(first: date, months: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)


def _day_of_month(first: date, anchor: int) -> date:
    return first.replace(day=min(anchor, monthrange(first.year, first.month)[1]))
