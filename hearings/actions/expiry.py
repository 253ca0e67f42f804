"""The tick that ends hearings whose time has run out."""

from uuid import UUID

from django.db import transaction

from foundation.accounts.reading import the_house
from foundation.audit.act import Act
from foundation.clock import now, today
from foundation.outbox.jobs import one_by_one
from hearings import rules
from hearings.actions.hearings import end_locked
from hearings.models import Hearing


def end_expired() -> int:
    """End every running hearing whose deadline has run out; answers how many. One that fails
    stops no other, and a second run finds nothing."""
    return one_by_one(Hearing.objects.over_by(today()).values_list("pk", flat=True), _end)


@transaction.atomic
def _end(target: UUID) -> bool:
    over = Hearing.objects.over_by(today())
    row = over.select_for_update(of=("self",), skip_locked=True).filter(pk=target).first()
    if row is None or row.response_deadline is None:
        return False
    if not rules.has_expired(now(), row.response_deadline, row.deadline_time):
        return False
    end_locked(Act(the_house(row.municipality_id)), row)
    return True
