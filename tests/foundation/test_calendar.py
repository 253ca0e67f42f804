"""Days as the town hall counts them."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.calendar import (
    add_working_days,
    copenhagen_day,
    copenhagen_offset,
    copenhagen_time,
    deadline_moment,
    end_of_day,
    is_holiday,
    is_working_day,
    next_working_day,
    start_of_day,
    working_days_between,
)

DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))
EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
MOMENTS = st.integers(0, 57 * 365 * 86400).map(lambda second: EPOCH + timedelta(seconds=second))


EASTER_SUNDAYS = [
    date(2020, 4, 12),
    date(2021, 4, 4),
    date(2022, 4, 17),
    date(2023, 4, 9),
    date(2024, 3, 31),
    date(2025, 4, 20),
    date(2026, 4, 5),
    date(2027, 3, 28),
    date(2028, 4, 16),
    date(2029, 4, 1),
    date(2030, 4, 21),
    date(2031, 4, 13),
    date(2032, 3, 28),
    date(2033, 4, 17),
    date(2034, 4, 9),
    date(2035, 3, 25),
    date(2036, 4, 13),
    date(2037, 4, 5),
    date(2038, 4, 25),
    date(2039, 4, 10),
    date(2040, 4, 1),
]


@pytest.mark.parametrize("easter", EASTER_SUNDAYS)
def test_the_movable_feasts_follow_easter(easter: date) -> None:
    for days in (-3, -2, 0, 1, 39, 49, 50):
        assert is_holiday(easter + timedelta(days=days)), days
    assert not is_holiday(easter + timedelta(days=2))


@pytest.mark.parametrize("easter", EASTER_SUNDAYS)
def test_store_bededag_is_gone_from_2024(easter: date) -> None:
    assert is_holiday(easter + timedelta(days=26)) is (easter.year < 2024)


@pytest.mark.parametrize(("month", "day"), [(6, 5), (12, 24), (12, 31)])
def test_the_office_is_shut_on_days_that_are_no_public_holidays(month: int, day: int) -> None:
    closed = date(2026, month, day)
    assert closed.weekday() < 5
    assert not is_working_day(closed)
    assert is_working_day(closed, office_days_off=False)


def test_the_first_of_may_is_a_working_day() -> None:
    assert is_working_day(date(2026, 5, 1))


def test_saturday_counts_only_where_the_order_says_so() -> None:
    saturday = date(2026, 3, 7)
    assert not is_working_day(saturday)
    assert is_working_day(saturday, saturday_counts=True)
    assert not is_working_day(saturday + timedelta(days=1), saturday_counts=True)


@pytest.mark.parametrize(
    ("meeting", "latest"),
    [
        (date(2026, 3, 11), date(2026, 3, 5)),
        (date(2026, 4, 8), date(2026, 3, 30)),
        (date(2027, 1, 5), date(2026, 12, 28)),
        (date(2028, 3, 6), date(2028, 2, 29)),
    ],
)
def test_four_working_days_before_a_meeting(meeting: date, latest: date) -> None:
    assert add_working_days(meeting, -4) == latest


@given(day=DAYS, count=st.integers(-60, 60).filter(bool), saturday_counts=st.booleans())
def test_the_day_found_is_a_working_day_and_counts_back(
    day: date, count: int, *, saturday_counts: bool
) -> None:
    found = add_working_days(day, count, saturday_counts=saturday_counts)
    assert is_working_day(found, saturday_counts=saturday_counts)
    between = working_days_between(day, found, saturday_counts=saturday_counts)
    assert between == count
    assert (found > day) is (count > 0)


@given(DAYS, st.integers(0, 40), st.integers(0, 40))
def test_counting_in_two_steps_is_counting_once(day: date, first: int, second: int) -> None:
    assert add_working_days(add_working_days(day, first), second) == add_working_days(
        day, first + second
    )


@given(DAYS)
def test_zero_working_days_is_the_day_itself(day: date) -> None:
    assert add_working_days(day, 0) == day
    assert working_days_between(day, day) == 0


@given(DAYS)
def test_the_next_working_day_skips_no_working_day(day: date) -> None:
    found = next_working_day(day)
    assert is_working_day(found)
    skipped = (found - day).days
    assert not any(is_working_day(day + timedelta(days=n)) for n in range(skipped))
    assert skipped < 8


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        (date(2026, 3, 28), 24),
        (date(2026, 3, 29), 23),
        (date(2026, 10, 25), 25),
        (date(2028, 2, 29), 24),
    ],
)
def test_a_day_is_as_long_as_the_clock_makes_it(day: date, hours: int) -> None:
    length = end_of_day(day) - start_of_day(day) + timedelta(microseconds=1)
    assert length == timedelta(hours=hours)


@given(DAYS)
def test_a_deadline_day_ends_with_its_last_microsecond(day: date) -> None:
    end = end_of_day(day)
    assert end.tzinfo is UTC
    assert copenhagen_day(end) == day
    assert copenhagen_day(end + timedelta(microseconds=1)) == day + timedelta(days=1)
    assert copenhagen_time(end).time() == time(23, 59, 59, 999999)
    assert deadline_moment(day) == end


@pytest.mark.parametrize(
    ("day", "at", "utc"),
    [
        (date(2026, 1, 15), time(12), datetime(2026, 1, 15, 11, tzinfo=UTC)),
        (date(2026, 7, 15), time(12), datetime(2026, 7, 15, 10, tzinfo=UTC)),
        (date(2026, 3, 29), time(2, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        (date(2026, 10, 25), time(2, 30), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
        (date(2026, 10, 25), time(3), datetime(2026, 10, 25, 2, tzinfo=UTC)),
    ],
)
def test_a_local_deadline_on_either_night_of_the_clock(day: date, at: time, utc: datetime) -> None:
    assert deadline_moment(day, at) == utc


@given(MOMENTS)
def test_the_offset_is_the_one_in_force(moment: datetime) -> None:
    offset = copenhagen_offset(moment)
    assert offset in (timedelta(hours=1), timedelta(hours=2))
    assert copenhagen_time(moment).replace(tzinfo=None) == moment.replace(tzinfo=None) + offset


@pytest.mark.parametrize(
    ("moment", "hours"),
    [
        (datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC), 1),
        (datetime(2026, 3, 29, 1, tzinfo=UTC), 2),
        (datetime(2026, 10, 25, 0, 59, 59, tzinfo=UTC), 2),
        (datetime(2026, 10, 25, 1, tzinfo=UTC), 1),
    ],
)
def test_the_clock_turns_at_one_in_utc(moment: datetime, hours: int) -> None:
    assert copenhagen_offset(moment) == timedelta(hours=hours)
