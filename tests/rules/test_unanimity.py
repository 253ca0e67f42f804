from hypothesis import given
from hypothesis import strategies as st

from proceedings.rules.unanimity import Tally, all_agreed, warn_missing, warn_untold
from proceedings.vocabulary import VoteResult
from tests.rules.verdicts import codes, hard

COUNTS = st.none() | st.integers(0, 31)
TALLIES = st.builds(
    Tally,
    result=st.sampled_from(VoteResult),
    ayes=COUNTS,
    others=COUNTS,
    present=st.integers(0, 31),
)


@given(st.lists(TALLIES, max_size=4))
def test_all_agreed_when_each_vote_carried_and_nobody_voted_otherwise(told: list[Tally]) -> None:
    against_it = [t for t in told if t.result != VoteResult.ADOPTED or t.others]
    assert all_agreed(told) is (None if not told else not against_it)


@given(st.lists(TALLIES, max_size=4))
def test_who_was_there_and_is_not_told_of_is_answered_for(told: list[Tally]) -> None:
    found = warn_missing(told, "ksl § 22, stk. 2")
    short = any(t.ayes is not None and t.ayes + (t.others or 0) < t.present for t in told)
    assert bool(found) is short
    assert hard(found) == []


def test_without_counting_the_chair_tells_that_nobody_asked_for_a_vote() -> None:
    silent = Tally(result=VoteResult.ADOPTED, ayes=None, others=0, present=5)
    assert all_agreed([silent]) is True
    assert warn_missing([silent], "-") == []
    asked = Tally(result=VoteResult.VOTE_DEMANDED, ayes=None, others=0, present=5)
    assert all_agreed([asked]) is False


def test_a_vote_that_belongs_to_no_change_speaks_against_the_claim() -> None:
    assert warn_untold([]) == []
    split = Tally(result=VoteResult.ADOPTED, ayes=3, others=2)
    assert codes(warn_untold([split])) == ["unanimity_contradicted"]
