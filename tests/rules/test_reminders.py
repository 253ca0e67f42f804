from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.calendar import is_working_day, working_days_between
from reminders.rules import (
    Offset,
    due_day,
    latest_report_day,
    newest_due,
    next_report_day,
    report_period,
)
from reminders.vocabulary import OffsetUnit, Recurrence

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
OFFSETS = st.builds(Offset, st.integers(-30, 30), st.sampled_from(OffsetUnit))
DEADLINE = date(2026, 3, 20)


@given(DAYS, st.integers(-40, 40))
def test_calendar_days_are_counted_as_they_come(deadline: date, days: int) -> None:
    assert due_day(deadline, Offset(days)) == deadline + timedelta(days=days)


@given(DAYS, st.integers(-20, 20).filter(bool))
def test_working_days_step_over_days_off(deadline: date, days: int) -> None:
    found = due_day(deadline, Offset(days, OffsetUnit.WORKING_DAYS))
    assert is_working_day(found)
    assert working_days_between(deadline, found) == days


@given(DAYS, st.sampled_from(OffsetUnit))
def test_the_day_itself_is_the_deadline_whatever_day_it_is(day: date, unit: OffsetUnit) -> None:
    assert due_day(day, Offset(0, unit)) == day


@given(DAYS, st.lists(OFFSETS, max_size=6), st.integers(-60, 60))
def test_only_the_newest_of_the_due_letters_is_sent(
    deadline: date, offsets: list[Offset], days: int
) -> None:
    today = deadline + timedelta(days=days)
    due = sorted({due_day(deadline, one) for one in offsets if due_day(deadline, one) <= today})
    found = newest_due(deadline, offsets, today)
    if not due:
        assert found is None
    else:
        assert found is not None
        assert found.due_on == due[-1] == due_day(deadline, found.offset)
        assert list(found.superseded) == due[:-1]


@given(st.lists(OFFSETS, min_size=1, max_size=6))
def test_a_run_every_day_sends_every_letter_once_and_supersedes_none_unsent(
    offsets: list[Offset],
) -> None:
    sent: set[date] = set()
    for days in range(-80, 81):
        found = newest_due(DEADLINE, offsets, DEADLINE + timedelta(days=days))
        if found is not None:
            assert set(found.superseded) <= sent
            sent.add(found.due_on)
    assert sent == {due_day(DEADLINE, one) for one in offsets}


def test_after_an_outage_one_letter_goes_out_and_not_three() -> None:
    offsets = [Offset(-7), Offset(-1), Offset(0), Offset(2)]
    found = newest_due(DEADLINE, offsets, DEADLINE)
    assert found is not None
    assert found.offset == Offset(0)
    assert found.superseded == (date(2026, 3, 13), date(2026, 3, 19))


def test_a_letter_that_was_due_before_the_deadline_was_known_is_not_due() -> None:
    known = date(2026, 3, 16)
    assert newest_due(DEADLINE, [Offset(-7)], known, since=known) is None
    assert newest_due(DEADLINE, [Offset(-4)], known, since=known) is None
    assert newest_due(DEADLINE, [Offset(-1)], DEADLINE, since=known) is not None


def anchors(recurrence: Recurrence) -> st.SearchStrategy[int]:
    return st.integers(1, 7 if recurrence == Recurrence.WEEKLY else 31)


@given(st.sampled_from(Recurrence), DAYS, st.data())
def test_the_next_report_is_the_first_after_and_the_newest_the_last_up_to(
    recurrence: Recurrence, day: date, data: st.DataObject
) -> None:
    anchor = data.draw(anchors(recurrence))
    upcoming = next_report_day(recurrence, anchor, day)
    newest = latest_report_day(recurrence, anchor, day)
    assert newest <= day < upcoming
    assert next_report_day(recurrence, anchor, newest) == upcoming
    assert latest_report_day(recurrence, anchor, upcoming) == upcoming


@given(st.sampled_from(Recurrence), DAYS, st.data())
def test_periods_follow_each_other_without_gap_or_overlap(
    recurrence: Recurrence, day: date, data: st.DataObject
) -> None:
    anchor = data.draw(anchors(recurrence))
    first = next_report_day(recurrence, anchor, day)
    second = next_report_day(recurrence, anchor, first)
    start, end = report_period(recurrence, first)
    assert start <= end < first
    assert report_period(recurrence, second)[0] == end + timedelta(days=1)


@pytest.mark.parametrize(
    ("recurrence", "anchor", "after", "due", "period"),
    [
        (
            Recurrence.MONTHLY,
            31,
            date(2028, 1, 31),
            date(2028, 2, 29),
            (date(2028, 1, 1), date(2028, 1, 31)),
        ),
        (
            Recurrence.MONTHLY,
            1,
            date(2026, 12, 15),
            date(2027, 1, 1),
            (date(2026, 12, 1), date(2026, 12, 31)),
        ),
        (
            Recurrence.QUARTERLY,
            5,
            date(2026, 5, 1),
            date(2026, 7, 5),
            (date(2026, 4, 1), date(2026, 6, 30)),
        ),
        (
            Recurrence.WEEKLY,
            1,
            date(2026, 3, 2),
            date(2026, 3, 9),
            (date(2026, 3, 2), date(2026, 3, 8)),
        ),
    ],
)
def test_a_report_tells_of_the_last_whole_period(
    recurrence: Recurrence, anchor: int, after: date, due: date, period: tuple[date, date]
) -> None:
    assert next_report_day(recurrence, anchor, after) == due
    assert report_period(recurrence, due) == period
