"""Strategies and the milestones on their way."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from agenda.models import AgendaItem
from agenda.vocabulary import DateBasis
from annualcycle.querysets import (
    MeasurementQuerySet,
    MilestoneAdjustmentQuerySet,
    MilestoneQuerySet,
    StrategyQuerySet,
)
from annualcycle.vocabulary import MilestoneKind
from committees.models import Committee
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey, TermField
from foundation.tenancy.invariants import in_order, once, ordered, tenant_indexes, valid
from foundation.tenancy.models import TenantModel
from foundation.tenancy.scope import Scope


class Strategy(TenantModel):
    """Strategi of a committee for some years. `indicator` is what its goal is measured by, and
    `lower_is_better` which way."""

    title = models.TextField()
    committee = TenantForeignKey(
        Committee, on_delete=models.PROTECT, null=True, related_name="strategies"
    )
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    goal = models.TextField(blank=True)
    indicator = models.TextField(blank=True)
    lower_is_better = models.BooleanField(null=True)

    objects: ClassVar = StrategyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("committee"),
            ordered("starts_on", "ends_on"),
        ]
        indexes: ClassVar = [*tenant_indexes("committee")]

    def __str__(self) -> str:
        return self.title


class Milestone(TenantModel):
    """Milepæl: a target on the way to the strategy's goal, or the goal itself."""

    parent: ClassVar[str | None] = "strategy"

    strategy = TenantForeignKey(Strategy, on_delete=models.CASCADE, related_name="milestones")
    position = models.PositiveIntegerField()
    kind = TermField(MilestoneKind, default=MilestoneKind.MILESTONE.value)
    year = models.PositiveSmallIntegerField(null=True)
    due_to = models.DateField(null=True)
    due_basis = TermField(DateBasis, null=True)
    target_text = models.TextField()
    target_rank = models.PositiveIntegerField(null=True)
    target_value = models.DecimalField(max_digits=15, decimal_places=3, null=True)
    """What a goal is measured by that is no rank."""

    objects: ClassVar = MilestoneQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("strategy"),
            *valid(kind=MilestoneKind.values(), due_basis=DateBasis.values()),
            once("strategy", "year", where=Q(year__isnull=False), name="year"),
            in_order("strategy"),
        ]
        indexes: ClassVar = [*tenant_indexes("due_to")]

    def __str__(self) -> str:
        return self.target_text

    def scope(self) -> Scope:
        """A milestone stands where its strategy does."""
        where: Scope = self.strategy.scope()
        return where


class MilestoneAdjustment(TenantModel):
    """Justering af en milepæl: what it aimed at before, and what decided otherwise. Never
    changed: it tells what a strategy once promised."""

    parent: ClassVar[str | None] = "milestone"

    milestone = TenantForeignKey(Milestone, on_delete=models.CASCADE, related_name="adjustments")
    target_text = models.TextField()
    target_rank = models.PositiveIntegerField(null=True)
    target_value = models.DecimalField(max_digits=15, decimal_places=3, null=True)
    due_to = models.DateField(null=True)
    reason = models.TextField()
    decided_by_item = TenantForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, related_name="milestone_adjustments"
    )

    objects: ClassVar = MilestoneAdjustmentQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [*tenant_constraints("milestone", "decided_by_item")]
        indexes: ClassVar = [*tenant_indexes("milestone", "decided_by_item")]

    def __str__(self) -> str:
        return f"{self.milestone_id} {self.created_at:%Y-%m-%d}"

    def scope(self) -> Scope:
        """An adjustment stands where its milestone does."""
        where: Scope = self.milestone.scope()
        return where


class Measurement(TenantModel):
    """Måling: what the strategy's indicator really was on a day, and who says so."""

    parent: ClassVar[str | None] = "strategy"

    strategy = TenantForeignKey(Strategy, on_delete=models.CASCADE, related_name="measurements")
    measured_on = models.DateField()
    value = models.DecimalField(max_digits=15, decimal_places=3)
    source = models.CharField(max_length=300)
    note = models.TextField(blank=True)

    objects: ClassVar = MeasurementQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("strategy"),
            once("strategy", "measured_on", "source"),
        ]

    def __str__(self) -> str:
        return f"{self.strategy_id} {self.measured_on}"

    def scope(self) -> Scope:
        """A measurement stands where its strategy does."""
        where: Scope = self.strategy.scope()
        return where
