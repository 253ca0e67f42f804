"""What hangs on items, told by the items its reader sees."""

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Exists, OuterRef, Q

if TYPE_CHECKING:
    from agenda.querysets.items import AgendaItemQuerySet


def told_whole(reader: Any, way: str = "item") -> Q:
    """Rows, by the way to their item, of items of which the reader sees what they hold. It is
    asked of each row: `item__in`, joined to something else by "or", reads every item there ever
    was."""
    return _asked(all_items().whole_to(reader), reader, way)


def told_closed(reader: Any, way: str = "item") -> Q:
    """Likewise of items of which the reader sees closed material too."""
    return _asked(all_items().closed_to(reader), reader, way)


def _asked(items: "AgendaItemQuerySet", reader: Any, way: str) -> Q:
    if items.hides_nothing_from(reader):
        return Q(**{f"{way}__isnull": False})
    return Q(Exists(items.filter(pk=OuterRef(way))))


def all_items() -> "AgendaItemQuerySet":
    """All items, for querysets of what hangs on them."""
    found: AgendaItemQuerySet = table("AgendaItem").all()
    return found


def table(name: str) -> Any:
    """Rows of a table of this app, which itself imports its querysets."""
    return apps.get_model("agenda", name)._default_manager
