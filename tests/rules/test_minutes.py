import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.vocabulary import Visibility
from committees.vocabulary import CommitteeKind, MembershipRole
from meetings.vocabulary import MeetingState
from minutes.rules import (
    ApproveFacts,
    CirculateFacts,
    ItemFace,
    Participant,
    PublishFacts,
    duty_to_approve,
    is_complete,
    public_face,
    refuse_approve,
    refuse_circulate,
    refuse_conclude,
    refuse_decline,
    refuse_publish,
    refuse_revoke,
)
from minutes.vocabulary import ApprovalState, MinutesApproval, Publication
from proceedings.vocabulary import PresenceStatus
from tests.rules.verdicts import codes, hard

NAMES = st.lists(st.just("Udvidelse af havnekajen"), max_size=1)
TEXTS = st.sampled_from(["", "  ", "Boligplacering", "Ansøgningen er imødekommet"])
VOTING = set(MembershipRole) - {MembershipRole.OBSERVER, MembershipRole.ALTERNATE}
CIRCULARS = st.builds(
    CirculateFacts,
    approval=st.sampled_from(MinutesApproval),
    meeting_state=st.sampled_from(MeetingState),
    untreated_items=NAMES,
    undecided_items=NAMES,
    draft_decisions=NAMES,
    undecided_notices=NAMES,
    unknown_presence=NAMES,
    unreachable=NAMES,
    approvers=st.integers(0, 9),
    has_cpr=st.booleans(),
)
ANSWERS = st.builds(
    ApproveFacts,
    approval=st.sampled_from(MinutesApproval),
    own_state=st.none() | st.sampled_from(ApprovalState),
    hash_read=st.sampled_from(["a1", "b2"]),
    hash_now=st.just("b2"),
)
FACES = st.builds(
    ItemFace,
    title=st.just("Anbringelse af barn"),
    visibility=st.sampled_from(Visibility),
    public_title=TEXTS,
    public_decision=TEXTS,
    secrecy_reason=TEXTS,
    is_recommendation=st.booleans(),
    has_embargo=st.booleans(),
)
PUBLICATIONS = st.builds(
    PublishFacts,
    publication=st.sampled_from(Publication),
    approval=st.sampled_from(MinutesApproval),
    meeting_state=st.sampled_from(MeetingState),
    committee_kind=st.sampled_from(CommitteeKind),
    items=st.lists(FACES, max_size=4),
    has_cpr=st.booleans(),
    recommendations_may_be_published=st.booleans(),
)


@given(st.lists(st.sampled_from(PresenceStatus), min_size=1), st.sampled_from(sorted(VOTING)))
def test_whoever_took_part_in_one_item_approves_all_of_it(
    statuses: list[PresenceStatus], role: MembershipRole
) -> None:
    duty = duty_to_approve(Participant(role=role, statuses=statuses))
    if PresenceStatus.PRESENT in statuses:
        assert duty == ApprovalState.PENDING
    elif PresenceStatus.UNKNOWN in statuses:
        assert duty == ApprovalState.UNKNOWN
    else:
        assert duty == ApprovalState.NOT_REQUIRED


def test_an_attending_substitute_approves_and_an_observer_does_not() -> None:
    there = [PresenceStatus.PRESENT]
    substitute = Participant(role=None, statuses=there, is_substitute=True)
    assert duty_to_approve(substitute) == ApprovalState.PENDING
    for role in (MembershipRole.OBSERVER, MembershipRole.ALTERNATE, None):
        assert duty_to_approve(Participant(role=role, statuses=there)) == ApprovalState.NOT_REQUIRED


def test_of_somebody_the_ledger_never_mentions_nothing_is_concluded() -> None:
    silent = Participant(role=MembershipRole.MEMBER, statuses=[])
    assert duty_to_approve(silent) == ApprovalState.UNKNOWN


@given(CIRCULARS)
def test_minutes_go_out_when_everything_is_done_and_all_that_is_missing_is_told(
    facts: CirculateFacts,
) -> None:
    refusals = refuse_circulate(facts)
    expected = {
        "wrong_state": facts.approval != MinutesApproval.DRAFT,
        "meeting_not_ended": facts.meeting_state != MeetingState.ENDED,
        "items_untreated": bool(facts.untreated_items),
        "decision_missing": bool(facts.undecided_items),
        "decisions_draft": bool(facts.draft_decisions),
        "nobody_to_approve": facts.approvers == 0,
        "disqualification_undecided": bool(facts.undecided_notices),
        "presence_unknown": bool(facts.unknown_presence),
        "member_unreachable": bool(facts.unreachable),
        "cpr_found": facts.has_cpr,
    }
    assert {code for code, holds in expected.items() if holds} == set(codes(refusals))
    assert set(codes(refusals)) - set(hard(refusals)) <= {
        "disqualification_undecided",
        "presence_unknown",
        "member_unreachable",
        "cpr_found",
    }


