"""The tick that looks after years whose meetings did not come about."""

from uuid import UUID

from django.db import transaction

from annualcycle.actions.planning import lay_year
from annualcycle.models import AnnualCycle, Occurrence
from foundation.accounts.reading import the_house
from foundation.audit.act import Act
from foundation.outbox.jobs import one_by_one


def lay_anew() -> int:
    """Move on what hung on cancelled meetings or was not treated at meetings that are over [107];
    answers how many occurrences. One year that fails stops no other, and a second run finds
    nothing."""
    rows = Occurrence.objects.astray().order_by("annual_cycle")
    return one_by_one(rows.values_list("annual_cycle", flat=True).distinct(), _lay_anew)


@transaction.atomic
def _lay_anew(target: UUID) -> int:
    locked = AnnualCycle.objects.select_for_update(skip_locked=True)
    cycle = locked.filter(pk=target).first()
    if cycle is None:
        return 0
    done = lay_year(Act(the_house(cycle.municipality_id)), cycle, new=())
    return len(done.changes)
