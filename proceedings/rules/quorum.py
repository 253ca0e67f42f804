"""Rules about quorum: whether enough were there, and what may be decided without."""

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from math import ceil, floor

from committees.vocabulary import CommitteeKind, QuorumRule
from foundation.problems.refusal import Refusal
from foundation.rulebook import against
from proceedings.vocabulary import OutcomeKind, Quorum

WITHOUT_QUORUM = frozenset(
    {
        OutcomeKind.NOTED,
        OutcomeKind.DISCUSSED,
        OutcomeKind.POSTPONED,
        OutcomeKind.WITHDRAWN,
        OutcomeKind.NONE,
    }
)
"""Outcomes that decide nothing of substance: information and discussion go on, and an item may
be put off, where too few are there [24]."""


def rule_of(kind: CommitteeKind, chosen: QuorumRule) -> QuorumRule:
    """The Act binds its own bodies to half of the seats; others have chosen (ksl § 11, stk. 2;
    § 20) [24]."""
    return QuorumRule.HALF_OF_SEATS if kind.is_under_the_act else chosen


@cache
def needed(seats: int, rule: QuorumRule) -> int:
    """How many must be there of a body of so many seats [24, 25]."""
    return {
        QuorumRule.HALF_OF_SEATS: ceil(Fraction(seats, 2)),
        QuorumRule.MORE_THAN_HALF: floor(Fraction(seats, 2)) + 1,
        QuorumRule.TWO_THIRDS: ceil(Fraction(2 * seats, 3)),
        QuorumRule.NONE: 0,
    }[rule]


def quorum(
    seats: int, certain: int, unknown: int, rule: QuorumRule = QuorumRule.HALF_OF_SEATS
) -> Quorum:
    """Whether enough are there, counted anew at each item (ksl § 11, stk. 2) [24, 25].

    `certain` are those who are there and count, substitutes too and nobody disqualified;
    `unknown` the seats of which the ledger says nothing. Seats count, not those convened.
    """
    if rule == QuorumRule.NONE:
        return Quorum.YES
    if seats < 1:
        return Quorum.UNKNOWN
    if certain >= needed(seats, rule):
        return Quorum.YES
    return Quorum.UNKNOWN if certain + unknown >= needed(seats, rule) else Quorum.NO


def refuse_quorum(
    found: Quorum, kind: CommitteeKind, outcomes: Sequence[OutcomeKind]
) -> list[Refusal]:
    """Without quorum a body under the Act decides nothing of substance; what is only told or
    discussed goes on, and other bodies may answer for it by their own rules. Where presence is
    unknown somebody answers for it (ksl § 11, stk. 2) [24]."""
    substance = not outcomes or not set(outcomes) <= WITHOUT_QUORUM
    rule = "ksl § 11, stk. 2" if kind.is_under_the_act else "organets egen regel"
    return against(
        (
            found == Quorum.NO,
            Refusal(
                "not_quorate",
                rule,
                "Udvalget er ikke beslutningsdygtigt ved dette punkt.",
                overridable=not (kind.is_under_the_act and substance),
            ),
        ),
        (
            found == Quorum.UNKNOWN,
            Refusal(
                "quorum_unknown",
                rule,
                "Fremmødet er ikke ført, så det vides ikke, om udvalget er beslutningsdygtigt.",
                overridable=True,
            ),
        ),
    )
