"""Cases: what is treated, the way it takes, and what holds a decision back."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from agenda.querysets import CaseGateQuerySet, CaseQuerySet, RoutingStepQuerySet
from agenda.vocabulary import GateKind, RoutingPurpose, Visibility
from committees.models import Committee, Department
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey, TermField
from foundation.tenancy.invariants import (
    check,
    once,
    ordered,
    some_of,
    tenant_indexes,
    together,
    valid,
)
from foundation.tenancy.models import OpenVersioned, TenantModel
from foundation.tenancy.scope import Scope


class Case(OpenVersioned, TenantModel):
    """Sag. `case_number` is as the journal writes it: never checked, and not unique, because
    minutes print the same number over matters of their own."""

    title = models.TextField()
    case_number = models.CharField(max_length=120, blank=True)
    kle_number = models.CharField(max_length=40, blank=True)
    visibility = TermField(Visibility, default=Visibility.OPEN.value)
    department = TenantForeignKey(
        Department, on_delete=models.PROTECT, null=True, related_name="cases"
    )
    case_officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        db_index=False,
        related_name="+",
    )
    responsible_officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        db_index=False,
        related_name="+",
    )
    amendments_due_at = models.DateTimeField(null=True)
    """Until when amendments may be put in a matter of two readings; the next one for amendments
    to those (standing orders)."""
    sub_amendments_due_at = models.DateTimeField(null=True)
    tags = ArrayField(models.CharField(max_length=60), default=list)
    """Words of the municipality's own for what the case is about, e.g. `ældre`."""
    is_imported = models.BooleanField(default=False)

    objects: ClassVar = CaseQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("department"),
            *valid(visibility=Visibility.values()),
        ]
        indexes: ClassVar = [
            *tenant_indexes(
                "department", "case_number", "case_officer", "responsible_officer", "modified_at"
            )
        ]

    def __str__(self) -> str:
        return self.case_number or str(self.id)

    @property
    def is_open(self) -> bool:
        """Whether others than those who work on the case may know what happens to it."""
        return False

    def sees_hidden(self, reader: Any) -> bool:
        """Whoever sees a case sees it whole."""
        return True


class RoutingStep(TenantModel):
    """Led i sagens gang. `order` is the step's turn, shared by steps taken side by side;
    `position` is its place in the list.

    A step told by one item's text hangs on that item too; the case's own plan has no item.
    """

    parent: ClassVar[str | None] = "case"

    case = TenantForeignKey(Case, on_delete=models.CASCADE, null=True, related_name="routing")
    item = TenantForeignKey(
        "agenda.AgendaItem", on_delete=models.CASCADE, null=True, related_name="routing"
    )
    position = models.PositiveIntegerField()
    order = models.PositiveIntegerField()
    committee = TenantForeignKey(
        Committee, on_delete=models.PROTECT, null=True, related_name="routing_steps"
    )
    committee_printed = models.CharField(max_length=200, blank=True)
    purpose = TermField(RoutingPurpose)
    is_deciding = models.BooleanField(default=False)
    day = models.DateField(null=True)
    reading = models.PositiveSmallIntegerField(null=True)

    objects: ClassVar = RoutingStepQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("case", "item", "committee"),
            *valid(purpose=RoutingPurpose.values()),
            some_of("belongs", "case", "item"),
            check("committee_named", Q(committee__isnull=False) | ~Q(committee_printed="")),
            check("order_from_one", Q(order__gte=1)),
            check("reading_from_one", Q(reading__isnull=True) | Q(reading__gte=1)),
            models.UniqueConstraint(
                fields=["municipality", "case", "item", "position"],
                name="%(class)s_position_once",
                nulls_distinct=False,
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(
                fields=["municipality", "case", "item"],
                condition=Q(is_deciding=True),
                nulls_distinct=False,
                name="%(class)s_deciding_once",
            ),
        ]
        indexes: ClassVar = [*tenant_indexes("item", "committee")]

    def __str__(self) -> str:
        return f"{self.order}. {self.purpose}"

    @property
    def is_open(self) -> bool:
        return False

    def scope(self) -> Scope:
        """The step stands where its case or item does."""
        owner = self.item if self.item is not None else self.case
        return owner.scope() if owner is not None else Scope(self.municipality_id)

    def place(self) -> dict[str, Any]:
        return self.item.place() if self.item is not None else {}


class CaseGate(TenantModel):
    """Spærring: written by the app that knows why, looked at by the one that decides.
    It holds the whole case back, or one step of its way; cleared, or waived with a reason. A
    hearing tells by it, also when it is over, between which days the case may be decided; a
    council's gate is cleared when the council has been heard."""

    parent: ClassVar[str | None] = "case"

    case = TenantForeignKey(Case, on_delete=models.CASCADE, related_name="gates")
    step = TenantForeignKey(RoutingStep, on_delete=models.CASCADE, null=True, related_name="gates")
    kind = TermField(GateKind)
    reason = models.TextField()
    subject_id = models.UUIDField(null=True)
    """The row of the higher app that this gate stands for, to clear it by."""
    earliest_on = models.DateField(null=True)
    latest_on = models.DateField(null=True)
    opened_at = models.DateTimeField()
    cleared_at = models.DateTimeField(null=True)
    waived_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        db_index=False,
        related_name="+",
    )
    waived_at = models.DateTimeField(null=True)
    waive_reason = models.TextField(blank=True)

    objects: ClassVar = CaseGateQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("case", "step"),
            *valid(kind=GateKind.values()),
            ordered("opened_at", "cleared_at"),
            together("waived_at", "waived_by"),
            check("waived_with_reason", Q(waived_at__isnull=True) | ~Q(waive_reason="")),
            check("cleared_or_waived", Q(cleared_at__isnull=True) | Q(waived_at__isnull=True)),
            once("case", "kind", "subject_id", name="subject"),
        ]
        indexes: ClassVar = [
            *tenant_indexes("step"),
            models.Index(
                fields=["municipality", "case"],
                condition=Q(cleared_at__isnull=True, waived_at__isnull=True),
                name="casegate_standing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.case_id}"

    @property
    def is_standing(self) -> bool:
        """Whether it still holds the decision back."""
        return self.cleared_at is None and self.waived_at is None

    def scope(self) -> Scope:
        """The gate stands where its case does."""
        where: Scope = self.case.scope()
        return where
