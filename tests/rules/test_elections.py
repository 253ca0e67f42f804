"""Elections: most votes, proportion by d'Hondt, and lot where nothing else tells."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from proceedings.rules import Standing, by_lot, majority, proportional, refuse_election
from tests.rules.verdicts import codes

VOTES = st.lists(st.integers(0, 31), min_size=1, max_size=8)


def lists(*votes: int, lots: dict[int, int] | None = None) -> list[Standing]:
    drawn = lots or {}
    return [
        Standing(name=f"Liste {n}", votes=count, lot_rank=drawn.get(n))
        for n, count in enumerate(votes)
    ]


def test_a_council_of_thirty_one_fills_seven_seats() -> None:
    """The quotients 14, 10, 7, 5, 4 2/3, 4 and 3 1/2, of which the last stands against 3 1/3."""
    assert proportional(lists(14, 10, 4, 3), 7).seats == {0: 4, 1: 2, 2: 1, 3: 0}


def test_the_largest_quotients_get_the_seats() -> None:
    assert proportional(lists(100, 80, 30), 8).seats == {0: 4, 1: 3, 2: 1}
    assert proportional(lists(9, 5, 4), 4).seats == {0: 2, 1: 1, 2: 1}


def test_equal_quotients_need_lot_only_where_seats_are_short() -> None:
    assert proportional(lists(6, 6), 2).seats == {0: 1, 1: 1}
    tied = proportional(lists(6, 6), 1)
    assert tied.tied == (0, 1)
    assert codes(refuse_election(lists(6, 6), tied, ballot_round=None)) == ["lot_needed"]
    drawn = proportional(lists(6, 6, lots={0: 2, 1: 1}), 1)
    assert (drawn.seats, drawn.by_lot) == ({0: 0, 1: 1}, frozenset({1}))


@given(VOTES, st.integers(1, 12), st.randoms(use_true_random=False))
def test_seats_follow_votes(votes: list[int], seats: int, random: object) -> None:
    ranks = list(range(1, len(votes) + 1))
    random.shuffle(ranks)  # type: ignore[attr-defined]
    standing = lists(*votes, lots=dict(enumerate(ranks)))
    found = proportional(standing, seats)
    if not any(votes):
        assert sum(found.seats.values()) == 0
        return
    assert sum(found.seats.values()) == seats
    for a, many in enumerate(votes):
        for b, few in enumerate(votes):
            assert many <= few or found.seats[a] >= found.seats[b]
            # No seat would stand better elsewhere: the last one won beats any next quotient.
            if found.seats[a]:
                assert Fraction(many, found.seats[a]) >= Fraction(few, found.seats[b] + 1)


def test_two_rounds_need_the_half_and_the_third_the_most() -> None:
    ten, eight, three = lists(10, 8, 3)
    half = Fraction(21, 2)
    for turn in (1, 2):
        assert majority([ten, eight, three], needed=half, ballot_round=turn).seats == {}
    assert majority([ten, eight], needed=half, ballot_round=3).seats == {0: 1}
    assert majority(lists(11, 10), needed=half, ballot_round=1).seats == {0: 1}
    assert majority(lists(0, 0), needed=0, ballot_round=3).seats == {}


def test_lot_settles_the_third_round_alone() -> None:
    even = lists(8, 8)
    assert majority(even, needed=8, ballot_round=1).tied == ()
    tied = majority(even, needed=8, ballot_round=3)
    assert codes(refuse_election(even, tied, ballot_round=3)) == ["lot_needed"]
    drawn = majority(lists(8, 8, lots={0: 2, 1: 1}), needed=8, ballot_round=3)
    assert (drawn.seats, drawn.by_lot) == ({1: 1}, frozenset({1}))


def test_the_third_round_is_between_two() -> None:
    three = lists(8, 7, 6)
    found = majority(three, needed=8, ballot_round=3)
    assert codes(refuse_election(three, found, ballot_round=3)) == ["round_between_two"]


@given(st.integers(1, 6), st.integers(1, 6))
def test_lot_takes_the_first_drawn(standing: int, seats: int) -> None:
    drawn = lists(*[0] * standing, lots={n: standing - n for n in range(standing)})
    found = by_lot(drawn, seats)
    assert sorted(found.seats) == list(range(standing))[-seats:]
    assert found.by_lot == frozenset(found.seats)
    assert by_lot(lists(*[0] * standing), seats).tied == tuple(range(standing))
