"""Reads of strategies."""

from typing import TYPE_CHECKING

from foundation.tenancy.querysets import TenantQuerySet

if TYPE_CHECKING:
    from annualcycle.models import Measurement, Milestone, MilestoneAdjustment, Strategy


class StrategyQuerySet(TenantQuerySet["Strategy"]):
    """Strategies."""


class MilestoneQuerySet(TenantQuerySet["Milestone"]):
    """Milestones of strategies."""


class MilestoneAdjustmentQuerySet(TenantQuerySet["MilestoneAdjustment"]):
    """What milestones aimed at before."""


class MeasurementQuerySet(TenantQuerySet["Measurement"]):
    """What indicators really were."""
