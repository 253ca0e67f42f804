"""Reads of the annual cycle, of follow-ups and of strategies."""

from annualcycle.querysets.cycles import AnnualCycleQuerySet, CycleTopicQuerySet
from annualcycle.querysets.followups import FollowUpQuerySet, is_suspended
from annualcycle.querysets.strategies import MilestoneQuerySet, StrategyQuerySet

__all__ = [
    "AnnualCycleQuerySet",
    "CycleTopicQuerySet",
    "FollowUpQuerySet",
    "MilestoneQuerySet",
    "StrategyQuerySet",
    "is_suspended",
]
