from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committees.vocabulary import MembershipRole
from proceedings.rules import Seat, leads, refuse_lead
from proceedings.vocabulary import ChairBasis, PresenceStatus
from tests.rules.verdicts import codes, hard

CHAIR, DEPUTY, MEMBER = (UUID(int=n) for n in (1, 2, 3))
ROLES = {
    CHAIR: MembershipRole.CHAIR,
    DEPUTY: MembershipRole.DEPUTY_CHAIR,
    MEMBER: MembershipRole.MEMBER,
}


def seats(*able: UUID) -> list[Seat]:
    return [Seat(person, role, person in able) for person, role in ROLES.items()]


@pytest.mark.parametrize(
    ("able", "leader", "basis"),
    [
        ((CHAIR, DEPUTY, MEMBER), CHAIR, ChairBasis.CHAIR),
        ((DEPUTY, MEMBER), DEPUTY, ChairBasis.DEPUTY_CHAIR),
        ((MEMBER,), None, ChairBasis.UNKNOWN),
    ],
)
def test_the_deputy_steps_in_and_beyond_him_nothing_is_guessed(
    able: tuple[UUID, ...], leader: UUID | None, basis: ChairBasis
) -> None:
    assert leads(seats(*able), None) == (leader, basis)


def test_whoever_opened_the_meeting_leads_while_he_can() -> None:
    assert leads(seats(CHAIR, DEPUTY, MEMBER), MEMBER) == (MEMBER, ChairBasis.ELECTED)
    assert leads(seats(CHAIR, DEPUTY), MEMBER) == (CHAIR, ChairBasis.CHAIR)


@given(st.sampled_from(PresenceStatus), st.booleans(), st.booleans())
def test_only_a_member_who_is_there_leads(
    status: PresenceStatus,
    disqualified: bool,  # noqa: FBT001
    belongs: bool,  # noqa: FBT001
) -> None:
    found = hard(refuse_lead(status, disqualified=disqualified, belongs=belongs))
    away = status not in (PresenceStatus.PRESENT, PresenceStatus.UNKNOWN)
    expected = {"not_a_member": not belongs, "not_present": away, "is_disqualified": disqualified}
    assert found == [code for code, holds in expected.items() if holds]
    assert codes(refuse_lead(PresenceStatus.PRESENT, disqualified=False, belongs=True)) == []
