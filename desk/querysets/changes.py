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
EVERYTHING = Q(pk__isnull=False)


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
    found = Q(pk__in=[])
    for name, model in entry_types().items():
        known = model._default_manager.visible_to(reader)  # type: ignore[attr-defined]
        known = known.filter(pk=OuterRef("object_id"))
        found |= Q(object_type=name) & (_open(known) | _closed(known, model, reader))
    return found


def _open(known: "QuerySet[Any]") -> Q:
    return Q(is_open=True) & Q(Exists(known))


def _closed(known: "QuerySet[Any]", model: type[Model], reader: Any) -> Q:
    told = Q(is_open=False, item_id__isnull=False) & Q(Exists(_closed_items(reader)))
    if issubclass(model, OpenVersioned):
        whole = known.filter(model.seen_whole_by(reader))
        told |= Q(is_open=False, item_id__isnull=True) & Q(Exists(whole))
    return told & Q(Exists(known))


def _gone(reader: Any) -> Q:
    """Of the place of a deleted row one must know; of what only staff knows, its deleter."""
    items = AgendaItem.objects.visible_to(reader).filter(pk=OuterRef("item_id"))
    placed = Q(item_id__isnull=True) | Q(Exists(items))
    return Q(actor_id=reader.user_id) | Q(is_open=True) & placed


def _closed_items(reader: Any) -> "QuerySet[Any]":
    return AgendaItem.objects.closed_to(reader).filter(pk=OuterRef("item_id"))


@cache
def entry_types() -> dict[str, type[Model]]:
    """Tables whose rows have entries, by the name an entry uses."""
    return {
        str(model._meta.model_name): model
        for model in apps.get_models()
        if hasattr(model._default_manager, "visible_to")
    }
