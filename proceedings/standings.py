"""What a call in somebody's place makes of a user, and who is called to a meeting."""

from typing import Any
from uuid import UUID

from django.db.models import Case, DateField, F, Q, QuerySet, UUIDField, When

from committees.models import Person
from foundation.accounts.standings import role, shape
from foundation.accounts.vocabulary import Role
from meetings.models import Meeting
from meetings.vocabulary import MeetingState
from proceedings.models import Substitution
from proceedings.vocabulary import SubstitutionApproval, SubstitutionScope, SubstitutionState

OVER = [MeetingState.ENDED.value, MeetingState.CANCELLED.value]
GONE = [SubstitutionState.DID_NOT_COME.value, SubstitutionState.DECLINED.value]
PERIOD = Q(extent=SubstitutionScope.PERIOD.value)


def substitute_roles(user_id: UUID) -> "QuerySet[Any, tuple[Any, ...]]":
    """A substitute reads what he is called to from the call until the meeting ends or the period
    is over, and no more once he has declined, stayed away or been refused. A call to
    one item names the item alone, so that it opens nothing else of the meeting."""
    rows = Substitution.objects.filter(PERIOD | ~Q(meeting__state__in=OVER))
    rows = rows.filter(person__user_id=user_id)
    rows = rows.exclude(state__in=GONE).exclude(approval=SubstitutionApproval.REFUSED.value)
    whole = SubstitutionScope.MEETING.value
    return shape(
        rows,
        role=role(Role.SUBSTITUTE),
        municipality=F("municipality_id"),
        committee=Case(When(PERIOD, then=F("committee_id")), output_field=UUIDField()),
        meeting=Case(When(extent=whole, then=F("meeting_id")), output_field=UUIDField()),
        item=F("item_id"),
        since=Case(When(PERIOD, then=F("starts_on")), output_field=DateField()),
        until=Case(When(PERIOD, then=F("ends_on")), output_field=DateField()),
        person=F("person_id"),
    )


def substitutes_of(meeting: Meeting) -> "QuerySet[Person]":
    """Persons called in somebody's place; they get the letters that members get."""
    calls = Substitution.objects.called_to(meeting)
    calls = calls.exclude(state__in=GONE).exclude(approval=SubstitutionApproval.REFUSED.value)
    return Person.objects.filter(pk__in=calls.values("person"))
