"""Reads of meetings and plans."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.module_loading import import_string

from committees.models import Person
from committees.vocabulary import MembershipRole
from foundation.accounts.reader import SEATS
from foundation.accounts.vocabulary import Role
from foundation.tenancy.querysets import TenantQuerySet

if TYPE_CHECKING:
    from meetings.models import ListedMember, Meeting, MeetingPlan

CALLED_ROLES = [role for role in MembershipRole.values() if role != MembershipRole.ALTERNATE]


class MeetingPlanQuerySet(TenantQuerySet["MeetingPlan"]):
    """Plans of a year's meetings."""


class MeetingQuerySet(TenantQuerySet["Meeting"]):
    """Meetings. When and where a committee meets is no secret (ksl § 8, stk. 1)."""

    def mine(self, reader: Any) -> Self:
        """Meetings of the committees in which the reader has a seat on the meeting's day, and
        those the reader is called to."""
        found = Q(pk__in=reader.named("meeting", Role.SUBSTITUTE))
        for standing in reader.standings:
            called = standing.role is Role.SUBSTITUTE and not standing.is_over(reader.today)
            if (standing.role in SEATS or called) and standing.committee_id:
                seat = Q(committee_id=standing.committee_id)
                seat &= Q(day__gte=standing.since) if standing.since else Q()
                found |= seat & (Q(day__lte=standing.until) if standing.until else Q())
        return self.filter(found)

    def modified_since(self, reader: Any, moment: datetime) -> Self:
        """What moved since, as far as the reader may know."""
        if reader.is_administrator or reader.oversees(Role.SECRETARIAT, Role.OFFICIAL):
            return self.filter(modified_at__gte=moment)
        return self.filter(open_modified_at__gte=moment)


class ListedMemberQuerySet(TenantQuerySet["ListedMember"]):
    """Printed lists of members."""


def members_of(meeting: "Meeting") -> "QuerySet[Person]":
    """Everybody with a seat on the meeting's day, observers too; an alternate is nobody until
    called."""
    ended = Q(memberships__ends_on=None) | Q(memberships__ends_on__gte=meeting.day)
    return Person.objects.filter(
        ended,
        memberships__role__in=CALLED_ROLES,
        memberships__municipality_id=meeting.municipality_id,
        memberships__committee_id=meeting.committee_id,
        memberships__starts_on__lte=meeting.day,
    )


def called_to(meeting: "Meeting") -> "QuerySet[Person]":
    """Everybody who is called to the meeting, once each.

    Who sits in the committee is known here, who was called in somebody's place in a higher app.
    Each names one source in the setting `CALLED_SOURCES`: the dotted path of a function that
    takes the meeting and answers persons.
    """
    found = Q()
    for path in settings.CALLED_SOURCES:
        found |= Q(pk__in=import_string(path)(meeting).values("pk"))
    return Person.objects.filter(found, municipality_id=meeting.municipality_id).order_by("id")
