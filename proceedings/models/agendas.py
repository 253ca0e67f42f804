"""What became of the agenda that was sent out, before the body adopted it."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q

from agenda.models import AgendaItem
from agenda.vocabulary import AgendaAmendmentKind, LateBasis
from committees.models import Person
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey, TermField
from foundation.tenancy.invariants import check, known_when, said, tenant_indexes, valid
from foundation.tenancy.models import TenantModel
from meetings.models import Meeting
from proceedings.models.belonging import OfMeeting
from proceedings.models.votes import Vote
from proceedings.querysets import AgendaAmendmentQuerySet

_OBJECTION = Q(kind=AgendaAmendmentKind.OBJECTION.value)


class AgendaAmendment(OfMeeting, TenantModel):
    """Ændring af dagsordenen: what was added, taken off, moved, opened or closed after the agenda
    was sent out, and who objected. `was` and `becomes` are the printed number, the place or the
    type before and after. What was told stays."""

    parent: ClassVar[str | None] = "meeting"

    meeting = TenantForeignKey(Meeting, on_delete=models.PROTECT, related_name="agenda_amendments")
    item = TenantForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, related_name="agenda_amendments"
    )
    kind = TermField(AgendaAmendmentKind)
    at = models.DateTimeField()
    at_meeting = models.BooleanField()
    was = models.CharField(max_length=60, null=True)
    becomes = models.CharField(max_length=60, null=True)
    reason = models.TextField(blank=True)
    basis = TermField(LateBasis, null=True)
    vote = TenantForeignKey(
        Vote, on_delete=models.PROTECT, null=True, related_name="agenda_amendments"
    )
    person = TenantForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="agenda_objections"
    )
    name_printed = models.CharField(max_length=200, blank=True)

    objects: ClassVar = AgendaAmendmentQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("meeting", "item", "vote", "person"),
            *valid(kind=AgendaAmendmentKind.values(), basis=LateBasis.values()),
            *said("was", "becomes"),
            known_when("person", _OBJECTION),
            check("basis_of_added", Q(basis__isnull=True) | Q(kind="added")),
        ]
        indexes: ClassVar = [
            *tenant_indexes("item", "vote", "person"),
            models.Index(fields=["municipality", "meeting", "at"], name="agendaamendment_told"),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="told_stays", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.item_id or self.meeting_id}"
