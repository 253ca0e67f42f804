"""Occurrences of topics, and what of a cycle is kept as it was."""

from typing import Any, ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q

from agenda.models import AgendaItem
from annualcycle.models.cycles import AnnualCycle, CycleTopic
from annualcycle.querysets import (
    CycleSnapshotQuerySet,
    CycleVersionQuerySet,
    OccurrenceQuerySet,
)
from annualcycle.vocabulary import SkipCause
from committees.models import Committee
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey, TermField
from foundation.tenancy.invariants import (
    check,
    known_when,
    once,
    ordered,
    said,
    tenant_indexes,
    together,
    valid,
)
from foundation.tenancy.models import TenantModel
from meetings.models import Meeting


class Occurrence(TenantModel):
    """Forekomst: one time that a topic of a cycle comes up.

    `slot` is which time of the topic it is ("2024-06", "2024-06-30", or the meeting's id where
    it comes at every meeting) and never changes, so that planning twice makes it once. `meeting`
    is where it is laid now; `first_meeting` and `first_day` where it was laid first, from which
    a slip is measured [107]. Several occurrences of a topic at one meeting share an `item`.
    `is_by_hand` means that somebody chose the meeting: planning leaves it there. Its state is
    derived from the meeting and the item, see `OccurrenceQuerySet.with_state`.
    """

    parent: ClassVar[str | None] = "annual_cycle"

    annual_cycle = TenantForeignKey(
        AnnualCycle, on_delete=models.CASCADE, related_name="occurrences"
    )
    committee = TenantForeignKey(Committee, on_delete=models.PROTECT, related_name="occurrences")
    topic = TenantForeignKey(CycleTopic, on_delete=models.CASCADE, related_name="occurrences")
    slot = models.CharField(max_length=40)
    ordinal = models.PositiveSmallIntegerField()
    nominal_on = models.DateField()
    period_from = models.DateField(null=True)
    period_to = models.DateField(null=True)
    focus = models.TextField(null=True)
    meeting = TenantForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, related_name="occurrences"
    )
    first_meeting = TenantForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, related_name="occurrences_first_laid"
    )
    first_day = models.DateField(null=True)
    item = TenantForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, related_name="occurrences"
    )
    is_by_hand = models.BooleanField(default=False)
    move_reason = models.TextField(blank=True)
    skipped_at = models.DateTimeField(null=True)
    skip_cause = TermField(SkipCause, null=True)
    skip_reason = models.TextField(blank=True)

    state: str
    """As `with_state` annotates it."""
    was: tuple[Any, ...]
    """What planning may change of it, as it was read."""

    objects: ClassVar = OccurrenceQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints(
                "annual_cycle", "committee", "topic", "meeting", "first_meeting", "item"
            ),
            *valid(skip_cause=SkipCause.values()),
            *said("focus"),
            once("topic", "slot"),
            ordered("period_from", "period_to"),
            together("period_from", "period_to"),
            together("first_meeting", "first_day"),
            known_when("skip_cause", Q(skipped_at__isnull=False)),
            check("laid_once_first", Q(meeting__isnull=True) | Q(first_meeting__isnull=False)),
        ]
        indexes: ClassVar = [
            *tenant_indexes("annual_cycle", "meeting", "first_meeting", "item", "nominal_on"),
            models.Index(
                fields=["municipality", "committee", "nominal_on"], name="occurrence_by_committee"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic_id} {self.slot}"

    def known_version(self, reader: Any) -> str:
        """With its state, which moves with its meeting and its item, where that was read."""
        told = ("state", "days_late", "shown_item", "meeting_version")
        return " ".join([str(self.version), *(str(self.__dict__.get(name)) for name in told)])

    def place(self) -> dict[str, Any]:
        """Where an entry about the occurrence belongs."""
        return {"committee_id": self.committee_id, "meeting_id": self.meeting_id}


class CycleVersion(TenantModel):
    """Version af årshjulet: what it said when a decision changed it. Never changed: the next one
    has the next number. `content` is everything the year's readers could read, `sha256` the hash
    of its canonical JSON (RFC 8785)."""

    parent: ClassVar[str | None] = "annual_cycle"

    annual_cycle = TenantForeignKey(AnnualCycle, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    reason = models.TextField(blank=True)
    decided_by_item = TenantForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, related_name="cycle_versions"
    )
    adopted_at = models.DateTimeField()

    objects: ClassVar = CycleVersionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("annual_cycle", "decided_by_item"),
            once("annual_cycle", "number"),
        ]
        indexes: ClassVar = [*tenant_indexes("decided_by_item")]
        triggers: ClassVar = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def known_version(self, reader: Any) -> str:
        """A version never changes; who may know of the item that decided it does."""
        return f"{self.version} {self.__dict__.get('shown_item')}"

    def __str__(self) -> str:
        return f"{self.annual_cycle_id} {self.number}"


class CycleSnapshot(TenantModel):
    """Årshjulet på mødet: the version that a meeting had before it, attached to an item [104]."""

    cycle_version = TenantForeignKey(
        CycleVersion, on_delete=models.PROTECT, related_name="snapshots"
    )
    item = TenantForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="cycle_snapshots")

    objects: ClassVar = CycleSnapshotQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("cycle_version", "item"),
            once("cycle_version", "item"),
        ]
        indexes: ClassVar = [*tenant_indexes("item")]

    def __str__(self) -> str:
        return f"{self.cycle_version_id} {self.item_id}"

    def place(self) -> dict[str, Any]:
        """Where an entry about the snapshot belongs."""
        found: dict[str, Any] = self.item.place()
        return found
