"""The rules that say when a topic comes up: how often, on which days, over which figures."""

import calendar
import time
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from dateutil import rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from annualcycle.rules.data_periods import last_of_month, period_before
from annualcycle.rules.recurrence import (
    MOST_TURNS,
    STEPS,
    Recurrence,
    Turn,
    cut_off_day,
    days_of_rule,
    turns_of,
    year_of_term,
)
from annualcycle.vocabulary import DataPeriod, Frequency, MeetingChoice

YEARS = st.integers(1970, 2200)
MONTHS = st.integers(1, 12)
A_YEAR = {
    Frequency.MONTHLY: 12,
    Frequency.EVERY_SECOND_MONTH: 6,
    Frequency.QUARTERLY: 4,
    Frequency.HALF_YEARLY: 2,
    Frequency.YEARLY: 1,
}
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
CUT_OFFS = st.lists(
    st.dates(date(2000, 1, 1), date(2000, 12, 31)).map(lambda day: f"{day:%m-%d}"),
    min_size=1,
    max_size=6,
    unique=True,
)
TOPICS = st.one_of(
    st.builds(Recurrence, frequency=st.sampled_from(list(STEPS)), first_month=MONTHS),
    st.builds(
        Recurrence,
        frequency=st.just(Frequency.NAMED_MONTHS),
        months=st.lists(MONTHS, min_size=1),
        meeting_choice=st.sampled_from(list(MeetingChoice)),
    ),
    st.builds(
        Recurrence,
        frequency=st.just(Frequency.CUT_OFF_DAYS),
        cut_offs=CUT_OFFS,
        offset_days=st.integers(-400, 400),
    ),
    st.builds(
        Recurrence,
        frequency=st.just(Frequency.RULE),
        rrule=st.sampled_from(["FREQ=WEEKLY", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=YEARLY"]),
    ),
)


def days(turns: list[Turn]) -> list[date]:
    return [turn.nominal_on for turn in turns]


@given(frequency=st.sampled_from(list(A_YEAR)), first=MONTHS, year=YEARS)
def test_each_frequency_comes_as_often_as_it_says(
    frequency: Frequency, first: int, year: int
) -> None:
    found = days(turns_of(Recurrence(frequency=frequency, first_month=first), year))
    assert len(found) == A_YEAR[frequency]
    assert date(year, first, 1) in found
    apart = {(b.year * 12 + b.month) - (a.year * 12 + a.month) for a, b in pairwise(found)}
    assert apart <= {STEPS[frequency]}


@given(first=MONTHS, term=st.integers(1, 4), year=YEARS)
def test_every_fourth_year_is_once_in_a_term(first: int, term: int, year: int) -> None:
    topic = Recurrence(frequency=Frequency.EVERY_FOUR_YEARS, first_month=first, year_of_term=term)
    found = [turn for one in range(year, year + 4) for turn in turns_of(topic, one)]
    assert [year_of_term(turn.nominal_on.year) for turn in found] == [term]
    assert found[0].nominal_on.month == first


@pytest.mark.parametrize(("year", "term"), [(2022, 1), (2025, 4), (2026, 1), (2018, 1), (2021, 4)])
def test_a_term_begins_the_year_after_the_election(year: int, term: int) -> None:
    assert year_of_term(year) == term


@given(topic=TOPICS, year=YEARS)
def test_turns_are_of_the_year_in_order_and_each_their_own(topic: Recurrence, year: int) -> None:
    found = turns_of(topic, year)
    slots = [turn.slot for turn in found]
    assert len(set(slots)) == len(slots) <= MOST_TURNS
    assert days(found) == sorted(days(found))
    assert {day.year for day in days(found)} <= {year}
    assert turns_of(topic, year) == found
    assert all(len(slot) <= 40 for slot in slots), "as long as its column"


@given(topic=TOPICS, year=YEARS)
def test_a_turn_belongs_to_one_year_only(topic: Recurrence, year: int) -> None:
    slots = [turn.slot for one in range(year, year + 3) for turn in turns_of(topic, one)]
    assert len(set(slots)) == len(slots)


@given(cut_offs=CUT_OFFS, shift=st.integers(-400, 400), year=YEARS)
def test_no_cut_off_is_lost_between_the_years(cut_offs: list[str], shift: int, year: int) -> None:
    topic = Recurrence(frequency=Frequency.CUT_OFF_DAYS, cut_offs=cut_offs, offset_days=shift)
    around = range(year - 2, year + 3)
    found = Counter(turn.slot for one in around for turn in turns_of(topic, one))
    wanted = {cut_off_day(text, year).isoformat() for text in cut_offs}
    assert {slot: found[slot] for slot in wanted} == dict.fromkeys(wanted, 1)


@given(cut_offs=CUT_OFFS, shift=st.integers(-400, 400), year=YEARS)
def test_what_is_covered_since_last_leaves_no_day_out(
    cut_offs: list[str], shift: int, year: int
) -> None:
    topic = Recurrence(
        frequency=Frequency.CUT_OFF_DAYS,
        cut_offs=cut_offs,
        offset_days=shift,
        data_period=DataPeriod.SINCE_LAST,
    )
    turns = [turn for one in range(year, year + 3) for turn in turns_of(topic, one)]
    spans = [turn.period for turn in turns if turn.period is not None]
    assert len(spans) == len(turns) > 0
    assert [last.isoformat() for _, last in spans] == [turn.slot for turn in turns]
    for (_, before), (first, _) in pairwise(spans):
        assert first == before + timedelta(days=1)


@given(year=YEARS)
def test_the_last_of_february_is_in_every_year(year: int) -> None:
    topic = Recurrence(
        frequency=Frequency.CUT_OFF_DAYS, cut_offs=["02-29"], data_period=DataPeriod.MONTH
    )
    (turn,) = turns_of(topic, year)
    last = date(year, 2, 29 if calendar.isleap(year) else 28)
    assert (turn.nominal_on, turn.period) == (last, (date(year, 2, 1), last))


def test_two_cut_offs_that_are_one_day_are_one_turn() -> None:
    topic = Recurrence(frequency=Frequency.CUT_OFF_DAYS, cut_offs=["02-28", "02-29"])
    assert [turn.slot for turn in turns_of(topic, 2027)] == ["2027-02-28"]
    assert [turn.slot for turn in turns_of(topic, 2028)] == ["2028-02-28", "2028-02-29"]


@given(topic=TOPICS, year=YEARS, since=st.dates(), until=st.dates())
def test_nothing_comes_up_before_it_begins_or_after_it_ends(
    topic: Recurrence, year: int, since: date, until: date
) -> None:
    told = {**vars(topic), "starts_on": since, "ends_on": until}
    bounded = turns_of(Recurrence(**told), year)
    assert bounded == [t for t in turns_of(topic, year) if since <= t.nominal_on <= until]


@given(year=YEARS, month=MONTHS)
def test_an_early_topic_falls_due_on_the_last_of_its_month(year: int, month: int) -> None:
    topic = Recurrence(
        frequency=Frequency.YEARLY,
        first_month=month,
        meeting_choice=MeetingChoice.LAST_ON_OR_BEFORE,
    )
    assert days(turns_of(topic, year)) == [last_of_month(date(year, month, 1))]


@given(
    kind=st.sampled_from([kind for kind in DataPeriod if kind is not DataPeriod.SINCE_LAST]),
    day=st.dates(date(1971, 1, 1), date(2200, 12, 31)),
    lag=st.integers(0, 24),
)
def test_figures_cover_whole_periods_that_had_ended(kind: DataPeriod, day: date, lag: int) -> None:
    first, last = period_before(kind, day, lag)
    assert first.day == 1
    assert last == last_of_month(last)
    assert first <= last
    months = (day.year - last.year) * 12 + day.month - last.month
    assert months >= lag
    assert months < lag + {"month": 1, "quarter": 3, "half_year": 6, "year": 12}.get(kind, 1)


@given(days_of=st.sets(st.sampled_from(WEEKDAYS), min_size=1, max_size=1), year=YEARS)
def test_a_weekly_rule_is_every_such_weekday(days_of: set[str], year: int) -> None:
    (name,) = days_of
    every = [date(year, 1, 1) + timedelta(days=n) for n in range(366)]
    wanted = [d for d in every if d.year == year and WEEKDAYS[d.weekday()] == name]
    assert days_of_rule(f"FREQ=WEEKLY;BYDAY={name}", year) == wanted


@given(nth=st.integers(1, 4), name=st.sampled_from(WEEKDAYS), year=YEARS)
def test_a_monthly_rule_is_the_nth_such_weekday(nth: int, name: str, year: int) -> None:
    wanted = [
        [d for w in calendar.Calendar().monthdatescalendar(year, month) for d in w
         if d.month == month and WEEKDAYS[d.weekday()] == name][nth - 1]
        for month in range(1, 13)
    ]  # fmt: skip
    assert days_of_rule(f"FREQ=MONTHLY;BYDAY={nth}{name}", year) == wanted
    assert days_of_rule(f"freq=monthly;byday=+{nth}{name.lower()}", year) == wanted


PARTS: Any = st.fixed_dictionaries(
    {"FREQ": st.sampled_from(["YEARLY", "MONTHLY", "WEEKLY"])},
    optional={
        "INTERVAL": st.integers(1, 99),
        "BYMONTH": st.sets(MONTHS, min_size=1),
        "BYMONTHDAY": st.sets(st.integers(-31, 31).filter(bool), min_size=1, max_size=3),
        "BYWEEKNO": st.sets(st.integers(-53, 53).filter(bool), min_size=1, max_size=2),
        "BYYEARDAY": st.sets(st.integers(-366, 366).filter(bool), min_size=1, max_size=2),
        "BYSETPOS": st.sets(st.integers(-5, 5).filter(bool), min_size=1, max_size=2),
        "BYDAY": st.sets(st.sampled_from(WEEKDAYS), min_size=1, max_size=2),
    },
)


@settings(max_examples=60)
@given(parts=PARTS, year=YEARS)
def test_a_rule_is_what_dateutil_makes_of_it(parts: dict[str, Any], year: int) -> None:
    text = ";".join(
        f"{name}={told if isinstance(told, (str, int)) else ','.join(map(str, sorted(told)))}"
        for name, told in parts.items()
    )
    begins, ends = date(year, 1, 1), date(year, 12, 31)
    told = {name.lower(): value for name, value in parts.items() if name != "FREQ"}
    if "byday" in told:
        told["byweekday"] = [getattr(rrule, name) for name in told.pop("byday")]
    read: Any = rrule.rrule(getattr(rrule, parts["FREQ"]), dtstart=begins, until=ends, **told)
    wanted = [moment.date() for moment in read]
    if len(wanted) > MOST_TURNS:
        with pytest.raises(ValueError, match="too many"):
            days_of_rule(text, year)
    else:
        assert days_of_rule(text, year) == wanted


@pytest.mark.parametrize("rule", ["FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;BYMONTH=13"])
def test_a_rule_that_never_comes_true_is_soon_given_up(rule: str) -> None:
    began = time.process_time()
    assert days_of_rule(rule, 2026) == []
    assert time.process_time() - began < 0.6


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25", "2026-12-31", "2026-01-01"])
def test_the_clock_changes_no_day(day: str) -> None:
    one = date.fromisoformat(day)
    rule = f"FREQ=YEARLY;BYMONTH={one.month};BYMONTHDAY={one.day}"
    topic = Recurrence(frequency=Frequency.RULE, rrule=rule)
    assert turns_of(topic, 2026) == [Turn(day, one)]
