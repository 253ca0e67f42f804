"""Twenty thousand deadlines over 2020-2040, beside a count that takes one day after the other
and knows nothing of how the rules count."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import islice
from random import Random

from foundation.calendar import (
    add_working_days,
    deadline_moment,
    is_working_day,
    working_days_between,
)
from hearings.rules import (
    WindowFacts,
    answered_as,
    decision_window,
    earliest_deadline,
    has_expired,
    refuse_deadline,
)
from hearings.vocabulary import ConsulteeState, HearingBasis
from tests.rules.verdicts import hard

FIRST, LAST = date(2020, 1, 1), date(2040, 12, 31)
DEADLINES = 20_000
DAY = timedelta(days=1)
WEEKS = {
    "municipal_plan": 8,
    "municipal_plan_minor": 4,
    "local_plan": 4,
    "local_plan_minor": 2,
    "school_closure": 8,
}


def days(first: date) -> Iterator[date]:
    """One day after the other, for ever."""
    while True:
        yield first
        first += DAY


def easter(year: int) -> date:
    """Easter Sunday by Gauss, as corrected: the first Sunday after the full moon of spring."""
    golden, century = year % 19, year // 100
    skipped, moon = century - century // 4, (8 * century + 13) // 25
    epact = (15 + skipped - moon) % 30
    shift = (4 + skipped) % 7
    full = (19 * golden + epact) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * full + shift) % 7
    offset = full + sunday
    if (full == 29 and sunday == 6) or (full == 28 and sunday == 6 and golden > 10):
        offset -= 7
    return date(year, 3, 22) + timedelta(days=offset)


@cache
def days_off(year: int) -> frozenset[date]:
    """Written down from the calendar: Store Bededag is gone from 2024."""
    sunday = easter(year)
    moving = [-3, -2, 0, 1, 39, 49, 50, *([26] if year < 2024 else [])]
    fixed = [(1, 1), (6, 5), (12, 24), (12, 25), (12, 26), (12, 31)]
    return frozenset(
        [sunday + timedelta(days=n) for n in moving] + [date(year, m, d) for m, d in fixed]
    )


def works(day: date) -> bool:
    return day.isoweekday() < 6 and day not in days_off(day.year)


def last_sunday(year: int, month: int) -> date:
    """The day whose night turns the clock."""
    return next(d for d in (date(year, month, 31) - n * DAY for n in range(7)) if d.weekday() == 6)


def midnight(day: date) -> datetime:
    """The first moment of the day in Copenhagen, by the rule of the last Sundays."""
    summer = last_sunday(day.year, 3) < day <= last_sunday(day.year, 10)
    return datetime.combine(day, time(), UTC) - timedelta(hours=2 if summer else 1)


def drawn() -> Iterator[tuple[date, int]]:
    """Days of publication and lengths: every day of trouble, and others by lot."""
    lot = Random(2040)  # noqa: S311 - the same lot at each run, nothing is secret
    span = (LAST - FIRST).days
    for year in range(FIRST.year, LAST.year + 1):
        leap = [date(year, 2, 29)] if year % 4 == 0 else []
        marked = [easter(year), easter(year) + 26 * DAY, date(year, 2, 28), *leap]
        for day in (*marked, last_sunday(year, 3), last_sunday(year, 10), date(year, 12, 31)):
            for length in (0, 1, 14, 28, 56):
                yield day - length * DAY, length
    while True:
        yield FIRST + lot.randrange(span) * DAY, lot.randrange(0, 90)


def test_easter_falls_where_almanacs_say() -> None:
    told = {2020: (4, 12), 2024: (3, 31), 2025: (4, 20), 2026: (4, 5), 2038: (4, 25), 2040: (4, 1)}
    assert {year: (easter(year).month, easter(year).day) for year in told} == told


def test_twenty_thousand_windows_end_when_a_day_by_day_count_says() -> None:
    counted = 0
    for published, length in islice(drawn(), DEADLINES):
        deadline = next(islice(days(published), length, None))
        over = midnight(deadline + DAY)
        assert deadline_moment(deadline) == over - timedelta(microseconds=1)
        last = over - timedelta(microseconds=1)
        assert answered_as(last, deadline) is ConsulteeState.ANSWERED
        assert answered_as(over, deadline) is ConsulteeState.ANSWERED_LATE
        assert (has_expired(last, deadline), has_expired(over, deadline)) == (False, True)
        counted += 1
    assert counted == DEADLINES


def test_twenty_thousand_windows_are_as_long_as_the_law_by_a_day_by_day_count() -> None:
    bases, counted = list(HearingBasis), 0
    for n, (published, length) in enumerate(islice(drawn(), DEADLINES)):
        basis, deadline = bases[n % len(bases)], published + length * DAY
        needed = 7 * WEEKS.get(basis.value, 0)
        whole = sum(1 for _ in islice(days(published + DAY), length))
        too_short = bool(needed) and whole < needed
        found = hard(refuse_deadline(basis, published, deadline))
        assert ("deadline_too_short" in found) is too_short, (basis, published, deadline)
        earliest = next(islice(days(published), needed, None))
        assert earliest_deadline(basis, published) == (earliest if needed else None)
        after = decision_window(WindowFacts(basis=basis, last_day=deadline)).earliest
        wait = 28 if basis is HearingBasis.SCHOOL_CLOSURE else 1
        assert after == next(islice(days(deadline), wait, None))
        counted += 1
    assert counted == DEADLINES


def test_twenty_thousand_deadlines_in_working_days_by_a_day_by_day_count() -> None:
    counted = 0
    for start, length in islice(drawn(), DEADLINES):
        count = length % 30
        found, passed = start, 0
        for day in days(start + DAY):
            if passed == count:
                break
            passed += works(day)
            found = day
        assert add_working_days(start, count) == found, (start, count)
        assert working_days_between(start, found) == count
        assert is_working_day(start) is works(start), start
        counted += 1
    assert counted == DEADLINES


def test_the_nights_of_the_clock_are_an_hour_shorter_and_longer() -> None:
    for year in range(FIRST.year, LAST.year + 1):
        for day, hours in ((last_sunday(year, 3), 23), (last_sunday(year, 10), 25)):
            whole = deadline_moment(day) - deadline_moment(day - DAY)
            assert whole == timedelta(hours=hours), day
