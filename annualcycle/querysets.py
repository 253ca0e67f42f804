"""Reads of the annual cycle and of follow-ups."""

from typing import TYPE_CHECKING

from foundation.tenancy.querysets import TenantQuerySet

if TYPE_CHECKING:
    from annualcycle.models import AnnualCycle, CycleTopic, FollowUp, Milestone, Strategy


class AnnualCycleQuerySet(TenantQuerySet["AnnualCycle"]):
    """A committee's year."""


class CycleTopicQuerySet(TenantQuerySet["CycleTopic"]):
    """Topics that come back."""


class FollowUpQuerySet(TenantQuerySet["FollowUp"]):
    """Follow-ups."""


class StrategyQuerySet(TenantQuerySet["Strategy"]):
    """Strategies."""


class MilestoneQuerySet(TenantQuerySet["Milestone"]):
    """Milestones of strategies."""
