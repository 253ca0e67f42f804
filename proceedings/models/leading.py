"""What the record says of an item whatever else is known: who led it, and whether enough were
there."""

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from agenda.models import AgendaItem
from committees.models import Person
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey, TermField
from foundation.tenancy.history import on_record
from foundation.tenancy.invariants import check, once, tenant_indexes, valid
from foundation.tenancy.models import TenantModel
from meetings.models import Meeting
from proceedings.models.belonging import OfMeeting
from proceedings.querysets import ChairingQuerySet, QuorumFindingQuerySet
from proceedings.vocabulary import ChairBasis, Quorum

CHOSEN = [ChairBasis.ELECTED.value, ChairBasis.OLDEST.value, ChairBasis.DEPUTY_CHAIR.value]
FOUND = [Quorum.YES.value, Quorum.NO.value]


class _Entered(OfMeeting, TenantModel):
    """One entry of the record, for an item or for those from `item` to `to_item`. What was
    entered stays: a mistake is mended by a new entry that `replaces` the old."""

    parent: ClassVar[str | None] = "meeting"

    meeting = TenantForeignKey(Meeting, on_delete=models.PROTECT, related_name="%(class)ss")
    item = TenantForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="%(class)ss")
    to_item = TenantForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, related_name="%(class)ss_ending"
    )
    replaces = TenantForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="replaced_by"
    )
    replaced = models.BooleanField(default=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        db_index=False,
        related_name="+",
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.item_id}"


@on_record()
class Chairing(_Entered):
    """Mødeledelse: who led the meeting at an item in the place of the chair and the deputy,
    elected or the oldest [5]."""

    person = TenantForeignKey(Person, on_delete=models.PROTECT, related_name="chairings")
    name_printed = models.CharField(max_length=200)
    list_letter = models.CharField(max_length=10, null=True)
    basis = TermField(ChairBasis)

    objects: ClassVar = ChairingQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("meeting", "item", "to_item", "replaces", "person"),
            *valid(basis=CHOSEN),
            check("not_own_successor", ~Q(replaces=F("id"))),
            once("replaces"),
        ]
        indexes: ClassVar = [*tenant_indexes("meeting", "item", "to_item", "person")]
        triggers: ClassVar = [
            pgtrigger.Protect(name="told_is_kept", operation=pgtrigger.Delete),
        ]


@on_record()
class QuorumFinding(_Entered):
    """Konstatering af beslutningsdygtighed: what the body found itself at an item, which
    overrules what the ledger tells [24]."""

    found = TermField(Quorum)

    objects: ClassVar = QuorumFindingQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("meeting", "item", "to_item", "replaces"),
            *valid(found=FOUND),
            check("not_own_successor", ~Q(replaces=F("id"))),
            once("replaces"),
        ]
        indexes: ClassVar = [*tenant_indexes("meeting", "item", "to_item")]
        triggers: ClassVar = [
            pgtrigger.Protect(name="told_is_kept", operation=pgtrigger.Delete),
        ]
