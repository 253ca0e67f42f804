"""When a recurring report is due. Days are Copenhagen's, so that no change of the clock moves
one."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count, takewhile

from foundation.calendar import next_working_day
from reminders.vocabulary import Recurrence

_MONTHS = {
    Recurrence.MONTHLY: 1,
    Recurrence.QUARTERLY: 3,
    Recurrence.HALF_YEARLY: 6,
    Recurrence.YEARLY: 12,
}
SEVERAL_MONTHS = frozenset({Recurrence.QUARTERLY, Recurrence.HALF_YEARLY, Recurrence.YEARLY})
"""Rhythms that name the month they begin with."""
_WEEK, _DAY = timedelta(days=7), timedelta(days=1)


@dataclass(frozen=True)
class Rhythm:
    """How often, and on which day.

    `anchor` is a weekday (1 Monday to 7 Sunday) for weekly reports, otherwise a day of the
    month; a month that is too short takes its last day. `first_month` is one of the months a
    report of several months falls in: 2 every quarter is February, May, August and November.
    With `on_working_days` a day off moves to the next working day.
    """

    recurrence: Recurrence
    anchor: int
    first_month: int = 1
    on_working_days: bool = field(default=False, kw_only=True)

    def next_after(self, day: date) -> date:
        """The first day after `day` on which a report is due."""
        return next(due for due in self._days(day) if due > day)

    def last_before(self, day: date) -> date:
        """The last day before `day` on which a report was due."""
        return list(takewhile(lambda due: due < day, self._days(day)))[-1]

    def period_before(self, day: date) -> tuple[date, date]:
        """The days since the report before: from its day to the day before this one."""
        return self.last_before(day), day - _DAY

    def between(self, first: date, last: date) -> list[date]:
        """Every day a report is due, from `first` to `last`, both included."""
        until = takewhile(lambda due: due <= last, self._days(first))
        return [due for due in until if due >= first]

    def _days(self, around: date) -> Iterator[date]:
        """Due days in order, from at least two before `around`. A day off moves by less than
        any rhythm is long, so that no two fall together."""
        nominal = self._weeks if self.recurrence is Recurrence.WEEKLY else self._months
        settled = next_working_day if self.on_working_days else lambda day: day
        return (settled(day) for day in nominal(around))

    def _weeks(self, around: date) -> Iterator[date]:
        back = timedelta(days=(around.isoweekday() - self.anchor) % 7)
        first = around - back - 3 * _WEEK
        return (first + number * _WEEK for number in count())

    def _months(self, around: date) -> Iterator[date]:
        step, shift = _MONTHS[self.recurrence], self.first_month - 1
        period = (around.year * 12 + around.month - 1 - shift) // step
        return (_in_month(shift + number * step, self.anchor) for number in count(period - 3))


def faults_in_rhythm(
    recurrence: Recurrence,
    weekday: int | None,
    day_of_month: int | None,
    first_month: int | None,
) -> list[tuple[str, str, str]]:
    """What makes a rhythm none: pointer, code and detail of each fault."""
    weekly = recurrence is Recurrence.WEEKLY
    wanted = {"weekday": (weekday, weekly), "day_of_month": (day_of_month, not weekly)}
    faults = [
        (f"/{name}", "required", "Skal angives.")
        for name, (value, belongs) in wanted.items()
        if belongs and value is None
    ]
    given = {**wanted, "first_month": (first_month, recurrence in SEVERAL_MONTHS)}
    detail = f"Hører ikke til »{recurrence.label}«."
    return faults + [
        (f"/{name}", "not_of_recurrence", detail)
        for name, (value, belongs) in given.items()
        if not belongs and value is not None
    ]


def months_from(day: date, months: int) -> tuple[date, date]:
    """Whole months from `day` on, both ends included: to the day before the same day of the month
    after them, or to the end of a month that has no such day."""
    same = _in_month(day.year * 12 + day.month - 1 + months, day.day)
    return day, same if same.day < day.day else same - _DAY


def _in_month(number: int, anchor: int) -> date:
    """The day of a month, counted from the year 0."""
    year, month = divmod(number, 12)
    return date(year, month + 1, min(anchor, monthrange(year, month + 1)[1]))
