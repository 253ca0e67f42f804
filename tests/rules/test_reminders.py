from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.calendar import is_working_day, working_days_between
from reminders.rules import (
    Deadline,
    Offset,
    Rule,
    due_day,
    plan,
    refuse_rule,
)
from reminders.vocabulary import OffsetUnit, ReminderAudience, ReminderEvent

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


@dataclass(frozen=True)
class Receiver:
    key: str = "bo"


def foreseen(
    deadline: date, offsets: list[Offset], today: date, since: date | None = None
) -> tuple[list[date], list[date]]:
    """Days on which a letter goes by today, and days whose letter is superseded."""
    event, audience = ReminderEvent.HEARING_DEADLINE, ReminderAudience.MISSING_PARTIES
    rules = [Rule(uuid4(), event, audience, offset, date(2000, 1, 1)) for offset in offsets]
    to = {audience: [Receiver()]}
    asked = Deadline(event, "consultee", uuid4(), None, deadline, since, to)
    found = plan([asked], rules, today=today, last=today)
    return (
        [one.due_on for one in found if not one.superseded],
        [one.due_on for one in found if one.superseded],
    )


@given(DAYS, st.lists(OFFSETS, max_size=6), st.integers(-30, 30))
def test_only_the_newest_of_the_due_letters_is_sent(
    deadline: date, offsets: list[Offset], days: int
) -> None:
    today = deadline + timedelta(days=days)
    due = sorted({due_day(deadline, one) for one in offsets if due_day(deadline, one) <= today})
    assert foreseen(deadline, offsets, today) == (due[-1:], due[:-1])


@given(st.lists(OFFSETS, min_size=1, max_size=6))
def test_a_run_every_day_sends_every_letter_once_and_supersedes_none_unsent(
    offsets: list[Offset],
) -> None:
    sent: set[date] = set()
    for days in range(-80, 61):
        going, superseded = foreseen(DEADLINE, offsets, DEADLINE + timedelta(days=days))
        assert set(superseded) <= sent
        sent |= set(going)
    assert sent == {due_day(DEADLINE, one) for one in offsets}


@given(st.lists(OFFSETS, min_size=1, max_size=6), st.integers(-60, 60))
def test_what_is_foreseen_is_what_is_sent(offsets: list[Offset], days: int) -> None:
    event, audience = ReminderEvent.HEARING_DEADLINE, ReminderAudience.MISSING_PARTIES
    rules = [Rule(uuid4(), event, audience, offset, date(2000, 1, 1)) for offset in offsets]
    asked = Deadline(event, "consultee", uuid4(), None, DEADLINE, None, {audience: [Receiver()]})
    today = DEADLINE + timedelta(days=days)
    ahead = plan([asked], rules, today=today, last=today + timedelta(days=120))
    sent = set()
    for passed in range(121):
        day = today + timedelta(days=passed)
        sent |= {
            one.due_on for one in plan([asked], rules, today=day, last=day) if not one.superseded
        }
    assert {one.due_on for one in ahead if not one.superseded} == sent


def test_after_an_outage_one_letter_goes_out_and_not_three() -> None:
    offsets = [Offset(-7), Offset(-1), Offset(0), Offset(2)]
    going = foreseen(DEADLINE, offsets, DEADLINE)
    assert going == ([DEADLINE], [date(2026, 3, 13), date(2026, 3, 19)])


def test_a_letter_that_was_due_before_the_deadline_was_known_is_not_due() -> None:
    known = date(2026, 3, 16)
    assert foreseen(DEADLINE, [Offset(-7)], known, since=known) == ([], [])
    assert foreseen(DEADLINE, [Offset(-4)], known, since=known) == ([], [])
    assert foreseen(DEADLINE, [Offset(-1)], DEADLINE, since=known) == ([date(2026, 3, 19)], [])


def test_two_rules_for_the_same_day_are_one_letter() -> None:
    assert foreseen(DEADLINE, [Offset(0), Offset(0, OffsetUnit.WORKING_DAYS)], DEADLINE) == (
        [DEADLINE],
        [],
    )


@pytest.mark.parametrize(
    ("event", "audience", "amount", "codes"),
    [
        ("hearing_deadline", "missing_parties", -7, set()),
        ("hearing_deadline", "owner", -7, {"audience_not_of_event"}),
        ("approval_missing", "missing_parties", 0, {"offset_not_after"}),
        ("follow_up_overdue", "owner", -1, {"offset_not_after"}),
        ("follow_up_due", "missing_parties", 1, {"audience_not_of_event", "offset_not_before"}),
    ],
)
def test_senseless_rules_are_refused_with_every_reason(
    event: str, audience: str, amount: int, codes: set[str]
) -> None:
    found = refuse_rule(ReminderEvent(event), ReminderAudience(audience), amount)
    assert {one.code for one in found} == codes
