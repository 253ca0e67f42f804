import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.vocabulary import GateKind, ItemState
from committees.vocabulary import CommitteeKind
from meetings.vocabulary import MeetingKind, MeetingState
from proceedings.rules import (
    FINAL_OUTCOMES,
    THEME_OUTCOMES,
    DecideFacts,
    refuse_decide,
    refuse_end,
    refuse_mend,
    refuse_open,
    warn_end,
    warn_open,
)
from proceedings.vocabulary import OutcomeKind, Quorum
from tests.rules.verdicts import codes, hard

DECISIONS = st.builds(
    DecideFacts,
    item_state=st.sampled_from(ItemState),
    committee_kind=st.sampled_from(CommitteeKind),
    meeting_kind=st.sampled_from(MeetingKind),
    meeting_state=st.sampled_from(MeetingState),
    outcomes=st.lists(st.sampled_from(OutcomeKind), max_size=3),
    has_text=st.booleans(),
    quorum=st.sampled_from(Quorum),
    is_deciding=st.none() | st.booleans(),
    is_second_reading=st.booleans(),
    open_gates=st.lists(st.sampled_from(GateKind), max_size=3),
    undecided_notices=st.lists(st.just("Jens Lund"), max_size=1),
)


def decision(**facts: object) -> DecideFacts:
    usual: dict[str, object] = {
        "item_state": ItemState.PLACED,
        "committee_kind": CommitteeKind.STANDING_COMMITTEE,
        "meeting_kind": MeetingKind.ORDINARY,
        "meeting_state": MeetingState.IN_SESSION,
        "outcomes": [OutcomeKind.APPROVED],
        "has_text": True,
        "quorum": Quorum.YES,
    }
    return DecideFacts(**(usual | facts))  # type: ignore[arg-type]


def test_an_ordinary_decision_is_taken() -> None:
    assert refuse_decide(decision()) == []


@given(DECISIONS)
def test_no_decision_without_an_outcome_a_text_and_a_meeting(facts: DecideFacts) -> None:
    found = hard(refuse_decide(facts))
    assert ("outcome_missing" in found) is (not facts.outcomes)
    assert ("decision_empty" in found) is (not facts.has_text)
    held = facts.meeting_state in (MeetingState.IN_SESSION, MeetingState.ENDED)
    assert ("meeting_not_in_session" in found) is not held
    told = codes(refuse_decide(facts))
    assert ("not_quorate" in told) is (facts.quorum == Quorum.NO)


@given(DECISIONS)
def test_a_theme_meeting_discusses_and_decides_nothing(facts: DecideFacts) -> None:
    theme = facts.meeting_kind in (MeetingKind.THEME, MeetingKind.SEMINAR)
    beyond = bool(set(facts.outcomes) - THEME_OUTCOMES)
    assert ("theme_meeting" in hard(refuse_decide(facts))) is (theme and beyond)


def test_a_theme_meeting_may_end_in_all_that_decides_nothing() -> None:
    theme = decision(meeting_kind=MeetingKind.THEME, outcomes=sorted(THEME_OUTCOMES))
    assert refuse_decide(theme) == []


@given(DECISIONS)
def test_only_the_deciding_committee_settles_a_case(facts: DecideFacts) -> None:
    settles = bool(set(facts.outcomes) & FINAL_OUTCOMES)
    elsewhere = facts.is_deciding is False
    found = hard(refuse_decide(facts))
    assert ("not_the_deciding_committee" in found) is (settles and elsewhere)


@given(DECISIONS)
def test_a_gate_on_the_way_does_not_hold_a_recommendation_back(facts: DecideFacts) -> None:
    found = codes(refuse_decide(facts))
    final = facts.is_deciding is not False
    waits = (final or facts.is_second_reading) and set(facts.outcomes) != {
        OutcomeKind.SENT_TO_HEARING
    }
    assert ("hearing_open" in found) is (waits and GateKind.HEARING in facts.open_gates)


def test_a_notice_the_body_has_not_answered_is_pointed_out_by_name() -> None:
    (refusal,) = refuse_decide(decision(undecided_notices=["Jens Lund"]))
    assert refusal.code == "disqualification_undecided"
    assert refusal.overridable
    assert "Jens Lund" in refusal.detail


def test_a_decision_is_mended_until_the_minutes_are_out() -> None:
    assert refuse_mend(sealed=False) == []
    assert hard(refuse_mend(sealed=True)) == ["minutes_circulated"]


@pytest.mark.parametrize("state", MeetingState)
def test_opening_and_ending_are_facts(state: MeetingState) -> None:
    over = state in (MeetingState.ENDED, MeetingState.CANCELLED)
    assert bool(refuse_end(state)) is over
    assert bool(refuse_open(state)) is (over or state == MeetingState.IN_SESSION)


@given(state=st.sampled_from(MeetingState), found=st.sampled_from(Quorum), out=st.booleans())
def test_what_is_wrong_at_the_opening_is_said_and_holds_nobody_back(
    state: MeetingState, found: Quorum, *, out: bool
) -> None:
    warnings = warn_open(state, found, agenda_published=out)
    assert hard(warnings) == []
    assert ("not_convened" in codes(warnings)) is (state == MeetingState.PLANNED)
    assert ("agenda_unpublished" in codes(warnings)) is not out
    assert ("not_quorate" in codes(warnings)) is (found == Quorum.NO)


def test_what_is_left_lying_is_named_at_the_end() -> None:
    warnings = warn_end(["Ny sti ved havnen"], ["Jens Lund"])
    assert codes(warnings) == ["items_untreated", "disqualification_undecided"]
    assert hard(warnings) == []
    assert warn_end([], []) == []
