"""What happened since, as far as a reader may know."""

from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from agenda.models import AgendaItem
from foundation.accounts.vocabulary import Role
from foundation.audit.models import Entry
from foundation.tenancy.models import OpenVersioned

STAFF = (Role.SECRETARIAT, Role.OFFICIAL)


def changes_after(reader: Any, municipality_id: UUID, seq: int) -> "QuerySet[Entry]":
    """Entries of the municipality after `seq`, in the order of commits.

    An entry is told to whoever sees the row it is about. One that only readers of closed
    material may know of is told to whoever sees the closed material of its item, or the row
    whole. Of a row that is gone its place decides.
    """
    rows = Entry.objects.filter(municipality_id=municipality_id, seq__gt=seq).order_by("seq")
    if reader.is_administrator or reader.oversees(*STAFF):
        return rows
    told = Q(is_deletion=False) & _about_known(reader) | Q(is_deletion=True) & _gone(reader)
    return rows.filter(told)


def _about_known(reader: Any) -> Q:
    """Each table's rule is asked once, and that of items once for all: they are long."""
    found = Q(pk__in=[])
    for name, model in entry_types().items():
        known = model._default_manager.visible_to(reader)  # type: ignore[attr-defined]
        known = known.filter(pk=OuterRef("object_id"))
        found |= Q(object_type=name) & Q(Exists(known)) & _open_or_whole(known, model, reader)
    closed_items = AgendaItem.objects.closed_to(reader).filter(pk=OuterRef("item_id"))
    return found & (Q(is_open=True) | Q(item_id__isnull=True) | Q(Exists(closed_items)))


def _open_or_whole(known: "QuerySet[Any]", model: type[Model], reader: Any) -> Q:
    """What is closed is told by its item if it has one, otherwise to whoever sees the row whole."""
    told = Q(is_open=True) | Q(item_id__isnull=False)
    if issubclass(model, OpenVersioned):
        told |= Q(Exists(known.filter(model.seen_whole_by(reader))))
    return told


def _gone(reader: Any) -> Q:
    """Of the place of a deleted row one must know; of what only staff knows, its deleter."""
    items = AgendaItem.objects.visible_to(reader).filter(pk=OuterRef("item_id"))
    placed = Q(item_id__isnull=True) | Q(Exists(items))
    return Q(actor_id=reader.user_id) | Q(is_open=True) & placed


@cache
def entry_types() -> dict[str, type[Model]]:
    """Tables whose rows have entries, by the name an entry uses."""
    return {
        str(model._meta.model_name): model
        for model in apps.get_models()
        if hasattr(model._default_manager, "visible_to")
    }
