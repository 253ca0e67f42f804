from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committees.vocabulary import CommitteeKind
from meetings.vocabulary import MeetingState
from proceedings.rules import (
    PROCEDURAL,
    STOPS,
    SUSPENSION_MOVES,
    AnnulFacts,
    Settled,
    Sitting,
    SuspendFacts,
    refuse_annul,
    refuse_execution,
    refuse_suspend,
    refuse_take_back,
    refuse_unsettling,
    settles_anything,
)
from proceedings.vocabulary import OutcomeKind, SuspensionState
from tests.rules.verdicts import codes, hard

OPENED = datetime(2026, 3, 24, 15, tzinfo=UTC)
ENDED = OPENED + timedelta(hours=2)
AFTER = ENDED + timedelta(days=1)
HELD = Sitting(state=MeetingState.ENDED, opened_at=OPENED, ended_at=ENDED, now=AFTER)
RIGHT = SuspendFacts(
    committee_kind=CommitteeKind.STANDING_COMMITTEE,
    sitting=HELD,
    declared_at=ENDED,
    settled=Settled(outcomes=[OutcomeKind.APPROVED]),
    is_decided=True,
    is_member=True,
    was_there=True,
    is_disqualified=False,
)
SETTLED = st.builds(
    Settled,
    outcomes=st.lists(st.sampled_from(OutcomeKind), max_size=3),
    for_decision=st.booleans(),
    is_deciding=st.none() | st.booleans(),
)
FACTS = st.builds(
    SuspendFacts,
    committee_kind=st.sampled_from(CommitteeKind),
    sitting=st.just(HELD),
    declared_at=st.datetimes(timezones=st.just(UTC)),
    settled=SETTLED,
    is_decided=st.booleans(),
    is_member=st.booleans(),
    was_there=st.none() | st.booleans(),
    is_disqualified=st.booleans(),
    already=st.booleans(),
)


def instead(**values: object) -> SuspendFacts:
    return SuspendFacts(**{**RIGHT.__dict__, **values})


def test_a_member_who_was_there_stops_a_decision_until_the_meeting_ends() -> None:
    assert refuse_suspend(RIGHT) == []
    late = instead(declared_at=ENDED + timedelta(seconds=1))
    assert codes(refuse_suspend(late)) == ["demanded_too_late"]
    early = instead(declared_at=OPENED - timedelta(seconds=1))
    assert codes(refuse_suspend(early)) == ["demanded_too_late"]


@given(FACTS)
def test_only_committees_that_govern_for_the_council_have_the_right(facts: SuspendFacts) -> None:
    kinds = {CommitteeKind.STANDING_COMMITTEE, CommitteeKind.FINANCE_COMMITTEE}
    refused = "no_right_of_suspension" in codes(refuse_suspend(facts))
    assert refused is (facts.committee_kind not in kinds)


@given(FACTS)
def test_nobody_stops_what_settles_nothing(facts: SuspendFacts) -> None:
    found = hard(refuse_suspend(facts))
    settles = facts.is_decided and settles_anything(facts.settled) is not False
    assert settles is not bool({"nothing_decided", "procedural_decision"} & set(found))


@given(SETTLED)
def test_a_question_of_procedure_settles_nothing_whatever_it_is_about(settled: Settled) -> None:
    procedural = [one for one in settled.outcomes if one in PROCEDURAL]
    assert settles_anything(instead_of(settled, procedural)) is False


def instead_of(settled: Settled, outcomes: list[OutcomeKind]) -> Settled:
    return Settled(**{**settled.__dict__, "outcomes": outcomes})


@pytest.mark.parametrize(
    "outcome", [OutcomeKind.REJECTED, OutcomeKind.LAPSED, OutcomeKind.SENT_TO_HEARING]
)
def test_a_refusal_a_tie_and_a_hearing_can_be_stopped(outcome: OutcomeKind) -> None:
    for outcomes in ([outcome], [OutcomeKind.RECOMMENDED, outcome]):
        assert refuse_suspend(instead(settled=Settled(outcomes=outcomes, is_deciding=False))) == []


