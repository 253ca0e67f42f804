"""Reads of the annual cycle."""

from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.db.models import Model, Q

from agenda.models import AgendaItem
from agenda.querysets.told import told_whole
from foundation.tenancy.querysets import TenantQuerySet

if TYPE_CHECKING:
    from annualcycle.models import AnnualCycle, CycleTopic, TopicParticipant

_Row = TypeVar("_Row", bound=Model, covariant=True)


class AnnualCycleQuerySet(TenantQuerySet["AnnualCycle"]):
    """A committee's year."""


class CycleTopicQuerySet(TenantQuerySet["CycleTopic"]):
    """Topics that come back."""

    def visible_to(self, reader: Any) -> Self:
        """A topic told by an item is known to those who see the item whole."""
        return self.of_municipality_of(reader).filter(Q(item=None) | told_whole(reader))


class OfTopicQuerySet(TenantQuerySet[_Row]):
    """Rows that belong to a topic: whoever knows of the topic knows of them."""

    def visible_to(self, reader: Any) -> Self:
        """A topic told by an item is known to those who see the item whole."""
        told = Q(topic__item=None) | told_whole(reader, "topic__item")
        return self.of_municipality_of(reader).filter(told)


class TopicParticipantQuerySet(OfTopicQuerySet["TopicParticipant"]):
    """Who is invited to topics."""
