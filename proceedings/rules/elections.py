"""Rules about elections (ksl §§ 24 og 25): most votes, proportion by d'Hondt, and lot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from foundation.problems.refusal import Refusal
from foundation.rulebook import against, listed

LAST_ROUND = 3
"""The round between the two that got most in the second (ksl § 24, stk. 1)."""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """One who stands for election, a person or a list; `lot_rank` is the place in which lot put
    those that were equal, first drawn first."""

    name: str
    votes: int
    lot_rank: int | None = None


@dataclass(frozen=True, kw_only=True)
class Elected:
    """What came out: seats by place in the list that was sent, who got one by lot, and whose
    places only lot can settle."""

    seats: Mapping[int, int] = field(default_factory=dict)
    by_lot: frozenset[int] = frozenset()
    tied: tuple[int, ...] = ()


def proportional(standing: Sequence[Standing], seats: int) -> Elected:
    """Each list's votes are divided by 1, 2, 3 and so on, and the largest quotients get the
    seats; between equal ones lot is drawn (ksl § 24, stk. 3; § 25) [7]."""
    won: dict[int, int] = dict.fromkeys(range(len(standing)), 0)
    by_lot: set[int] = set()
    left = seats
    while left > 0:
        largest = max((_quotient(standing, won, n) for n in won), default=Fraction(0))
        if largest == 0:
            break
        equal = [n for n in won if _quotient(standing, won, n) == largest]
        if len(equal) > left:
            drawn = _drawn(standing, equal)
            if drawn is None:
                return Elected(seats=won, by_lot=frozenset(by_lot), tied=tuple(equal))
            equal = drawn[:left]
            by_lot |= set(equal)
        for n in equal:
            won[n] += 1
        left -= len(equal)
    return Elected(seats=won, by_lot=frozenset(by_lot))


def majority(standing: Sequence[Standing], *, needed: Fraction | int, ballot_round: int) -> Elected:
    """One seat. In the first two rounds somebody needs more than `needed`, half of those who
    vote; in the third whoever of the two gets most is elected, and lot settles a tie
    (ksl § 24, stk. 1). Nobody elected means a new round."""
    most = max((one.votes for one in standing), default=0)
    first = [n for n, one in enumerate(standing) if one.votes == most and most > 0]
    if ballot_round < LAST_ROUND:
        return _only(first) if most > needed else Elected()
    return _only(first) if len(first) < 2 else by_lot(standing, 1, first)


def by_lot(standing: Sequence[Standing], seats: int, among: Sequence[int] = ()) -> Elected:
    """Lot alone: as many as there are seats, in the order they were drawn."""
    places = list(among) or list(range(len(standing)))
    drawn = _drawn(standing, places)
    if drawn is None:
        return Elected(tied=tuple(places))
    return Elected(seats=dict.fromkeys(drawn[:seats], 1), by_lot=frozenset(drawn[:seats]))


def refuse_election(
    standing: Sequence[Standing], found: Elected, *, ballot_round: int | None
) -> list[Refusal]:
    """What keeps an election from being written down: a tie that lot has not settled, and a
    third round between others than two (ksl § 24, stk. 1)."""
    names = [standing[n].name for n in found.tied]
    return against(
        (
            bool(found.tied),
            Refusal(
                "lot_needed",
                "ksl § 24",
                f"Stemmerne står lige for {listed(names)}. Træk lod, og angiv rækkefølgen.",
            ),
        ),
        (
            ballot_round == LAST_ROUND and len(standing) != 2,
            Refusal(
                "round_between_two",
                "ksl § 24, stk. 1",
                "Tredje afstemning er mellem de to, der fik flest stemmer ved anden.",
            ),
        ),
    )


def _only(first: Sequence[int]) -> Elected:
    return Elected(seats={first[0]: 1}) if len(first) == 1 else Elected()


def _quotient(standing: Sequence[Standing], won: Mapping[int, int], place: int) -> Fraction:
    return Fraction(standing[place].votes, won[place] + 1)


def _drawn(standing: Sequence[Standing], equal: Sequence[int]) -> list[int] | None:
    """The equal ones in the order lot gave them, or None where it has not been drawn."""
    ranks = {n: standing[n].lot_rank for n in equal}
    known = [rank for rank in ranks.values() if rank is not None]
    if len(set(known)) != len(equal):
        return None
    return sorted(equal, key=lambda n: ranks[n] or 0)