@pytest.mark.parametrize(
    ("for_decision", "refused"), [(True, []), (False, ["procedural_decision"])]
)
def test_what_was_noted_can_be_stopped_where_a_decision_was_wanted(
    *, for_decision: bool, refused: list[str]
) -> None:
    noted = Settled(outcomes=[OutcomeKind.NOTED], for_decision=for_decision)
    assert codes(refuse_suspend(instead(settled=noted))) == refused


@pytest.mark.parametrize(
    ("is_deciding", "refused"),
    [(True, []), (False, ["procedural_decision"]), (None, ["recommendation_only"])],
)
def test_a_recommendation_can_be_stopped_where_nobody_decides_after_it(
    is_deciding: bool | None,  # noqa: FBT001
    refused: list[str],
) -> None:
    told = Settled(outcomes=[OutcomeKind.RECOMMENDED], is_deciding=is_deciding)
    found = refuse_suspend(instead(settled=told))
    assert codes(found) == refused
    assert hard(found) == (refused if is_deciding is False else [])


@given(FACTS)
def test_who_was_away_or_is_disqualified_stops_nothing(facts: SuspendFacts) -> None:
    found = hard(refuse_suspend(facts))
    assert ("disqualified" in found) is facts.is_disqualified
    asked = facts.is_member and not facts.is_disqualified
    assert ("not_present" in found) is (asked and facts.was_there is False)
    assert ("not_a_member" in found) is not facts.is_member


def test_where_nobody_kept_the_ledger_somebody_answers_for_it() -> None:
    found = refuse_suspend(instead(was_there=None))
    assert codes(found) == ["presence_unknown"]
    assert hard(found) == []


@given(state=st.sampled_from(SuspensionState), same=st.booleans(), later=st.booleans())
def test_only_the_committee_itself_annuls_and_only_before_the_council(
    state: SuspensionState, *, same: bool, later: bool
) -> None:
    facts = AnnulFacts(state=state, same_committee=same, is_decided=True, is_later=later)
    allowed = not refuse_annul(facts)
    assert allowed is (state == SuspensionState.STANDING and same and later)


def test_a_decision_in_another_matter_annuls_only_where_somebody_answers_for_it() -> None:
    facts = AnnulFacts(
        state=SuspensionState.STANDING, same_committee=True, is_decided=True, is_later=True,
        same_matter=False,
    )  # fmt: skip
    assert codes(refuse_annul(facts)) == ["other_matter"]
    assert hard(refuse_annul(facts)) == []


@given(is_stopped=st.booleans(), settles=st.sampled_from([True, False, None]))
def test_what_was_stopped_is_not_mended_into_nothing(
    *, is_stopped: bool, settles: bool | None
) -> None:
    found = refuse_unsettling(is_stopped=is_stopped, settles=settles)
    assert hard(found) == (["suspended"] if is_stopped and settles is False else [])


def test_the_declaration_is_taken_back_while_the_meeting_lasts() -> None:
    standing = SuspensionState.STANDING
    assert refuse_take_back(standing, MeetingState.IN_SESSION) == []
    assert codes(refuse_take_back(standing, MeetingState.ENDED)) == ["meeting_ended"]


def test_nothing_that_was_stopped_or_annulled_is_carried_out() -> None:
    assert {SuspensionState.STANDING, SuspensionState.ANNULLED} == STOPS
    assert refuse_execution([]) == []
    assert hard(refuse_execution(["7"])) == ["suspended"]


def test_what_has_come_to_an_end_does_not_begin_again() -> None:
    ends = {row.target for row in SUSPENSION_MOVES.values()}
    begins = {source for row in SUSPENSION_MOVES.values() for source in row.sources}
    assert begins == {SuspensionState.STANDING}
    assert ends == set(SuspensionState) - begins