@given(ANSWERS)
def test_an_approval_binds_to_what_was_read(facts: ApproveFacts) -> None:
    found = hard(refuse_approve(facts))
    assert ("content_changed" in found) is (facts.hash_read != facts.hash_now)
    outsider = facts.own_state in (None, ApprovalState.NOT_REQUIRED)
    assert ("not_an_approver" in found) is outsider
    assert ("already_approved" in found) is (facts.own_state == ApprovalState.APPROVED)
    assert ("wrong_state" in found) is (facts.approval != MinutesApproval.CIRCULATED)


@given(ANSWERS, st.sampled_from(["", " ", "Jeg husker punkt 4 anderledes"]))
def test_a_member_declines_with_a_reason(facts: ApproveFacts, reason: str) -> None:
    found = hard(refuse_decline(facts, reason))
    assert ("reason_required" in found) is (not reason.strip())
    assert ("already_approved" in found) is (facts.own_state == ApprovalState.APPROVED)


def test_the_secretariat_takes_an_answer_back_and_says_why() -> None:
    circulated, given_state = MinutesApproval.CIRCULATED, ApprovalState.APPROVED
    assert refuse_revoke(circulated, given_state, "Godkendt ved en fejl") == []
    assert codes(refuse_revoke(circulated, ApprovalState.PENDING, "")) == [
        "nothing_to_revoke",
        "reason_required",
    ]


def test_a_round_that_is_closed_names_who_is_missing() -> None:
    circulated = MinutesApproval.CIRCULATED
    assert refuse_conclude(circulated, ["Lis Bak"], "Er fratrådt") == []
    (unexplained,) = refuse_conclude(circulated, ["Lis Bak"], "")
    assert unexplained.code == "reason_required"
    assert "Lis Bak" in unexplained.detail
    assert codes(refuse_conclude(circulated, [], "Alle er færdige")) == ["nobody_missing"]


@given(st.lists(st.sampled_from(ApprovalState), max_size=8))
def test_a_round_is_complete_when_all_who_were_asked_have_approved(
    states: list[ApprovalState],
) -> None:
    asked = [state for state in states if state != ApprovalState.NOT_REQUIRED]
    assert is_complete(states) is (set(asked) == {ApprovalState.APPROVED})


@given(FACES)
def test_of_a_closed_item_the_public_sees_only_what_was_written_for_it(item: ItemFace) -> None:
    face = public_face(item)
    closed = item.visibility == Visibility.CLOSED
    assert face.shows_everything is not closed
    if closed:
        assert item.title not in (face.title, face.decision)
        assert face.title == (item.public_title.strip() or "Lukket punkt")
        assert face.decision == item.public_decision.strip()


@given(PUBLICATIONS)
def test_a_closed_item_is_never_published_as_a_bare_number(facts: PublishFacts) -> None:
    refusals = refuse_publish(facts)
    closed = [item for item in facts.items if item.visibility == Visibility.CLOSED]
    untitled = any(not item.public_title.strip() for item in closed)
    untold = any(
        not item.public_decision.strip() and not item.secrecy_reason.strip() for item in closed
    )
    assert ("public_title_missing" in hard(refusals)) is untitled
    assert ("public_decision_missing" in codes(refusals)) is untold
    council = facts.committee_kind == CommitteeKind.COUNCIL
    assert ("public_decision_missing" in hard(refusals)) is (untold and council)


@given(PUBLICATIONS)
def test_parties_are_told_before_the_public(facts: PublishFacts) -> None:
    found = hard(refuse_publish(facts))
    assert ("embargo" in found) is any(item.has_embargo for item in facts.items)


@given(PUBLICATIONS)
def test_unapproved_minutes_and_suspected_numbers_wait_for_a_second_look(
    facts: PublishFacts,
) -> None:
    refusals = refuse_publish(facts)
    open_round = facts.approval in (MinutesApproval.DRAFT, MinutesApproval.CIRCULATED)
    assert ("not_approved" in codes(refusals)) is open_round
    assert ("cpr_found" in codes(refusals)) is facts.has_cpr
    assert not {"not_approved", "cpr_found"} & set(hard(refusals))


@pytest.mark.parametrize("allowed", [True, False])
def test_a_recommendation_goes_ahead_of_the_council_only_where_allowed(allowed: bool) -> None:  # noqa: FBT001
    item = ItemFace(title="Ny daginstitution", visibility=Visibility.OPEN, is_recommendation=True)
    facts = PublishFacts(
        publication=Publication.UNPUBLISHED,
        approval=MinutesApproval.APPROVED,
        meeting_state=MeetingState.ENDED,
        committee_kind=CommitteeKind.STANDING_COMMITTEE,
        items=[item],
        recommendations_may_be_published=allowed,
    )
    assert codes(refuse_publish(facts)) == ([] if allowed else ["recommendation_ahead"])


@given(few=st.booleans(), absent=st.booleans())
def test_a_record_that_speaks_against_itself_is_answered_for(*, few: bool, absent: bool) -> None:
    facts = CirculateFacts(
        approval=MinutesApproval.DRAFT,
        meeting_state=MeetingState.ENDED,
        approvers=3,
        without_quorum=["1. Skolen"] * few,
        votes_of_absent=["2. Vejen"] * absent,
    )
    found = refuse_circulate(facts)
    assert codes(found) == ["not_quorate"] * few + ["absent_voted"] * absent
    assert hard(found) == []
