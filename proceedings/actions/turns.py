"""Rows that are written at an item, in turn with whoever writes many of them at once or sends the
minutes out: they hold the items first, then the rows."""

from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model

from agenda.models import AgendaItem
from foundation.audit.act import Act

Row = TypeVar("Row", bound=Model)


def lock_at_item(act: Act, model: type[Row], target: UUID) -> Row:
    """The visible row, locked after its item, which is at hand. Raises what `Act.lock` does."""
    rows = model._default_manager
    own = AgendaItem.objects.filter(pk__in=rows.filter(pk=target).values("item"))
    item = own.select_for_update().first()
    row: Any = act.lock(rows.all(), target)
    row.item = item
    found: Row = row
    return found
