"""How far from its deadline a reminder is due."""

from dataclasses import dataclass
from datetime import date, timedelta

from foundation.calendar import add_working_days
from reminders.vocabulary import OffsetUnit


@dataclass(frozen=True, order=True)
class Offset:
    """Days from the deadline: -7 is a week before, 0 the day itself, 2 is two days after."""

    days: int
    unit: OffsetUnit = OffsetUnit.CALENDAR_DAYS


def due_day(deadline: date, offset: Offset) -> date:
    """The day a reminder is due. Working days step over weekends and holidays; offset 0 is the
    deadline itself, whatever day it is."""
    if offset.unit == OffsetUnit.WORKING_DAYS:
        return add_working_days(deadline, offset.days)
    return deadline + timedelta(days=offset.days)
