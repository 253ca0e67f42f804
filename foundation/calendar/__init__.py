"""Days as a Danish town hall counts them: working days, holidays, and when a day is over.

Pure: dates in, dates out. Everything is told in Copenhagen's time and answered in UTC.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from holidays import country_holidays

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
SATURDAY, SUNDAY = 5, 6
# Days on which the office is shut by agreement, not by the law on public holidays.
OFFICE_DAYS_OFF = ((6, 5), (12, 24), (12, 31))


@cache
def _public_holidays(year: int) -> frozenset[date]:
    return frozenset(country_holidays("DK", years=year))


def is_holiday(day: date, *, office_days_off: bool = True) -> bool:
    """A public holiday or, unless told otherwise, Constitution Day, 24 or 31 December.

    Store Bededag counts up to 2023 (abolished from 2024). 1 May never counts.
    """
    if office_days_off and (day.month, day.day) in OFFICE_DAYS_OFF:
        return True
    return day in _public_holidays(day.year)


def is_working_day(
    day: date, *, saturday_counts: bool = False, office_days_off: bool = True
) -> bool:
    """Hverdag. Some orders count Saturday as one, so it is a setting."""
    weekend = (SUNDAY,) if saturday_counts else (SATURDAY, SUNDAY)
    return day.weekday() not in weekend and not is_holiday(day, office_days_off=office_days_off)


def add_working_days(
    day: date, count: int, *, saturday_counts: bool = False, office_days_off: bool = True
) -> date:
    """The `count`-th working day after `day` (before it, when negative); 0 is `day` itself."""
    step = timedelta(days=1 if count > 0 else -1)
    left = abs(count)
    while left:
        day += step
        left -= is_working_day(
            day, saturday_counts=saturday_counts, office_days_off=office_days_off
        )
    return day


def working_days_between(
    first: date, last: date, *, saturday_counts: bool = False, office_days_off: bool = True
) -> int:
    """Working days after `first` up to and with `last`; negative when `last` comes first."""
    if last < first:
        return -sum(
            is_working_day(
                last + timedelta(days=n),
                saturday_counts=saturday_counts,
                office_days_off=office_days_off,
            )
            for n in range((first - last).days)
        )
    return sum(
        is_working_day(
            first + timedelta(days=n + 1),
            saturday_counts=saturday_counts,
            office_days_off=office_days_off,
        )
        for n in range((last - first).days)
    )


def next_working_day(day: date) -> date:
    """`day` when it is a working day, otherwise the first one after it."""
    return day if is_working_day(day) else add_working_days(day, 1)


def start_of_day(day: date) -> datetime:
    """Midnight in Copenhagen, in UTC. The clock never turns at midnight, so it exists once."""
    return datetime.combine(day, time(), COPENHAGEN).astimezone(UTC)


def end_of_day(day: date) -> datetime:
    """The last microsecond of the day in Copenhagen, in UTC; the day has 23 to 25 hours."""
    return start_of_day(day + timedelta(days=1)) - timedelta(microseconds=1)


def deadline_moment(day: date, at: time | None = None) -> datetime:
    """The last moment that is in time: a local time of day, or the end of the day.

    A time that occurs twice when the clock is put back means the later one, to the benefit of
    whoever has to answer; a time that the clock skips means as long after midnight.
    """
    if at is None:
        return end_of_day(day)
    local = datetime.combine(day, at.replace(tzinfo=None), COPENHAGEN)
    return max(local.replace(fold=fold).astimezone(UTC) for fold in (0, 1))


def copenhagen_time(moment: datetime) -> datetime:
    """The same moment as the clock on the town hall shows it."""
    return moment.astimezone(COPENHAGEN)


def copenhagen_day(moment: datetime) -> date:
    """The day it is in Copenhagen at that moment."""
    return copenhagen_time(moment).date()


def copenhagen_offset(moment: datetime) -> timedelta:
    """How far Copenhagen is ahead of UTC at that moment."""
    offset = copenhagen_time(moment).utcoffset()
    return timedelta() if offset is None else offset
