"""What is kept from whom."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from agenda.models.items import AgendaItem
from agenda.querysets import ItemWithholdingQuerySet
from agenda.vocabulary import WithholdingCause
from committees.models import Person
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey, TermField
from foundation.tenancy.invariants import once, ordered, tenant_indexes, valid
from foundation.tenancy.models import TenantModel
from foundation.tenancy.scope import Scope


class ItemWithholding(TenantModel):
    """Tilbageholdelse: one person does not see the closed material of one item for a time, nor
    that of the case's other items at the same meeting. Written by the app that knows the
    cause; `visible_to` only looks."""

    parent: ClassVar[str | None] = "item"

    item = TenantForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="withholdings")
    person = TenantForeignKey(Person, on_delete=models.PROTECT, related_name="withholdings")
    cause = TermField(WithholdingCause)
    reason = models.TextField(blank=True)
    """Why the secretariat withholds it; never shown to the person."""
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    objects: ClassVar = ItemWithholdingQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("item", "person"),
            *valid(cause=WithholdingCause.values()),
            ordered("since", "until"),
            once("item", "person", "cause", where=Q(until__isnull=True), name="standing"),
        ]
        indexes: ClassVar = [*tenant_indexes("item", "person")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.cause} {self.item_id}"

    @property
    def is_open(self) -> bool:
        """Whom an item is kept from is nobody's matter but the secretariat's and his."""
        return False

    def scope(self) -> Scope:
        """Where the item stands."""
        found: Scope = self.item.scope()
        return found

    def place(self) -> dict[str, Any]:
        """Where an entry about it belongs."""
        found: dict[str, Any] = self.item.place()
        return found
