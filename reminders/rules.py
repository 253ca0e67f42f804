"""Rules about when a letter is due. They tell days; whether to send is asked again that day."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from foundation.calendar import add_working_days
from reminders.vocabulary import OffsetUnit, Recurrence

_MONTHS = {Recurrence.MONTHLY: 1, Recurrence.QUARTERLY: 3}


@dataclass(frozen=True, order=True)
class Offset:
    """Days from the deadline: -7 is a week before, 0 the day itself, 2 is two days after."""

    days: int
    unit: OffsetUnit = OffsetUnit.CALENDAR_DAYS


@dataclass(frozen=True)
class Due:
    """What to send today for one deadline, and what came due before it and is not sent any more."""

    offset: Offset
    due_on: date
    superseded: tuple[date, ...] = ()


def due_day(deadline: date, offset: Offset) -> date:
    """The day a reminder is due. Working days step over weekends and holidays; offset 0 is the
    deadline itself, whatever day it is."""
    if offset.unit == OffsetUnit.WORKING_DAYS:
        return add_working_days(deadline, offset.days)
    return deadline + timedelta(days=offset.days)


def newest_due(
    deadline: date, offsets: Iterable[Offset], today: date, since: date | None = None
) -> Due | None:
    """The newest reminder that has come due by `today`; older ones are superseded.

    After an outage a reader gets one letter and not three. `since` is the day the deadline was
    made known: what would have been due on that day or before is not due at all.
    """
    due = sorted(
        (day, offset)
        for offset in offsets
        if (day := due_day(deadline, offset)) <= today and (since is None or day > since)
    )
    if not due:
        return None
    day, offset = due[-1]
    return Due(offset, day, tuple(sorted({older for older, _ in due} - {day})))


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


def report_period(recurrence: Recurrence, due_on: date) -> tuple[date, date]:
    """The last whole week, month or quarter before the one in which the report is due."""
    if recurrence == Recurrence.WEEKLY:
        monday = due_on - timedelta(days=due_on.weekday())
        return monday - timedelta(days=7), monday - timedelta(days=1)
    step = _MONTHS[recurrence]
    first = _month_start(due_on, step)
    return _shift_months(first, -step), first - timedelta(days=1)


def _month_start(day: date, step: int) -> date:
    return date(day.year, (day.month - 1) // step * step + 1, 1)


def _shift_months(first: date, months: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)


def _day_of_month(first: date, anchor: int) -> date:
    return first.replace(day=min(anchor, monthrange(first.year, first.month)[1]))
