"""Amendments: what somebody would have decided instead."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from agenda.models import AgendaItem
from committees.models import Person
from foundation.clock import now
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey, TermField
from foundation.tenancy.guards import guarded
from foundation.tenancy.history import on_record
from foundation.tenancy.invariants import (
    check,
    in_order,
    known_when,
    once,
    said,
    tenant_indexes,
    valid,
)
from foundation.tenancy.models import TenantModel
from proceedings.models.belonging import OfItem
from proceedings.querysets import AmendmentQuerySet
from proceedings.rules import AMENDMENT_MOVES
from proceedings.vocabulary import AmendmentState


@on_record()
class Amendment(OfItem, TenantModel):
    """Ændringsforslag; `amends` names the one that it is itself an amendment to. `position` is
    the order the chair has set for voting. It ends by a vote of its own, by its proposer, or by
    all agreeing that it needs none, which `settled_reason` records."""

    parent: ClassVar[str | None] = "item"

    item = TenantForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="amendments")
    amends = TenantForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="sub_amendments"
    )
    position = models.PositiveIntegerField()
    body_html = models.TextField()
    body_text = models.TextField()
    state = TermField(AmendmentState, default=AmendmentState.PROPOSED.value)
    proposed_at = models.DateTimeField(default=now)
    settled_reason = models.TextField(null=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        db_index=False,
        related_name="+",
    )

    objects: ClassVar = AmendmentQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("item", "amends"),
            *valid(state=AmendmentState.values()),
            *said("settled_reason"),
            known_when("settled_reason", Q(state=AmendmentState.SET_ASIDE.value)),
            check("not_of_itself", ~Q(amends=F("id"))),
            in_order("item"),
        ]
        indexes: ClassVar = [*tenant_indexes("item", "amends")]
        triggers: ClassVar = [guarded("state", AMENDMENT_MOVES)]

    def __str__(self) -> str:
        return f"{self.state} {self.item_id}"


class AmendmentProposer(TenantModel):
    """Forslagsstiller: one of those behind an amendment, as of the meeting's day."""

    parent: ClassVar[str | None] = "amendment"

    amendment = TenantForeignKey(Amendment, on_delete=models.CASCADE, related_name="proposers")
    position = models.PositiveIntegerField()
    person = TenantForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="amendments"
    )
    name_printed = models.CharField(max_length=200)
    list_letter = models.CharField(max_length=10, null=True)

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("amendment", "person"),
            *said("list_letter"),
            once("amendment", "person", name="person"),
            in_order("amendment"),
        ]
        indexes: ClassVar = [*tenant_indexes("person")]

    def __str__(self) -> str:
        return self.name_printed
