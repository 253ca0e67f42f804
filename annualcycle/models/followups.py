"""Follow-ups: what a decision or a text asks somebody to do."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from agenda.models import AgendaItem
from agenda.vocabulary import Basis, DateBasis, Visibility
from annualcycle.querysets import FollowUpQuerySet
from annualcycle.rules import MOVES
from annualcycle.vocabulary import FollowUpKind, FollowUpOrigin, FollowUpState
from committees.models import Committee, Department
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey, TermField
from foundation.tenancy.guards import guarded
from foundation.tenancy.invariants import (
    check,
    in_order,
    known_when,
    ordered,
    said,
    tenant_indexes,
    together,
    valid,
)
from foundation.tenancy.models import OpenVersioned, TenantModel
from foundation.tenancy.scope import Scope
from meetings.models import Meeting

_OPEN = Q(state__in=[FollowUpState.PENDING.value, FollowUpState.IN_PROGRESS.value])


class FollowUp(OpenVersioned, TenantModel):
    """Opfølgning. Due in a span of days: a text that names a month means all of it. It is as
    closed as the item it comes from (`visibility`). `superseded` means that the decision of the
    same item overtook it; overdue is derived from `due_to` and never stored.
    """

    parent: ClassVar[str | None] = "item"

    item = TenantForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, related_name="follow_ups"
    )
    committee = TenantForeignKey(Committee, on_delete=models.PROTECT, related_name="follow_ups")
    position = models.PositiveIntegerField(null=True)
    title = models.TextField()
    kind = TermField(FollowUpKind, default=FollowUpKind.TASK.value)
    responsible_printed = models.CharField(max_length=300, null=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        db_index=False,
        related_name="+",
    )
    owner_department = TenantForeignKey(
        Department, on_delete=models.PROTECT, null=True, related_name="follow_ups"
    )
    due_from = models.DateField(null=True)
    due_to = models.DateField(null=True)
    due_text = models.TextField(null=True)
    due_basis = TermField(DateBasis, null=True)
    target_committee = TenantForeignKey(
        Committee, on_delete=models.PROTECT, null=True, related_name="follow_ups_targeted"
    )
    target_meeting = TenantForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, related_name="follow_ups_targeted"
    )
    """Where it is to be reported."""
    target_printed = models.CharField(max_length=200, null=True)
    condition = models.TextField(null=True)
    superseded = models.BooleanField(default=False)
    origin = TermField(FollowUpOrigin, default=FollowUpOrigin.DECISION.value)
    basis = TermField(Basis, null=True)
    evidence = models.TextField(null=True)
    visibility = TermField(Visibility, default=Visibility.OPEN.value)
    state = TermField(FollowUpState, default=FollowUpState.PENDING.value)
    report_note = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_by_item = TenantForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, related_name="follow_ups_closed"
    )
    is_imported = models.BooleanField(default=False)

    objects: ClassVar = FollowUpQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints(
                "item",
                "committee",
                "owner_department",
                "target_committee",
                "target_meeting",
                "closed_by_item",
            ),
            *valid(
                kind=FollowUpKind.values(),
                due_basis=DateBasis.values(),
                origin=FollowUpOrigin.values(),
                basis=Basis.values(),
                visibility=Visibility.values(),
                state=FollowUpState.values(),
            ),
            *said("responsible_printed", "due_text", "target_printed", "condition", "evidence"),
            ordered("due_from", "due_to"),
            together("basis", "evidence"),
            check("place_needs_item", Q(position__isnull=True) | Q(item__isnull=False)),
            known_when("closed_at", Q(state=FollowUpState.DONE.value)),
            in_order("item"),
        ]
        indexes: ClassVar = [
            *tenant_indexes("committee", "target_committee", "closed_by_item", "modified_at"),
            models.Index(fields=["municipality", "target_meeting"], name="followup_by_meeting"),
            models.Index(fields=["municipality", "owner", "state"], name="followup_by_owner"),
            models.Index(
                fields=["municipality", "owner_department", "state"], name="followup_by_department"
            ),
            models.Index(
                fields=["municipality", "due_to"], condition=_OPEN, name="followup_open_due"
            ),
        ]
        triggers: ClassVar = [guarded("state", MOVES)]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"

    @property
    def is_open(self) -> bool:
        """Whether others than those who see the item's closed material may know of it."""
        told = self.visibility == Visibility.OPEN
        return told and (self.item is None or self.item.is_open)

    def sees_hidden(self, reader: Any) -> bool:
        """Whoever sees a follow-up sees it whole."""
        return True

    def scope(self) -> Scope:
        """A follow-up stands with its committee, and with the department that owns it."""
        of_item = self.item.department_id if self.item is not None else None
        return Scope(
            self.municipality_id,
            committee_id=self.committee_id,
            department_id=self.owner_department_id or of_item,
            item_id=self.item_id,
        )

    def place(self) -> dict[str, Any]:
        """Where an entry about the follow-up belongs."""
        item = self.item.place() if self.item is not None else {}
        return {**item, "committee_id": self.committee_id}
