"""What seats make of a user: chair, member, observer, council member, and who the person is."""

from typing import Any
from uuid import UUID

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When

from committees.models import Membership, Person
from committees.vocabulary import CommitteeKind, MembershipRole
from foundation.accounts.standings import role, shape
from foundation.accounts.vocabulary import Role

CHAIRS = [MembershipRole.CHAIR.value, MembershipRole.MAYOR.value]
VOTING_SEATS = [
    MembershipRole.CHAIR.value,
    MembershipRole.MAYOR.value,
    MembershipRole.DEPUTY_CHAIR.value,
    MembershipRole.MEMBER.value,
]

ROLE_OF_SEAT = Case(
    When(role__in=CHAIRS, then=Value(Role.CHAIR.value)),
    When(role=MembershipRole.OBSERVER.value, then=Value(Role.OBSERVER.value)),
    default=Value(Role.MEMBER.value),
    output_field=CharField(),
)


def seats_of(user_id: UUID) -> "QuerySet[Any, tuple[Any, ...]]":
    """One standing for each seat. An alternate is nobody until called."""
    rows = Membership.objects.filter(person__user_id=user_id).exclude(
        role=MembershipRole.ALTERNATE.value
    )
    return shape(
        rows,
        role=ROLE_OF_SEAT,
        municipality=F("municipality_id"),
        committee=F("committee_id"),
        since=F("starts_on"),
        until=F("ends_on"),
        counts=F("voting_right"),
        person=F("person_id"),
    )


def council_seats_of(user_id: UUID) -> "QuerySet[Any, tuple[Any, ...]]":
    """A seat in the council gives insight into all committees (rule 76)."""
    in_council = Q(committee__kind=CommitteeKind.COUNCIL.value, role__in=VOTING_SEATS)
    return shape(
        Membership.objects.filter(in_council, person__user_id=user_id),
        role=role(Role.COUNCIL_MEMBER),
        municipality=F("municipality_id"),
        since=F("starts_on"),
        until=F("ends_on"),
        person=F("person_id"),
    )


def person_of(user_id: UUID) -> "QuerySet[Any, tuple[Any, ...]]":
    """The person the account belongs to; being a person gives no role of its own."""
    return shape(
        Person.objects.filter(user_id=user_id),
        role=role(Role.PUBLIC),
        municipality=F("municipality_id"),
        person=F("id"),
    )
