from hypothesis import given
from hypothesis import strategies as st

from agenda.vocabulary import ItemState, WithholdingCause
from meetings.vocabulary import MeetingState
from proceedings.rules import (
    DISQUALIFICATION_MOVES,
    FindingFacts,
    refuse_finding,
    refuse_notify,
    withholding_cause,
)
from proceedings.vocabulary import (
    DisqualificationGround,
    DisqualificationState,
    PresenceStatus,
)
from tests.rules.verdicts import codes, hard

FINDINGS = st.builds(
    FindingFacts,
    state=st.sampled_from(DisqualificationState),
    meeting_state=st.sampled_from(MeetingState),
    item_state=st.sampled_from(ItemState),
    presence=st.sampled_from(PresenceStatus),
    presence_then=st.sampled_from(PresenceStatus),
    ground=st.none() | st.sampled_from(DisqualificationGround),
)
NOT_DISQUALIFIED = DisqualificationState.NOT_DISQUALIFIED
AWAY = {
    PresenceStatus.EXCUSED,
    PresenceStatus.ABSENT,
    PresenceStatus.NO_SHOW,
    PresenceStatus.ON_LEAVE,
}


@given(finding=FINDINGS, disqualified=st.booleans())
def test_only_the_body_in_its_meeting_finds_somebody_disqualified(
    finding: FindingFacts, *, disqualified: bool
) -> None:
    found = codes(refuse_finding(finding, disqualified=disqualified))
    sitting = finding.meeting_state == MeetingState.IN_SESSION
    assert ("meeting_not_in_session" in found) is not sitting
    same = DisqualificationState.DISQUALIFIED if disqualified else NOT_DISQUALIFIED
    over = {same, DisqualificationState.WITHDRAWN}
    assert ("wrong_state" in found) is (finding.state in over)
    assert hard(refuse_finding(finding, disqualified=disqualified)) == found


@given(finding=FINDINGS, disqualified=st.booleans())
def test_the_question_does_not_arise_for_the_absent(
    finding: FindingFacts, *, disqualified: bool
) -> None:
    found = codes(refuse_finding(finding, disqualified=disqualified))
    assert ("not_present" in found) is bool(AWAY & {finding.presence, finding.presence_then})


@given(FINDINGS)
def test_a_ground_is_wanted_only_of_those_who_are_disqualified(finding: FindingFacts) -> None:
    without = finding.ground is None
    assert ("ground_missing" in codes(refuse_finding(finding, disqualified=True))) is without
    assert "ground_missing" not in codes(refuse_finding(finding, disqualified=False))


def test_a_finding_comes_before_the_item_is_treated() -> None:
    late = FindingFacts(
        state=DisqualificationState.NOTIFIED,
        meeting_state=MeetingState.IN_SESSION,
        item_state=ItemState.TREATED,
        presence=PresenceStatus.PRESENT,
        ground=DisqualificationGround.NR_1,
    )
    assert codes(refuse_finding(late, disqualified=True)) == ["item_decided"]


def test_only_a_finding_of_the_body_disqualifies() -> None:
    """Until the item is treated the body may come to another finding."""
    leading = {
        verb
        for verb, row in DISQUALIFICATION_MOVES.items()
        if row.target == DisqualificationState.DISQUALIFIED
    }
    assert leading == {"find-disqualified"}
    found = DISQUALIFICATION_MOVES["find-disqualified"].sources
    assert found == {DisqualificationState.NOTIFIED, NOT_DISQUALIFIED}


def test_a_participant_gives_notice_until_the_item_is_treated() -> None:
    assert refuse_notify(ItemState.PLACED, may_take_part=True) == []
    assert codes(refuse_notify(ItemState.TREATED, may_take_part=False)) == [
        "not_a_participant",
        "item_decided",
    ]


@given(state=st.sampled_from(DisqualificationState), own=st.booleans(), anyway=st.booleans())
def test_closed_material_is_taken_by_ones_own_word_or_by_the_bodys(
    state: DisqualificationState, *, own: bool, anyway: bool
) -> None:
    cause = withholding_cause(state, own_notice=own, takes_part_anyway=anyway)
    if state in (DisqualificationState.NOT_DISQUALIFIED, DisqualificationState.WITHDRAWN):
        assert cause is None
    if state == DisqualificationState.NOTIFIED:
        assert cause == (WithholdingCause.NOTIFIED if own else None)
    if state == DisqualificationState.DISQUALIFIED:
        assert cause == (None if anyway else WithholdingCause.DISQUALIFIED)
