"""Suspension: a decision stopped by one member until the council has decided."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from agenda.models import AgendaItem, RoutingStep
from committees.models import Person
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey, TermField
from foundation.tenancy.guards import guarded
from foundation.tenancy.history import on_record
from foundation.tenancy.invariants import known_when, once, said, tenant_indexes, valid
from foundation.tenancy.models import TenantModel
from proceedings.models.belonging import OfItem
from proceedings.querysets import SuspensionQuerySet
from proceedings.rules import SUSPENSION_MOVES
from proceedings.vocabulary import SuspensionState

_DECIDED = [SuspensionState.COUNCIL_DECIDED.value, SuspensionState.ANNULLED.value]


@on_record()
class Suspension(OfItem, TenantModel):
    """Standsning (ksl § 23): a member declared for the record that the matter is brought before
    the council. What was decided is not carried out before the council has decided; if the
    committee annuls it (`settled_by_item`), not at all.

    `council_step` was put on the case's way and `council_item` waits to be placed;
    `former_step` decided the case before, and does so again if nothing comes of it.
    """

    parent: ClassVar[str | None] = "item"

    item = TenantForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="suspensions")
    person = TenantForeignKey(Person, on_delete=models.PROTECT, related_name="suspensions")
    name_printed = models.CharField(max_length=200)
    list_letter = models.CharField(max_length=10, null=True)
    state = TermField(SuspensionState, default=SuspensionState.STANDING.value)
    declared_at = models.DateTimeField()
    council_step = TenantForeignKey(
        RoutingStep, on_delete=models.SET_NULL, null=True, related_name="suspensions"
    )
    former_step = TenantForeignKey(
        RoutingStep, on_delete=models.SET_NULL, null=True, related_name="suspensions_overtaking"
    )
    council_item = TenantForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, related_name="suspensions_brought"
    )
    settled_by_item = TenantForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, related_name="suspensions_settled"
    )
    settled_at = models.DateTimeField(null=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        db_index=False,
        related_name="+",
    )

    objects: ClassVar = SuspensionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints(
                "item", "person", "council_step", "former_step", "council_item", "settled_by_item"
            ),
            *valid(state=SuspensionState.values()),
            *said("list_letter"),
            known_when("settled_by_item", Q(state__in=_DECIDED)),
            known_when("settled_at", ~Q(state=SuspensionState.STANDING.value)),
            once("item", "person", where=~Q(state="withdrawn"), name="person"),
        ]
        indexes: ClassVar = [
            *tenant_indexes("item", "person", "former_step", "council_item", "settled_by_item"),
            models.Index(fields=["municipality", "council_step"], name="ix_suspension_on_step"),
        ]
        triggers: ClassVar = [guarded("state", SUSPENSION_MOVES)]

    def __str__(self) -> str:
        return f"{self.state} {self.item_id}"
