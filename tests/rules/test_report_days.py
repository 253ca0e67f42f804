"""When recurring reports are due, counted day by day, and which missed ones are made up for."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from foundation.calendar import is_working_day, next_working_day
from reminders.rules import Rhythm, faults_in_rhythm, months_from, split_missed
from reminders.vocabulary import Recurrence, ReportKind

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
DAY = timedelta(days=1)
MONTHS = {
    Recurrence.MONTHLY: 1,
    Recurrence.QUARTERLY: 3,
    Recurrence.HALF_YEARLY: 6,
    Recurrence.YEARLY: 12,
}
LONGEST = {Recurrence.WEEKLY: 7, **{one: 31 * months for one, months in MONTHS.items()}}


@st.composite
def rhythms(draw: st.DrawFn) -> Rhythm:
    recurrence = draw(st.sampled_from(Recurrence))
    last = 7 if recurrence is Recurrence.WEEKLY else 31
    return Rhythm(
        recurrence,
        draw(st.integers(1, last)),
        draw(st.integers(1, 12)),
        on_working_days=draw(st.booleans()),
    )


def is_nominal(rhythm: Rhythm, day: date) -> bool:
    """Whether the rhythm names the day, told without counting from any other day."""
    if rhythm.recurrence is Recurrence.WEEKLY:
        return day.isoweekday() == rhythm.anchor
    if (day.month - rhythm.first_month) % MONTHS[rhythm.recurrence]:
        return False
    is_last = (day + DAY).month != day.month
    return day.day == rhythm.anchor or (is_last and day.day < rhythm.anchor)


def is_due(rhythm: Rhythm, day: date) -> bool:
    """Whether a report is due on the day: it is named, or a day off before it was."""
    if not rhythm.on_working_days:
        return is_nominal(rhythm, day)
    before = [day - n * DAY for n in range(12)]
    return any(is_nominal(rhythm, one) and next_working_day(one) == day for one in before)


@given(rhythms(), DAYS)
def test_the_next_day_is_the_first_that_fits(rhythm: Rhythm, day: date) -> None:
    due = rhythm.next_after(day)
    assert is_due(rhythm, due)
    assert not any(is_due(rhythm, day + n * DAY) for n in range(1, (due - day).days))


@given(rhythms(), DAYS)
def test_the_day_before_is_the_last_that_fitted(rhythm: Rhythm, day: date) -> None:
    due = rhythm.last_before(day)
    assert due < day
    assert is_due(rhythm, due)
    assert not any(is_due(rhythm, due + n * DAY) for n in range(1, (day - due).days))


@given(rhythms(), DAYS, st.integers(0, 500))
def test_every_day_that_was_missed_is_found(rhythm: Rhythm, first: date, length: int) -> None:
    last = first + length * DAY
    counted = [first + n * DAY for n in range(length + 1) if is_due(rhythm, first + n * DAY)]
    assert rhythm.between(first, last) == counted


@given(rhythms(), DAYS)
def test_periods_of_reports_follow_each_other_without_a_gap(rhythm: Rhythm, day: date) -> None:
    due = rhythm.next_after(day)
    following = rhythm.next_after(due)
    first, last = rhythm.period_before(following)
    assert (first, last) == (due, following - DAY)
    assert rhythm.period_before(due)[1] == due - DAY
    assert (last - first).days < LONGEST[rhythm.recurrence] + 12


@given(rhythms(), DAYS)
def test_a_report_on_working_days_never_comes_on_a_day_off(rhythm: Rhythm, day: date) -> None:
    assume(rhythm.on_working_days)
    assert is_working_day(rhythm.next_after(day))


@pytest.mark.parametrize(
    ("rhythm", "after", "due"),
    [
        (Rhythm(Recurrence.MONTHLY, 31), date(2028, 1, 31), date(2028, 2, 29)),
        (Rhythm(Recurrence.MONTHLY, 30), date(2027, 1, 30), date(2027, 2, 28)),
        (Rhythm(Recurrence.MONTHLY, 31), date(2026, 3, 31), date(2026, 4, 30)),
        (Rhythm(Recurrence.MONTHLY, 1), date(2026, 12, 15), date(2027, 1, 1)),
        (Rhythm(Recurrence.QUARTERLY, 5), date(2026, 5, 1), date(2026, 7, 5)),
        (Rhythm(Recurrence.QUARTERLY, 5, 2), date(2026, 3, 1), date(2026, 5, 5)),
        (Rhythm(Recurrence.HALF_YEARLY, 1), date(2026, 1, 1), date(2026, 7, 1)),
        (Rhythm(Recurrence.YEARLY, 29, 2), date(2026, 3, 1), date(2027, 2, 28)),
        (Rhythm(Recurrence.YEARLY, 29, 2), date(2027, 3, 1), date(2028, 2, 29)),
        (Rhythm(Recurrence.WEEKLY, 1), date(2026, 3, 2), date(2026, 3, 9)),
        # The nights the clock is changed are days like others.
        (Rhythm(Recurrence.MONTHLY, 29), date(2026, 3, 28), date(2026, 3, 29)),
        (Rhythm(Recurrence.WEEKLY, 7), date(2026, 10, 24), date(2026, 10, 25)),
        # Saturday 31 January 2026 moves into February, Maundy Thursday to after Easter.
        (Rhythm(Recurrence.MONTHLY, 31, on_working_days=True), date(2026, 1, 30), date(2026, 2, 2)),
        (Rhythm(Recurrence.MONTHLY, 31, on_working_days=True), date(2026, 2, 2), date(2026, 3, 2)),
        (Rhythm(Recurrence.WEEKLY, 4, on_working_days=True), date(2026, 4, 1), date(2026, 4, 7)),
    ],
)
def test_days_that_are_easily_counted_wrong(rhythm: Rhythm, after: date, due: date) -> None:
    assert rhythm.next_after(after) == due


@pytest.mark.parametrize(
    ("recurrence", "days", "found"),
    [
        ("weekly", (1, None, None), []),
        ("weekly", (None, None, None), [("/weekday", "required")]),
        (
            "weekly",
            (None, 1, 2),
            [
                ("/weekday", "required"),
                ("/day_of_month", "not_of_recurrence"),
                ("/first_month", "not_of_recurrence"),
            ],
        ),
        ("monthly", (None, 1, None), []),
        ("monthly", (None, 1, 1), [("/first_month", "not_of_recurrence")]),
        ("yearly", (None, 1, 3), []),
        (
            "quarterly",
            (2, None, 3),
            [("/day_of_month", "required"), ("/weekday", "not_of_recurrence")],
        ),
    ],
)
def test_every_fault_of_a_rhythm_is_told(
    recurrence: str, days: tuple[int | None, int | None, int | None], found: list[tuple[str, str]]
) -> None:
    faults = faults_in_rhythm(Recurrence(recurrence), *days)
    assert [(pointer, code) for pointer, code, _ in faults] == found


@given(DAYS)
def test_twelve_coming_months_leave_no_day_out(day: date) -> None:
    first, last = months_from(day, 1)
    assert first == day
    assert 27 <= (last - first).days <= 30


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2026, 4, 1), date(2026, 4, 30)),
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2026, 1, 15), date(2026, 2, 14)),
        (date(2026, 12, 10), date(2027, 1, 9)),
    ],
)
def test_the_coming_month_ends_the_day_before_it_begins_anew(day: date, last: date) -> None:
    assert months_from(day, 1) == (day, last)


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 11, 30), date(2027, 2, 28)),
        (date(2026, 10, 15), date(2027, 1, 14)),
    ],
)
def test_the_coming_quarter_is_three_months(day: date, last: date) -> None:
    assert months_from(day, 3) == (day, last)


OF_PERIODS = {ReportKind.ABSENCE_STATISTICS, ReportKind.CYCLE_SLIPPED}


@pytest.mark.parametrize("kind", sorted(set(ReportKind) - OF_PERIODS))
def test_of_missed_reports_of_what_stands_only_the_newest_is_made(kind: ReportKind) -> None:
    days = [date(2026, month, 1) for month in (4, 5, 6)]
    assert split_missed(kind, days) == (days[2:], days[:2])


@pytest.mark.parametrize("kind", sorted(OF_PERIODS))
def test_missed_reports_of_a_period_are_all_made_up_to_a_dozen(kind: ReportKind) -> None:
    days = [date(2026, 1, 1) + n * DAY for n in range(15)]
    assert split_missed(kind, days) == (days[3:], days[:3])
