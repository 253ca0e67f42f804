from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.calendar import copenhagen_offset
from meetings.rules import MOVES, refuse_cancel, refuse_reschedule, refuse_start
from meetings.vocabulary import MeetingState
from tests.rules.verdicts import codes

TODAY = date(2026, 4, 15)


def test_a_meeting_goes_from_planned_to_ended() -> None:
    state: MeetingState | None = MeetingState.PLANNED
    for verb in ("convene", "open", "end"):
        assert state in MOVES[verb].sources
        state = MOVES[verb].target
    assert state == MeetingState.ENDED


@pytest.mark.parametrize("state", [MeetingState.ENDED, MeetingState.CANCELLED])
def test_nothing_leads_out_of_a_meeting_that_is_over(state: MeetingState) -> None:
    assert [verb for verb, row in MOVES.items() if state in row.sources] == []


@pytest.mark.parametrize(
    "state", [MeetingState.PLANNED, MeetingState.CONVENED, MeetingState.IN_SESSION]
)
def test_whatever_was_forgotten_a_meeting_can_end(state: MeetingState) -> None:
    assert state in MOVES["end"].sources


@given(st.sampled_from(MeetingState), st.integers(-400, 400))
def test_a_meeting_moves_only_before_it_begins_and_only_forward_of_today(
    state: MeetingState, days: int
) -> None:
    found = codes(refuse_reschedule(state, TODAY + timedelta(days=days), TODAY, reason="Sygdom"))
    before = state in (MeetingState.PLANNED, MeetingState.CONVENED)
    assert ("wrong_state" in found) is not before
    assert ("day_has_passed" in found) is (days < 0)


@pytest.mark.parametrize(
    ("state", "reason", "found"),
    [
        (MeetingState.PLANNED, "", []),
        (MeetingState.CONVENED, "  ", ["reason_required"]),
        (MeetingState.CONVENED, "For få sager", []),
        (MeetingState.ENDED, "For få sager", ["wrong_state"]),
    ],
)
def test_those_who_were_called_learn_why_a_meeting_is_off(
    state: MeetingState, reason: str, found: list[str]
) -> None:
    assert codes(refuse_cancel(state, reason)) == found


EPOCH = datetime(1990, 1, 1, tzinfo=UTC)


@given(st.integers(0, 47 * 365 * 86400), st.sampled_from([-60, -30, 0, 30, 60]))
def test_a_start_carries_copenhagens_offset_of_that_very_moment(second: int, off: int) -> None:
    moment = EPOCH + timedelta(seconds=second)
    zone = timezone(copenhagen_offset(moment) + timedelta(minutes=off))
    assert codes(refuse_start(moment.astimezone(zone))) == (["not_copenhagen_time"] if off else [])
