from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committees.rules import in_force, numbering_starts_on, refuse_period, refuse_size
from committees.vocabulary import CommitteeKind, Numbering
from tests.rules.verdicts import codes, hard

DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@given(DAYS, st.integers(0, 3000))
def test_a_membership_holds_on_its_first_and_last_day(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    assert in_force(first, first, last)
    assert in_force(last, first, last)
    assert not in_force(first - timedelta(days=1), first, last)
    assert not in_force(last + timedelta(days=1), first, last)


@given(DAYS)
def test_an_open_period_has_no_end(day: date) -> None:
    assert in_force(day, None, None)
    assert in_force(day, day, None)
    assert not in_force(day - timedelta(days=1), day, None)
    assert not in_force(day + timedelta(days=1), None, day)


@given(DAYS, DAYS)
def test_only_a_period_that_runs_backwards_is_refused(first: date, last: date) -> None:
    assert bool(refuse_period(first, last)) is (last < first)
    assert refuse_period(first, None) == []
    assert refuse_period(None, last) == []


@given(st.integers(1, 31), st.integers(9, 31))
def test_an_even_standing_committee_is_pointed_out_and_never_forbidden(
    seats: int, council: int
) -> None:
    refusals = refuse_size(CommitteeKind.STANDING_COMMITTEE, seats, council)
    assert ("even_number_of_members" in codes(refusals)) is (seats % 2 == 0)
    assert ("too_many_members" in codes(refusals)) is (seats > council / 2)
    assert hard(refusals) == []


@pytest.mark.parametrize("kind", sorted(set(CommitteeKind) - {CommitteeKind.STANDING_COMMITTEE}))
def test_other_organs_may_have_any_size(kind: CommitteeKind) -> None:
    assert refuse_size(kind, 8, 9) == []


def test_numbers_start_again_where_the_committee_says_so() -> None:
    day, term = date(2026, 5, 4), date(2026, 1, 1)
    assert numbering_starts_on(Numbering.PER_MEETING, day, term) is None
    assert numbering_starts_on(Numbering.PER_YEAR, day, term) == date(2026, 1, 1)
    assert numbering_starts_on(Numbering.PER_TERM, day, date(2022, 1, 1)) == date(2022, 1, 1)
    assert numbering_starts_on(Numbering.PER_TERM, day, None) == date.min
    assert numbering_starts_on(Numbering.RUNNING, day, term) == date.min
