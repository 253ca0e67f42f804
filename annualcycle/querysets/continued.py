"""What became of items that were put off, sent on or stopped: facts of all items, whoever asks.

Whether something is still owed does not depend on who may read how it was settled.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q

from agenda.models import AgendaItem
from agenda.vocabulary import ItemState
from proceedings.models import Suspension
from proceedings.vocabulary import SuspensionState

SETTLED = [ItemState.TREATED.value, ItemState.POSTPONED.value, ItemState.WITHDRAWN.value]
"""States in which what continues an item has taken its place: treated, or a line of its own."""
_LATER = {
    "municipality_id": OuterRef("municipality_id"),
    "case_id": OuterRef("case_id"),
    "state": ItemState.TREATED.value,
}


def is_continued(*, settled: bool = False) -> Q:
    """Whether an item continues the one outside; `settled`: and has taken its place."""
    following = AgendaItem.objects.filter(same(continues_item_id=OuterRef("pk")))
    return Q(Exists(following.filter(state__in=SETTLED) if settled else following))


def later_treated() -> Q:
    """Whether the committee has treated the case at a later meeting."""
    later = AgendaItem.objects.filter(
        **_LATER, committee_id=OuterRef("committee_id"), meeting__day__gt=OuterRef("meeting__day")
    )
    return Q(Exists(later))


def is_treated_elsewhere() -> Q:
    """Whether another committee has treated the case since."""
    later = AgendaItem.objects.filter(**_LATER, meeting__day__gte=OuterRef("meeting__day"))
    return Q(Exists(later.exclude(committee_id=OuterRef("committee_id"))))


def annulled(item: str) -> Q:
    """Of a decision that the committee annulled (ksl § 23)."""
    rows = Suspension.objects.filter(
        same(item_id=OuterRef(item)), state=SuspensionState.ANNULLED.value
    )
    return Q(Exists(rows))


def same(**conditions: Any) -> Q:
    """In the municipality of the row outside, with which every index begins."""
    return Q(municipality_id=OuterRef("municipality_id"), **conditions)
