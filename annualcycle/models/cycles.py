"""The annual cycle: topics that come back."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from agenda.models import AgendaItem
from agenda.vocabulary import Basis
from annualcycle.querysets import AnnualCycleQuerySet, CycleTopicQuerySet
from annualcycle.vocabulary import Frequency, TopicKind
from committees.models import Committee
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey, TermField
from foundation.tenancy.invariants import (
    check,
    in_order,
    once,
    said,
    tenant_indexes,
    together,
    valid,
)
from foundation.tenancy.models import TenantModel


class AnnualCycle(TenantModel):
    """Årshjul (årsplan) of a committee's year."""

    committee = TenantForeignKey(Committee, on_delete=models.PROTECT, related_name="annual_cycles")
    year = models.PositiveSmallIntegerField()

    objects: ClassVar = AnnualCycleQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [*tenant_constraints("committee"), once("committee", "year")]

    def __str__(self) -> str:
        return f"{self.committee_id} {self.year}"


class CycleTopic(TenantModel):
    """Fast emne: what comes back, how often, around which time and with whom.

    One told by an item's text hangs on that item with its `position` there and the words it was
    read from; the same topic may stand on two items, and both tellings are kept: the topic of a
    committee is the committee and the words of `topic`.
    """

    parent: ClassVar[str | None] = "committee"

    annual_cycle = TenantForeignKey(
        AnnualCycle, on_delete=models.CASCADE, null=True, related_name="topics"
    )
    committee = TenantForeignKey(Committee, on_delete=models.PROTECT, related_name="cycle_topics")
    item = TenantForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, related_name="cycle_topics"
    )
    position = models.PositiveIntegerField(null=True)
    topic = models.TextField()
    kind = TermField(TopicKind, default=TopicKind.TOPIC.value)
    frequency = TermField(Frequency)
    frequency_text = models.TextField(null=True)
    anchor = models.TextField(null=True)
    participants = models.TextField(null=True)
    basis = TermField(Basis, null=True)
    evidence = models.TextField(null=True)

    objects: ClassVar = CycleTopicQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("annual_cycle", "committee", "item"),
            *valid(kind=TopicKind.values(), frequency=Frequency.values(), basis=Basis.values()),
            *said("frequency_text", "anchor", "participants", "evidence"),
            together("basis", "evidence"),
            check("place_needs_item", Q(position__isnull=True) | Q(item__isnull=False)),
            in_order("item"),
        ]
        indexes: ClassVar = [*tenant_indexes("annual_cycle", "committee", "frequency")]

    def __str__(self) -> str:
        return f"{self.frequency} {self.id}"

    @property
    def is_open(self) -> bool:
        """A topic told by a closed item is as closed as the item."""
        return self.item is None or bool(self.item.is_open)

    def place(self) -> dict[str, Any]:
        """Where an entry about the topic belongs."""
        item = self.item.place() if self.item is not None else {}
        return {**item, "committee_id": self.committee_id}
