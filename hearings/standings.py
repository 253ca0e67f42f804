"""What being asked makes of a user: a consultee, of that hearing."""

from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from foundation.accounts.standings import role, shape
from foundation.accounts.vocabulary import Role
from hearings.models import Consultee
from hearings.vocabulary import HearingState


def consultee_roles(user_id: UUID) -> "QuerySet[Any, tuple[Any, ...]]":
    """One standing for each hearing the user's person has been asked in."""
    asked = Consultee.objects.filter(person__user_id=user_id)
    return shape(
        asked.exclude(hearing__state=HearingState.PLANNED.value),
        role=role(Role.CONSULTEE),
        municipality=F("municipality_id"),
        hearing=F("hearing_id"),
    )
