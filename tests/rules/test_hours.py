from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from proceedings.rules import Hours, is_to_come, refuse_presence_hour, refuse_vote_hour
from proceedings.rules.hours import SKEW
from tests.rules.verdicts import hard

DAY, OPENED = date(2026, 3, 24), datetime(2026, 3, 24, 16, tzinfo=UTC)
ENDED, LATER = OPENED + timedelta(hours=2), OPENED + timedelta(days=3)
HELD = Hours(day=DAY, opened_at=OPENED, ended_at=ENDED, now=LATER)
READ_IN = Hours(day=DAY, opened_at=None, ended_at=None, now=LATER)
TICK = timedelta(seconds=1)


def test_what_has_not_happened_is_to_come_but_for_the_skew_of_clocks() -> None:
    assert not is_to_come(LATER + SKEW, LATER)
    assert is_to_come(LATER + SKEW + TICK, LATER)


def test_a_vote_is_held_while_the_meeting_lasts() -> None:
    assert refuse_vote_hour(OPENED, HELD) == refuse_vote_hour(ENDED + SKEW, HELD) == []
    assert refuse_vote_hour(None, HELD) == []
    for outside in (OPENED - SKEW - TICK, ENDED + SKEW + TICK):
        assert hard(refuse_vote_hour(outside, HELD)) == ["outside_meeting"]


def test_a_meeting_without_hours_has_its_day_by_copenhagen_s_clocks() -> None:
    midnight = datetime(2026, 3, 23, 23, tzinfo=UTC)
    assert refuse_vote_hour(midnight, READ_IN) == refuse_presence_hour(midnight, READ_IN) == []
    assert hard(refuse_vote_hour(midnight - TICK, READ_IN)) == ["outside_meeting"]
    assert refuse_vote_hour(midnight + timedelta(days=1), READ_IN) == []


def test_somebody_may_come_before_it_opens_and_nobody_goes_after_it_ended() -> None:
    assert refuse_presence_hour(OPENED - timedelta(hours=1), HELD) == []
    for outside in (OPENED - timedelta(days=1), ENDED + SKEW + TICK):
        assert hard(refuse_presence_hour(outside, HELD)) == ["outside_meeting"]


@given(st.datetimes(timezones=st.just(UTC)))
def test_an_hour_at_which_votes_are_held_is_one_at_which_people_are_there(at: datetime) -> None:
    if not refuse_vote_hour(at, HELD):
        assert refuse_presence_hour(at, HELD) == []
