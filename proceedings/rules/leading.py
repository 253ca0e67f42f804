"""Rules about who leads the meeting at an item [5]."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from committees.vocabulary import MembershipRole
from foundation.problems.refusal import Refusal
from foundation.rulebook import against
from proceedings.vocabulary import ChairBasis, PresenceStatus

_CHAIRS = frozenset({MembershipRole.CHAIR, MembershipRole.MAYOR})
_IN_ORDER = (_CHAIRS, frozenset({MembershipRole.DEPUTY_CHAIR}))
LEADING = frozenset().union(*_IN_ORDER)
"""Roles whose holders lead without being chosen for it."""


@dataclass(frozen=True)
class Seat:
    """Somebody who may lead at the item in question; `is_able` unless he is known to be away or
    has been found disqualified."""

    person_id: UUID
    role: MembershipRole | None
    is_able: bool


def leads(seats: Sequence[Seat], opened_by: UUID | None) -> tuple[UUID | None, ChairBasis]:
    """Who leads where nothing is entered: whoever opened the meeting, the chair, and where he is
    away or disqualified the deputy, who steps in by himself (ksl § 22, stk. 1) [5]. Beyond that
    the body chooses, and nothing is guessed."""
    able = [seat for seat in seats if seat.is_able]
    opener = next((seat for seat in able if seat.person_id == opened_by), None)
    if opener is not None:
        return opener.person_id, _basis(opener.role)
    for roles in _IN_ORDER:
        for seat in able:
            if seat.role in roles:
                return seat.person_id, _basis(seat.role)
    return None, ChairBasis.UNKNOWN


def refuse_lead(status: PresenceStatus, *, disqualified: bool, belongs: bool) -> list[Refusal]:
    """Only a member who is there and takes part in the item leads it [5, 39]."""
    away = status not in (PresenceStatus.PRESENT, PresenceStatus.UNKNOWN)
    return against(
        (
            not belongs,
            Refusal("not_a_member", "ksl § 22, stk. 1", "Kun et medlem kan lede mødet."),
        ),
        (
            away,
            Refusal("not_present", "ksl § 22, stk. 1", "Medlemmet er ikke til stede ved punktet."),
        ),
        (
            disqualified,
            Refusal(
                "is_disqualified", "fvl § 3, stk. 3", "Medlemmet er erklæret inhabil ved punktet."
            ),
        ),
    )


def _basis(role: MembershipRole | None) -> ChairBasis:
    if role in _CHAIRS:
        return ChairBasis.CHAIR
    return ChairBasis.DEPUTY_CHAIR if role == MembershipRole.DEPUTY_CHAIR else ChairBasis.ELECTED
