"""Votes: who may vote, what must be told, and what comes out of the counts."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.vocabulary import ItemState
from committees.vocabulary import CommitteeKind
from meetings.vocabulary import MeetingState
from proceedings.rules import (
    ProposeFacts,
    VoteFacts,
    Voter,
    refuse_contradiction,
    refuse_propose,
    refuse_unvoted,
    refuse_vote,
    refuse_voter,
    result_of,
)
from proceedings.vocabulary import (
    AmendmentState,
    PresenceStatus,
    VoteMethod,
    VoteResult,
    VoteSubject,
)
from tests.rules.verdicts import codes, hard

NOW = datetime(2026, 3, 24, 17, tzinfo=UTC)
NUMBERS = st.integers(0, 40)


def vote(**facts: Any) -> VoteFacts:
    usual: dict[str, Any] = {
        "kind": CommitteeKind.STANDING_COMMITTEE,
        "meeting_state": MeetingState.IN_SESSION,
        "subject": VoteSubject.MAIN,
        "method": VoteMethod.SHOW_OF_HANDS,
        "has_names": True,
    }
    return VoteFacts(**(usual | facts))


def voter(**facts: Any) -> Voter:
    usual: dict[str, Any] = {
        "name": "Mikkel Aas",
        "presence": PresenceStatus.PRESENT,
        "has_right": True,
    }
    return Voter(**(usual | facts))


def amendment(**facts: Any) -> ProposeFacts:
    usual: dict[str, Any] = {
        "meeting_state": MeetingState.IN_SESSION,
        "item_state": ItemState.PLACED,
        "proposed_at": NOW,
        "proposers": [PresenceStatus.PRESENT],
    }
    return ProposeFacts(**(usual | facts))


@given(NUMBERS, NUMBERS)
def test_more_for_than_against_carries_and_a_tie_falls(yes: int, no: int) -> None:
    assert (result_of(yes, no) == VoteResult.ADOPTED) == (yes > no)
    assert (result_of(yes, no) == VoteResult.LAPSED) == (yes == no)
    if yes != no:
        assert {result_of(yes, no), result_of(no, yes)} == {
            VoteResult.ADOPTED,
            VoteResult.REJECTED,
        }


@given(st.sampled_from(CommitteeKind))
def test_only_bodies_outside_the_act_vote_in_secret(kind: CommitteeKind) -> None:
    found = codes(refuse_vote(vote(kind=kind, method=VoteMethod.SECRET, has_names=False)))
    assert found == (["secret_vote_forbidden"] if kind.is_under_the_act else [])


@given(st.sampled_from(CommitteeKind))
def test_counts_alone_are_enough_only_outside_the_act(kind: CommitteeKind) -> None:
    found = codes(refuse_vote(vote(kind=kind, has_names=False)))
    assert found == (["names_missing"] if kind.is_under_the_act else [])
    by_name = vote(kind=kind, has_names=False, method=VoteMethod.ROLL_CALL)
    assert "names_missing" in codes(refuse_vote(by_name))


@given(st.sampled_from(CommitteeKind), st.booleans())
def test_a_written_procedure_is_for_bodies_that_may(kind: CommitteeKind, allowed: bool) -> None:  # noqa: FBT001
    written = vote(
        kind=kind,
        method=VoteMethod.WRITTEN_PROCEDURE,
        allows_written_procedure=allowed,
        meeting_state=MeetingState.CONVENED,
    )
    may = allowed and not kind.is_under_the_act
    assert codes(refuse_vote(written)) == ([] if may else ["written_procedure_forbidden"])


@pytest.mark.parametrize("state", list(MeetingState))
def test_votes_are_held_in_a_meeting(state: MeetingState) -> None:
    found = codes(refuse_vote(vote(meeting_state=state)))
    sat = state in (MeetingState.IN_SESSION, MeetingState.ENDED)
    assert (found == []) == sat


@pytest.mark.parametrize("subject", list(VoteSubject))
def test_the_matter_waits_for_its_amendments(subject: VoteSubject) -> None:
    found = codes(refuse_vote(vote(subject=subject, open_amendments=["Halv pris"])))
    free = {
        VoteSubject.AGENDA,
        VoteSubject.PROCEDURE,
        VoteSubject.ELECTION,
        VoteSubject.DISQUALIFICATION,
    }
    assert found == ([] if subject in free else ["amendment_open"])


@given(st.sampled_from(PresenceStatus), st.booleans(), st.booleans(), st.booleans(), st.booleans())
def test_only_who_is_there_with_a_right_and_not_disqualified_votes(
    presence: PresenceStatus,
    right: bool,  # noqa: FBT001
    disqualified: bool,  # noqa: FBT001
    own: bool,  # noqa: FBT001
    may_own: bool,  # noqa: FBT001
) -> None:
    one = voter(
        presence=presence,
        has_right=right,
        is_disqualified=disqualified,
        own_question=own,
        may_vote_on_own=may_own,
    )
    found = set(codes(refuse_voter(one)))
    there = presence in (PresenceStatus.PRESENT, PresenceStatus.UNKNOWN)
    barred = (own and not may_own) or (disqualified and not own)
    wanted = {("no_voting_right", not right), ("not_present", not there), ("disqualified", barred)}
    assert found == {code for code, holds in wanted if holds}


def test_each_refusal_says_where_it_stands() -> None:
    away = voter(presence=PresenceStatus.ABSENT, has_right=False)
    found = refuse_voter(away, pointer="/votes/3/ballots/7/person")
    assert {refusal.pointer for refusal in found} == {"/votes/3/ballots/7/person"}
    assert codes(refuse_voter(away, written=True)) == ["no_voting_right"]


@given(st.sampled_from(VoteResult), st.sampled_from([True, False, None]))
def test_a_decision_against_the_vote_is_answered_for(
    result: VoteResult,
    adopts: bool | None,  # noqa: FBT001
) -> None:
    found = refuse_contradiction([VoteResult.ADOPTED, result], adopted=adopts)
    fell = result in (VoteResult.REJECTED, VoteResult.LAPSED)
    differs = (adopts is True and fell) or (adopts is False and result == VoteResult.ADOPTED)
    assert codes(found) == (["vote_contradicts"] if differs else [])
    assert hard(found) == []


def test_nothing_is_decided_while_a_vote_is_owed() -> None:
    assert codes(refuse_unvoted(demanded=True, open_amendments=[])) == ["vote_demanded"]
    assert codes(refuse_unvoted(demanded=False, open_amendments=["A"])) == ["amendment_open"]
    assert refuse_unvoted(demanded=False, open_amendments=[]) == []


def test_an_amendment_is_put_until_the_vote_begins() -> None:
    assert refuse_propose(amendment()) == []
    late = amendment(voting_began=NOW - timedelta(minutes=1))
    assert codes(refuse_propose(late)) == ["voting_begun"]
    written_up = amendment(voting_began=NOW + timedelta(minutes=1))
    assert refuse_propose(written_up) == []


def test_a_deadline_binds_all_but_the_finance_committee() -> None:
    past = NOW - timedelta(days=1)
    assert codes(refuse_propose(amendment(deadline=past))) == ["amendment_late"]
    assert refuse_propose(amendment(deadline=past, is_exempt=True)) == []
    assert refuse_propose(amendment(deadline=NOW)) == []


@pytest.mark.parametrize("state", [s for s in AmendmentState if s != AmendmentState.PROPOSED])
def test_what_is_settled_is_not_amended(state: AmendmentState) -> None:
    assert codes(refuse_propose(amendment(amends=state))) == ["amendment_settled"]


def test_somebody_behind_it_is_there() -> None:
    away, unknown = PresenceStatus.EXCUSED, PresenceStatus.UNKNOWN
    assert codes(refuse_propose(amendment(proposers=[away]))) == ["not_present"]
    assert hard(refuse_propose(amendment(proposers=[unknown]))) == []
    assert codes(refuse_propose(amendment(proposers=[unknown]))) == ["presence_unknown"]
    assert refuse_propose(amendment(proposers=[away, PresenceStatus.PRESENT])) == []
    before = amendment(proposers=[unknown], meeting_state=MeetingState.CONVENED)
    assert refuse_propose(before) == []
