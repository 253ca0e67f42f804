from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from agenda.vocabulary import ItemState, WithholdingCause
from committees.vocabulary import CommitteeKind
from proceedings.rules import (
    PostponeFacts,
    refuse_demand_postponement,
    refuse_exception,
    refuse_in_the_room,
    refuse_leave,
    refuse_lift,
    refuse_return,
    refuse_withhold,
)
from proceedings.vocabulary import DisqualificationState, ParticipationException
from tests.rules.verdicts import codes, hard

WAITS = PostponeFacts(
    committee_kind=CommitteeKind.COUNCIL,
    item_state=ItemState.PLACED,
    disqualified=1,
    substitutes=0,
    present=9,
    opposed=0,
    deadline=None,
    next_meeting=date(2026, 4, 28),
)


def instead(**values: object) -> PostponeFacts:
    return PostponeFacts(**{**WAITS.__dict__, **values})


@given(present=st.integers(1, 31), opposed=st.integers(0, 31))
def test_two_thirds_of_those_present_keep_the_item(present: int, opposed: int) -> None:
    found = codes(refuse_demand_postponement(instead(present=present, opposed=opposed)))
    assert ("two_thirds_oppose" in found) is (opposed * 3 >= present * 2)
    assert ("more_than_present" in found) is (opposed > present)


def test_a_list_with_a_substitute_in_the_room_demands_nothing() -> None:
    assert refuse_demand_postponement(WAITS) == []
    called = refuse_demand_postponement(instead(substitutes=1))
    assert codes(called) == ["substitute_called"]
    assert refuse_demand_postponement(instead(disqualified=2, substitutes=1)) == []
    assert codes(refuse_demand_postponement(instead(disqualified=0))) == ["nobody_disqualified"]


def test_a_deadline_that_would_be_broken_keeps_the_item() -> None:
    day = date(2026, 4, 28)
    assert refuse_demand_postponement(instead(deadline=day)) == []
    late = instead(deadline=date(2026, 4, 27))
    assert codes(refuse_demand_postponement(late)) == ["deadline_would_break"]
    never = instead(deadline=day, next_meeting=None)
    assert codes(refuse_demand_postponement(never)) == ["deadline_would_break"]


@given(st.sampled_from(CommitteeKind))
def test_only_in_the_council_may_a_list_demand_it(kind: CommitteeKind) -> None:
    refused = "not_the_council" in codes(refuse_demand_postponement(instead(committee_kind=kind)))
    assert refused is (kind != CommitteeKind.COUNCIL)


def test_without_a_ledger_somebody_answers_for_the_two_thirds() -> None:
    found = refuse_demand_postponement(instead(present=None, opposed=3))
    assert codes(found) == ["presence_unknown"]
    assert hard(found) == []


@given(
    paragraph=st.none() | st.sampled_from(ParticipationException),
    reason=st.sampled_from(["", "  ", "Nødvendigt."]),
    disqualified=st.booleans(),
)
def test_taking_part_all_the_same_wants_paragraph_and_reason(
    paragraph: ParticipationException | None, reason: str, *, disqualified: bool
) -> None:
    found = codes(refuse_exception(paragraph, reason, disqualified=disqualified))
    silent = paragraph is None and not reason.strip()
    whole = paragraph is not None and bool(reason.strip())
    assert (not found) is (silent or (whole and disqualified))


@given(state=st.sampled_from(DisqualificationState), takes=st.booleans(), out=st.booleans())
def test_who_is_disqualified_and_in_the_room_leaves_it(
    state: DisqualificationState, *, takes: bool, out: bool
) -> None:
    leaves = state == DisqualificationState.DISQUALIFIED and not takes and not out
    assert (not refuse_leave(state, takes_part=takes, is_out=out)) is leaves


def test_only_who_left_comes_back_and_not_before_he_left() -> None:
    assert refuse_return(is_out=True, in_order=True) == []
    assert codes(refuse_return(is_out=True, in_order=False)) == ["returned_before_leaving"]
    assert codes(refuse_return(is_out=False, in_order=True)) == ["not_out"]


def test_nothing_is_treated_while_somebody_stays_who_should_not() -> None:
    assert refuse_in_the_room([]) == []
    assert hard(refuse_in_the_room(["Mikkel Aas"])) == ["disqualified_in_room"]


def test_the_secretariat_withholds_only_while_a_question_is_open_and_says_why() -> None:
    assert refuse_withhold(is_asked=True, reason="Meldt af formanden.") == []
    assert codes(refuse_withhold(is_asked=False, reason="")) == [
        "no_open_question",
        "reason_required",
    ]


@given(st.sampled_from(WithholdingCause))
def test_the_secretariat_gives_back_only_what_it_took(cause: WithholdingCause) -> None:
    refused = codes(refuse_lift(cause, stands=True)) == ["follows_the_question"]
    assert refused is (cause != WithholdingCause.SECRETARIAT)
    assert "already_lifted" in codes(refuse_lift(cause, stands=False))
