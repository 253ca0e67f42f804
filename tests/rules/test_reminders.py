from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.calendar import is_working_day, working_days_between
from foundation.clock import COPENHAGEN
from reminders.rules import (
    Deadline,
    Desk,
    Offset,
    Receiver,
    Rule,
    Wishes,
    due_day,
    plan,
    refuse_rule,
)
from reminders.rules.moments import PLAIN
from reminders.vocabulary import (
    Channel,
    Digest,
    OffsetUnit,
    ReminderAudience,
    ReminderEvent,
    RuleCombination,
)

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
class Who:
    key: str = "bo"

    @property
    def who(self) -> str:
        return self.key


def desk(rules: list[Rule], now: datetime, wishes: Wishes = PLAIN) -> Desk:
    return Desk(rules, lambda _key, _committee: wishes, now)


def asked_of(deadline: date, since: date | None = None, **more: Any) -> Deadline:
    """A consultee who has a deadline."""
    to = {ReminderAudience.MISSING_PARTIES: [Receiver(Who())]}
    event = ReminderEvent.HEARING_DEADLINE
    return Deadline(event, "consultee", uuid4(), None, deadline, since, to, **more)


def rule_of(*offsets: Offset, **more: Any) -> Rule:
    """A rule about that, which has always been active."""
    event, audience = ReminderEvent.HEARING_DEADLINE, ReminderAudience.MISSING_PARTIES
    return Rule(
        uuid4(), event, audience, offsets, more.pop("active_from", date(2000, 1, 1)), **more
    )


def at(day: date, time_: time = time(8)) -> datetime:
    return datetime.combine(day, time_, COPENHAGEN)


def foreseen(
    deadline: date, offsets: list[Offset], today: date, since: date | None = None
) -> tuple[list[date], list[date]]:
    """Days on which a letter goes by today, and days whose letter is superseded."""
    found = plan([asked_of(deadline, since)], desk([rule_of(*offsets)], at(today)), today)
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


HOURS = st.integers(0, 23).map(time)
QUIET = st.tuples(HOURS, HOURS)
"""By the hour, as the tick of the test: a shorter gap between two nights would fall between."""
WISHES = st.builds(
    lambda digest, weekday, quiet: Wishes(digest, weekday, quiet[0], quiet[1], Channel.EMAIL),
    st.sampled_from(Digest),
    st.integers(1, 7),
    st.one_of(st.just((time(), time())), QUIET),
)
SPRING_AND_EASTER, AUTUMN = date(2026, 3, 12), date(2026, 10, 12)


@given(
    st.lists(OFFSETS, min_size=1, max_size=6),
    st.integers(-5, 45),
    st.sampled_from([SPRING_AND_EASTER, AUTUMN]),
    WISHES,
)
def test_what_is_foreseen_is_what_is_then_sent_whatever_the_receiver_wishes(
    offsets: list[Offset], days: int, first: date, wishes: Wishes
) -> None:
    asked, rules, last = asked_of(first + timedelta(days=days)), [rule_of(*offsets)], 30
    until = first + timedelta(days=last)
    ahead = plan([asked], desk(rules, at(first, time()), wishes), until)
    ledger: dict[date, tuple[datetime, bool]] = {}
    for hours in range(24 * (last + 8)):
        now = at(first, time()).astimezone(UTC) + timedelta(hours=hours)
        today = now.astimezone(COPENHAGEN).date()
        for one in plan([asked], desk(rules, now, wishes), min(today, until)):
            if one.goes_at <= now and one.due_on not in ledger:
                ledger[one.due_on] = (now, one.superseded)
    foreseen_ = {one.due_on: one.superseded for one in ahead}
    assert {day: superseded for day, (_, superseded) in ledger.items()} == foreseen_
    for one in ahead:
        late = ledger[one.due_on][0] - one.goes_at
        assert timedelta() <= late < timedelta(hours=1)


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
        ("term_ends", "seat_holder", -7, set()),
        ("report_due", "owner", 3, set()),
        ("condition_unresolved", "deputy", 14, set()),
        ("hearing_deadline", "seat_holder", -7, {"audience_not_of_event"}),
        ("term_ends", "chair", 1, {"offset_not_before"}),
        ("approval_missing", "missing_parties", 0, {"offset_not_after"}),
        ("follow_up_overdue", "owner", -1, {"offset_not_after"}),
        ("follow_up_due", "missing_parties", 1, {"audience_not_of_event", "offset_not_before"}),
    ],
)
def test_senseless_rules_are_refused_with_every_reason(
    event: str, audience: str, amount: int, codes: set[str]
) -> None:
    adds = RuleCombination.ADDS
    found = refuse_rule(
        ReminderEvent(event), ReminderAudience(audience), [amount], adds, of_committee=False
    )
    assert {one.code for one in found} == codes


