"""Late answers stand with the item they can still be considered at [89]."""

from uuid import UUID

from django.db import transaction
from django.db.models import F

from agenda.models import AgendaItem
from agenda.vocabulary import ItemState
from foundation.accounts.reading import the_house
from foundation.audit.act import Act
from foundation.outbox.jobs import one_by_one
from hearings.actions.locking import lock_hearing
from hearings.models import Hearing, HearingResponse

AHEAD = [
    ItemState.DRAFT.value,
    ItemState.SUBMITTED.value,
    ItemState.RETURNED.value,
    ItemState.READY.value,
    ItemState.PLACED.value,
]
AT_A_TIME = 100


def item_ahead(hearing: Hearing) -> AgendaItem | None:
    """The next item of the hearing's case that nobody has treated: that of the earliest meeting,
    and one without a meeting last."""
    if hearing.case_id is None:
        return None
    rows = AgendaItem.objects.filter(
        municipality_id=hearing.municipality_id, case=hearing.case_id, state__in=AHEAD
    )
    found: AgendaItem | None = rows.order_by(
        F("meeting__day").asc(nulls_last=True), "created_at", "id"
    ).first()
    return found


def attach_late() -> int:
    """Give late answers that stand with no item the one that has come since; answers how many.
    One that fails stops no other, and a second run finds nothing to do."""
    waiting = HearingResponse.objects.late_without_item().filter(
        hearing__case__items__state__in=AHEAD
    )
    found = waiting.order_by("pk").values_list("pk", flat=True).distinct()
    return one_by_one(found[:AT_A_TIME], _attach)


@transaction.atomic
def _attach(target: UUID) -> bool:
    lock_hearing(responses=target)
    rows = HearingResponse.objects.late_without_item().select_related(
        "hearing__item", "hearing__case"
    )
    row = rows.select_for_update(of=("self",)).filter(pk=target).first()
    item = item_ahead(row.hearing) if row is not None else None
    if row is None or item is None:
        return False
    act = Act(the_house(row.municipality_id))
    act.record("attach", row, changed=act.change(row, considered_item=item))
    return True
