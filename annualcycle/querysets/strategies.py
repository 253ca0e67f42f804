"""Reads of strategies."""

from typing import TYPE_CHECKING

from foundation.tenancy.querysets import TenantQuerySet

if TYPE_CHECKING:
    from annualcycle.models import Milestone, Strategy


class StrategyQuerySet(TenantQuerySet["Strategy"]):
    """Strategies."""


class MilestoneQuerySet(TenantQuerySet["Milestone"]):
    """Milestones of strategies."""
