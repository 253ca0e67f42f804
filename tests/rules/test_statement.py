from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from meetings.vocabulary import MeetingState
from proceedings.rules import (
    Sitting,
    StatementFacts,
    refuse_demands,
    refuse_late_grounds,
    refuse_statement,
)
from proceedings.vocabulary import StatementKind
from tests.rules.verdicts import codes, hard

OPENED = datetime(2026, 3, 24, 15, tzinfo=UTC)
ENDED = OPENED + timedelta(hours=2)
LATER = ENDED + timedelta(days=1)
HELD = Sitting(state=MeetingState.ENDED, opened_at=OPENED, ended_at=ENDED, now=LATER)
RUNNING = Sitting(
    state=MeetingState.IN_SESSION,
    opened_at=OPENED,
    ended_at=None,
    now=OPENED + timedelta(hours=1),
)
TO_COME = Sitting(state=MeetingState.CONVENED, opened_at=None, ended_at=None, now=OPENED)
RIGHT = StatementFacts(
    kind=StatementKind.DISSENT,
    sitting=RUNNING,
    declared_at=None,
    took_part=True,
    in_minority=True,
    length=120,
    longest=1000,
    remarks_allowed=True,
    reservations_allowed=True,
)


def instead(**values: object) -> StatementFacts:
    return StatementFacts(**{**RIGHT.__dict__, **values})


def test_a_dissent_is_demanded_while_the_meeting_lasts() -> None:
    assert refuse_statement(RIGHT) == []
    assert codes(refuse_statement(instead(sitting=TO_COME))) == ["meeting_not_in_session"]
    assert hard(refuse_statement(instead(sitting=TO_COME))) == ["meeting_not_in_session"]


@given(st.integers(-100, 100))
def test_it_counts_when_it_was_demanded_and_not_when_it_was_typed(minutes: int) -> None:
    at = ENDED + timedelta(minutes=minutes)
    found = refuse_statement(instead(sitting=HELD, declared_at=at))
    assert codes(found) == (["demanded_too_late"] if minutes > 0 else [])
    assert hard(found) == []


def test_who_types_after_the_meeting_says_when_it_was_demanded() -> None:
    assert codes(refuse_statement(instead(sitting=HELD))) == ["demanded_too_late"]


def test_nobody_demands_tomorrow() -> None:
    ahead = instead(declared_at=RUNNING.now + timedelta(minutes=1))
    assert hard(refuse_statement(ahead)) == ["not_yet_demanded"]


def test_a_dissent_belongs_to_who_took_part_and_lost_a_vote() -> None:
    assert hard(refuse_statement(instead(took_part=False))) == ["took_no_part"]
    found = refuse_statement(instead(in_minority=False))
    assert codes(found) == ["not_in_minority"]
    assert hard(found) == []


def test_a_dissent_is_short_where_the_committee_says_how_short() -> None:
    long = refuse_statement(instead(length=1001))
    assert codes(long) == ["statement_long"]
    assert hard(long) == []
    assert refuse_statement(instead(length=50_000, longest=0)) == []


@given(
    kind=st.sampled_from(StatementKind),
    remarks=st.booleans(),
    reservations=st.booleans(),
)
def test_a_committee_refuses_only_what_rests_on_custom(
    kind: StatementKind, *, remarks: bool, reservations: bool
) -> None:
    told = instead(kind=kind, remarks_allowed=remarks, reservations_allowed=reservations)
    refused = "statement_kind_not_allowed" in codes(refuse_statement(told))
    custom = {StatementKind.REMARK: remarks, StatementKind.RESERVATION: reservations}
    assert refused is not custom.get(kind, True)


def test_the_administration_remarks_whenever_it_wants() -> None:
    told = instead(kind=StatementKind.ADMINISTRATION_REMARK, sitting=HELD, took_part=False)
    assert refuse_statement(told) == []


@given(st.sampled_from(StatementKind))
def test_only_a_dissent_is_sent_along_or_published_with_the_proposal(kind: StatementKind) -> None:
    refused = bool(refuse_demands(kind, wanted=True))
    assert refused is (kind != StatementKind.DISSENT)
    assert refuse_demands(kind, wanted=False) == []


def test_grounds_come_within_the_time_that_was_set() -> None:
    assert refuse_late_grounds(demanded=True, overdue=False) == []
    late = refuse_late_grounds(demanded=True, overdue=True)
    assert codes(late) == ["grounds_overdue"]
    assert hard(late) == []
    assert hard(refuse_late_grounds(demanded=False, overdue=False)) == ["not_sent_along"]
