"""Reads of the annual cycle."""

from typing import TYPE_CHECKING, Any, Self

from django.db.models import Q

from agenda.models import AgendaItem
from foundation.tenancy.querysets import TenantQuerySet

if TYPE_CHECKING:
    from annualcycle.models import AnnualCycle, CycleTopic


class AnnualCycleQuerySet(TenantQuerySet["AnnualCycle"]):
    """A committee's year."""


class CycleTopicQuerySet(TenantQuerySet["CycleTopic"]):
    """Topics that come back."""

    def visible_to(self, reader: Any) -> Self:
        """A topic told by an item is known to those who see the item whole."""
        whole = AgendaItem.objects.whole_to(reader).values("pk")
        return self.of_municipality_of(reader).filter(Q(item=None) | Q(item__in=whole))
