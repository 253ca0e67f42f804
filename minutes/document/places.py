"""The meeting whose rows are wanted, and the way to them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Func, IntegerField, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast, Coalesce

from agenda.models import AgendaItem


@dataclass(frozen=True, slots=True)
class Place:
    """The meeting whose rows are wanted."""

    municipality_id: UUID
    meeting_id: UUID
    committee_id: UUID
    day: date
    starts_at: datetime | None = None


def of_meeting(model: type[Model], place: Place, path: str) -> QuerySet[Any]:
    """Rows from which `path` leads to the meeting. Each table on the way is asked for its
    municipality too, because that leads its indexes."""
    steps = path.split("__")
    way = ["__".join(steps[:n]) + "__municipality_id" for n in range(1, len(steps))]
    where: dict[str, Any] = dict.fromkeys(["municipality_id", *way], place.municipality_id)
    found: QuerySet[Any] = model._default_manager.filter(**where, **{path: place.meeting_id})
    return found


def place_in_print(way: str) -> Any:
    """How many printed items stand before the item to which `way` leads, so that it is found in
    a document by its place."""
    before = AgendaItem.objects.filter(
        municipality_id=OuterRef("municipality_id"),
        meeting=OuterRef(f"{way}meeting"),
        position__lt=OuterRef(f"{way}position"),
    ).order_by()
    counted = before.annotate(n=Func("pk", function="count")).values("n")
    return Cast(Coalesce(Subquery(counted, output_field=IntegerField()), 0), IntegerField())
