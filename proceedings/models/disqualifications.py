"""Disqualification: a question the body decides, one per person and item."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from agenda.models import AgendaItem, ItemBlock
from committees.models import Person
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey, TermField
from foundation.tenancy.guards import guarded
from foundation.tenancy.history import on_record
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
from proceedings.models.belonging import OfItem
from proceedings.models.presence import PresenceEvent
from proceedings.querysets import DisqualificationQuerySet
from proceedings.rules import DISQUALIFICATION_MOVES
from proceedings.vocabulary import (
    DisqualificationGround,
    DisqualificationState,
    DisqualificationWording,
    ParticipationException,
)


@on_record()
class Disqualification(OfItem, TenantModel):
    """Inhabilitet (fvl § 3; ksl § 14). A notice is not a finding: the body decides. `ground`
    and `ground_note` are internal; `wording` is what the minutes print. It is per item: nothing
    carries over to the next meeting. Whoever takes part all the same does so by a paragraph of
    fvl § 4 (`participates_despite`) and for a reason, both printed. `left_event` is the line of
    the ledger that tells when he left the room and came back.
    """

    parent: ClassVar[str | None] = "item"

    item = TenantForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="disqualifications")
    person = TenantForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="disqualifications"
    )
    name_printed = models.CharField(max_length=200)
    list_letter = models.CharField(max_length=10, null=True)
    state = TermField(DisqualificationState)
    ground = TermField(DisqualificationGround, null=True)
    ground_note = models.TextField(blank=True)
    notified_at = models.DateTimeField(null=True)
    notified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        db_index=False,
        related_name="+",
    )
    raised_by_self = models.BooleanField(default=False)
    decided_at = models.DateTimeField(null=True)
    decided_under_item = TenantForeignKey(
        AgendaItem,
        on_delete=models.PROTECT,
        null=True,
        related_name="disqualifications_decided",
    )
    wording = TermField(DisqualificationWording, null=True)
    left_room = models.BooleanField(null=True)
    printed_in = TenantForeignKey(
        ItemBlock, on_delete=models.PROTECT, null=True, related_name="disqualifications"
    )
    position = models.PositiveIntegerField(null=True)
    left_event = TenantForeignKey(
        PresenceEvent, on_delete=models.SET_NULL, null=True, related_name="disqualifications"
    )
    participates_despite = TermField(ParticipationException, null=True)
    participates_despite_reason = models.TextField(blank=True)
    postponement_demanded_at = models.DateTimeField(null=True)
    postponement_opposed = models.PositiveIntegerField(null=True)
    """How many opposed that the item waited (ksl § 14, stk. 4)."""

    objects: ClassVar = DisqualificationQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("item", "person", "decided_under_item", "printed_in", "left_event"),
            *valid(
                state=DisqualificationState.values(),
                ground=DisqualificationGround.values(),
                wording=DisqualificationWording.values(),
                participates_despite=ParticipationException.values(),
            ),
            *said("list_letter"),
            together("printed_in", "position"),
            check(
                "undecided_has_no_time",
                ~Q(state__in=["notified", "withdrawn"]) | Q(decided_at__isnull=True),
            ),
            check(
                "exception_whole",
                Q(participates_despite__isnull=True, participates_despite_reason="")
                | (Q(participates_despite__isnull=False) & ~Q(participates_despite_reason="")),
            ),
            together("postponement_demanded_at", "postponement_opposed", name="demand_whole"),
            check("printed_has_wording", Q(printed_in__isnull=True) | Q(wording__isnull=False)),
            once("item", "person", where=~Q(state="withdrawn"), name="person"),
            in_order("printed_in"),
        ]
        indexes: ClassVar = [*tenant_indexes("item", "person", "decided_under_item", "left_event")]
        triggers: ClassVar = [guarded("state", DISQUALIFICATION_MOVES)]

    def __str__(self) -> str:
        return f"{self.state} {self.item_id}"