@pytest.mark.parametrize(
    ("combination", "days", "whose", "codes"),
    [
        (RuleCombination.REPLACES, [-1], "committee", set()),
        (RuleCombination.REPLACES, [], "committee", set()),
        (RuleCombination.REPLACES, [-1], "municipality", {"replaces_nothing"}),
        (RuleCombination.ADDS, [], "committee", {"no_offsets"}),
    ],
)
def test_only_a_committees_rule_replaces_and_only_one_that_replaces_is_silent(
    combination: RuleCombination, days: list[int], whose: str, codes: set[str]
) -> None:
    event, audience = ReminderEvent.FOLLOW_UP_DUE, ReminderAudience.OWNER
    found = refuse_rule(event, audience, days, combination, of_committee=whose == "committee")
    assert {one.code for one in found} == codes


def days_of(deadline: Deadline, *rules: Rule) -> list[date]:
    found = plan([deadline], desk(list(rules), at(date(2026, 3, 1))), date(2026, 4, 30))
    return sorted(one.due_on for one in found)


def test_a_committees_rule_adds_days_or_stands_instead() -> None:
    home, here, elsewhere = None, uuid4(), uuid4()
    asked = replace(asked_of(DEADLINE), committee_id=here)
    common = rule_of(Offset(-7), Offset(0), committee_id=home)
    adds = rule_of(Offset(-2), Offset(0), committee_id=here)
    instead = rule_of(Offset(-1), committee_id=here, replaces=True)
    week, two, one = (DEADLINE - timedelta(days=n) for n in (7, 2, 1))
    assert days_of(asked, adds, common) == [week, two, DEADLINE]
    assert days_of(asked, instead, common) == [one]
    assert days_of(asked, adds, instead, common) == [two, one, DEADLINE]
    assert days_of(asked, rule_of(committee_id=here, replaces=True), common) == []
    other = rule_of(Offset(-1), committee_id=elsewhere, replaces=True)
    assert days_of(asked, other, common) == [week, DEADLINE]


def test_a_rule_stands_instead_from_the_day_it_is_active() -> None:
    here = uuid4()
    asked = replace(asked_of(DEADLINE), committee_id=here)
    since = DEADLINE - timedelta(days=3)
    instead = rule_of(Offset(-1), committee_id=here, replaces=True, active_from=since)
    common = rule_of(Offset(-7), Offset(0))
    week, one = (DEADLINE - timedelta(days=n) for n in (7, 1))
    assert days_of(asked, instead, common) == [week, one]


def test_whoever_leads_is_reminded_while_he_leads() -> None:
    old = Receiver(Who("old"), until=DEADLINE - timedelta(days=4))
    new = Receiver(Who("new"), since=DEADLINE - timedelta(days=3))
    asked = replace(asked_of(DEADLINE), recipients={ReminderAudience.CHAIR: [old, new]})
    rule = replace(rule_of(Offset(-7), Offset(0)), audience=ReminderAudience.CHAIR)
    found = plan([asked], desk([rule], at(date(2026, 3, 1))), DEADLINE)
    assert sorted((one.due_on.day, one.recipient.key) for one in found) == [
        (13, "old"),
        (20, "new"),
    ]
