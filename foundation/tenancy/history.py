"""Evidence against changes made past the application: triggers copy every version of a row."""

from collections.abc import Callable
from typing import Any, TypeVar

import pghistory
from django.db import models
from pghistory.models import Event

_Model = TypeVar("_Model", bound=models.Model)


class Evidence(Event):
    """Spor af en ændring. Base of all event tables; the key is 64 bits wide."""

    pgh_id = models.BigAutoField(primary_key=True)

    class Meta:
        abstract = True


def on_record() -> Callable[[type[_Model]], type[_Model]]:
    """Keep every version of a row with legal effect, also what raw SQL writes or deletes."""
    meta: dict[str, Any] = {
        "indexes": [models.Index(fields=["municipality", "pgh_obj"], name="%(class)s_row")]
    }
    tracked: Callable[[type[_Model]], type[_Model]] = pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        base_model=Evidence,
        append_only=True,
        obj_field=pghistory.ObjForeignKey(related_name="+", related_query_name="+", db_index=False),
        context_field=pghistory.ContextForeignKey(db_index=False),
        meta=meta,
    )
    return tracked
