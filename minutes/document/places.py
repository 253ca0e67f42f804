"""The meeting whose rows are wanted, and the way to them."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet


@dataclass(frozen=True, slots=True)
class Place:
    """The meeting whose rows are wanted."""

    municipality_id: UUID
    meeting_id: UUID
    committee_id: UUID
    day: date


def of_meeting(model: type[Model], place: Place, path: str) -> QuerySet[Any]:
    """Rows from which `path` leads to the meeting. Each table on the way is asked for its
    municipality too, because that leads its indexes."""
    steps = path.split("__")
    way = ["__".join(steps[:n]) + "__municipality_id" for n in range(1, len(steps))]
    where: dict[str, Any] = dict.fromkeys(["municipality_id", *way], place.municipality_id)
    found: QuerySet[Any] = model._default_manager.filter(**where, **{path: place.meeting_id})
    return found
