import pytest
from hypothesis import given
from hypothesis import strategies as st

from committees.vocabulary import CommitteeKind, QuorumRule
from proceedings.rules import WITHOUT_QUORUM, needed, quorum, refuse_quorum, rule_of
from proceedings.vocabulary import OutcomeKind, Quorum
from tests.rules.verdicts import codes, hard

SEATS, RULES = st.integers(1, 31), st.sampled_from(QuorumRule)
KINDS = st.sampled_from(CommitteeKind)
OUTCOMES = st.lists(st.sampled_from(OutcomeKind), max_size=3)


@pytest.mark.parametrize(("seats", "enough"), [(5, 3), (6, 3), (7, 4), (25, 13), (31, 16)])
def test_half_of_the_seats_is_enough_and_one_less_is_not(seats: int, enough: int) -> None:
    assert quorum(seats, enough, 0) == Quorum.YES
    assert quorum(seats, enough - 1, 0) == Quorum.NO


@pytest.mark.parametrize(
    ("rule", "enough"),
    [("half_of_seats", 3), ("more_than_half", 4), ("two_thirds", 4), ("none", 0)],
)
def test_other_bodies_have_chosen_their_own_rule(rule: str, enough: int) -> None:
    assert needed(6, QuorumRule(rule)) == enough


@given(kind=KINDS, chosen=RULES)
def test_bodies_under_the_act_have_no_choice(kind: CommitteeKind, chosen: QuorumRule) -> None:
    under = kind.is_under_the_act
    assert rule_of(kind, chosen) == (QuorumRule.HALF_OF_SEATS if under else chosen)


@given(SEATS, RULES, st.data())
def test_quorum_is_unknown_only_while_the_silent_seats_could_turn_it(
    seats: int, rule: QuorumRule, data: st.DataObject
) -> None:
    present = data.draw(st.integers(0, seats))
    unknown = data.draw(st.integers(0, seats - present))
    possible = {quorum(seats, present + came, 0, rule) for came in range(unknown + 1)}
    found = quorum(seats, present, unknown, rule)
    assert found == (possible.pop() if len(possible) == 1 else Quorum.UNKNOWN)


def test_seats_nobody_knows_make_no_quorum_known() -> None:
    assert quorum(0, 5, 0) == Quorum.UNKNOWN


@given(kind=KINDS, outcomes=OUTCOMES)
def test_without_quorum_nothing_of_substance_is_decided_under_the_act(
    kind: CommitteeKind, outcomes: list[OutcomeKind]
) -> None:
    found = refuse_quorum(Quorum.NO, kind, outcomes)
    assert codes(found) == ["not_quorate"]
    substance = not outcomes or not set(outcomes) <= WITHOUT_QUORUM
    assert bool(hard(found)) is (kind.is_under_the_act and substance)


@given(kind=KINDS, outcomes=OUTCOMES)
def test_unknown_quorum_is_answered_for_and_quorum_says_nothing(
    kind: CommitteeKind, outcomes: list[OutcomeKind]
) -> None:
    unknown = refuse_quorum(Quorum.UNKNOWN, kind, outcomes)
    assert (codes(unknown), hard(unknown)) == (["quorum_unknown"], [])
    assert refuse_quorum(Quorum.YES, kind, outcomes) == []
