"""Presence: the ledger of who was there, and who stood in for whom."""

from typing import Any, ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from agenda.models import AgendaItem, ItemBlock
from committees.models import Committee, Person
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey, TermField
from foundation.tenancy.guards import guarded
from foundation.tenancy.history import on_record
from foundation.tenancy.invariants import (
    check,
    in_order,
    once,
    ordered,
    said,
    tenant_indexes,
    together,
    valid,
)
from foundation.tenancy.models import TenantModel
from foundation.tenancy.scope import Scope
from meetings.models import Meeting
from proceedings.models.belonging import OfMeeting
from proceedings.querysets import PresenceEventQuerySet, SubstitutionQuerySet
from proceedings.rules import SUBSTITUTION_MOVES
from proceedings.vocabulary import (
    PresenceKind,
    PresenceMode,
    PresenceSource,
    SubstitutionApproval,
    SubstitutionBasis,
    SubstitutionScope,
    SubstitutionState,
    TookNoPartReason,
)

_TOOK_NO_PART = Q(kind=PresenceKind.TOOK_NO_PART.value)


@on_record()
class PresenceEvent(OfMeeting, TenantModel):
    """Fremmødehændelse: one line of the ledger. It holds for the whole meeting, for one `day` of
    a meeting over several, for an item, for the items from `item` to `to_item`, or from `at` to
    `until` by the clock.

    What was told stays: a mistake is mended by a new event that `replaces` the old, which is
    then marked `replaced`. `reason` is health data and never printed. A name that could not be
    resolved to a person stands as printed.
    """

    parent: ClassVar[str | None] = "meeting"

    meeting = TenantForeignKey(Meeting, on_delete=models.PROTECT, related_name="presence_events")
    item = TenantForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, related_name="presence_events"
    )
    to_item = TenantForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, related_name="presence_events_ending"
    )
    person = TenantForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="presence_events"
    )
    name_printed = models.CharField(max_length=200)
    list_letter = models.CharField(max_length=10, null=True)
    kind = TermField(PresenceKind)
    at = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)
    day = models.DateField(null=True)
    mode = TermField(PresenceMode, default=PresenceMode.PHYSICAL.value)
    source = TermField(PresenceSource)
    reported_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    took_no_part_reason = TermField(TookNoPartReason, null=True)
    replaces = TenantForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="replaced_by"
    )
    replaced = models.BooleanField(default=False)
    printed_in = TenantForeignKey(
        ItemBlock, on_delete=models.PROTECT, null=True, related_name="presence_events"
    )
    position = models.PositiveIntegerField(null=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        db_index=False,
        related_name="+",
    )

    objects: ClassVar = PresenceEventQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("meeting", "item", "to_item", "person", "replaces", "printed_in"),
            *valid(
                kind=PresenceKind.values(),
                mode=PresenceMode.values(),
                source=PresenceSource.values(),
                took_no_part_reason=TookNoPartReason.values(),
            ),
            *said("list_letter"),
            ordered("at", "until"),
            together("printed_in", "position"),
            check("range_has_start", Q(to_item__isnull=True) | Q(item__isnull=False)),
            check("not_own_successor", ~Q(replaces=F("id"))),
            check(
                "no_part_has_reason",
                (_TOOK_NO_PART & Q(took_no_part_reason__isnull=False, item__isnull=False))
                | (~_TOOK_NO_PART & Q(took_no_part_reason__isnull=True)),
            ),
            once("replaces"),
            in_order("printed_in"),
        ]
        indexes: ClassVar = [
            *tenant_indexes("item", "to_item", "person"),
            models.Index(
                fields=["municipality", "meeting", "created_at"], name="presenceevent_ledger"
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(
                name="told_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "meeting", "kind", "at", "until", "day", "source", "replaces", "recorded_by"
                ),
            ),
            pgtrigger.Protect(
                name="told_is_kept",
                operation=pgtrigger.Delete,
                condition=~pgtrigger.Q(old__source=PresenceSource.IMPORT.value),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.meeting_id}"


@on_record()
class Substitution(TenantModel):
    """Stedfortræder: who stands in for whom, for an item, a meeting or a period, and on what
    ground (ksl §§ 14, 15 og 28).

    One who did not come is followed by the next, who `follows` him. In the council the call
    counts from the item under which the council approved it; no other body approves.
    """

    parent: ClassVar[str | None] = "meeting"

    person = TenantForeignKey(Person, on_delete=models.PROTECT, related_name="substitutions")
    for_person = TenantForeignKey(Person, on_delete=models.PROTECT, related_name="substituted_by")
    committee = TenantForeignKey(Committee, on_delete=models.PROTECT, related_name="substitutions")
    extent = TermField(SubstitutionScope)
    meeting = TenantForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, related_name="substitutions"
    )
    item = TenantForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, related_name="substitutions"
    )
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    basis = TermField(SubstitutionBasis)
    state = TermField(SubstitutionState, default=SubstitutionState.CALLED.value)
    decided_by_printed = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True)
    called_at = models.DateTimeField()
    follows = TenantForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="followed_by"
    )
    approval = TermField(SubstitutionApproval, null=True)
    approved_under_item = TenantForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, related_name="substitutions_approved"
    )
    approved_at = models.DateTimeField(null=True)

    objects: ClassVar = SubstitutionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints(
                "person",
                "for_person",
                "committee",
                "meeting",
                "item",
                "follows",
                "approved_under_item",
            ),
            *valid(
                approval=SubstitutionApproval.values(),
                extent=SubstitutionScope.values(),
                basis=SubstitutionBasis.values(),
                state=SubstitutionState.values(),
            ),
            ordered("starts_on", "ends_on"),
            check("not_for_self", ~Q(person=F("for_person"))),
            check("not_own_follower", ~Q(follows=F("id"))),
            together("approval", "approved_at"),
            once("follows"),
            check(
                "extent_named",
                Q(extent="item", item__isnull=False, meeting__isnull=False, starts_on__isnull=True)
                | Q(
                    extent="meeting",
                    meeting__isnull=False,
                    item__isnull=True,
                    starts_on__isnull=True,
                )
                | Q(
                    extent="period",
                    starts_on__isnull=False,
                    meeting__isnull=True,
                    item__isnull=True,
                ),
            ),
            once("item", "for_person", "person", where=Q(extent="item"), name="item"),
            once("meeting", "for_person", "person", where=Q(extent="meeting"), name="meeting"),
        ]
        indexes: ClassVar = [
            *tenant_indexes(
                "person", "for_person", "committee", "meeting", "item", "approved_under_item"
            )
        ]
        triggers: ClassVar = [guarded("state", SUBSTITUTION_MOVES)]

    def __str__(self) -> str:
        return f"{self.person_id} for {self.for_person_id}"

    def scope(self) -> Scope:
        """Where the meeting stands; for a period, where the committee does."""
        if self.meeting is not None:
            found: Scope = self.meeting.scope()
            return found
        return Scope(self.municipality_id, self.committee_id)

    def place(self) -> dict[str, Any]:
        """Where an entry about the call belongs."""
        return {
            "committee_id": self.committee_id,
            "meeting_id": self.meeting_id,
            "item_id": self.item_id,
        }
