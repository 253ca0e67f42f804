"""Items that have moved by what was written of them."""

from collections.abc import Collection

from django.db.models import Case, F, Value, When

from agenda.models import AgendaItem
from agenda.vocabulary import Visibility
from foundation.audit.act import Act
from foundation.clock import now


def touch_items(act: Act, items: Collection[AgendaItem]) -> None:
    """All of them and their meeting have moved; the open ones openly."""
    moment = now()
    openly = When(visibility=Visibility.OPEN.value, then=Value(moment))
    AgendaItem.objects.filter(pk__in={item.pk for item in items}).update(
        modified_at=moment, open_modified_at=Case(openly, default=F("open_modified_at"))
    )
    act.touch_parents(min(items, key=lambda item: item.is_closed))
