"""Reads of the annual cycle, of follow-ups and of strategies."""

from annualcycle.querysets.cycles import (
    AnnualCycleQuerySet,
    CycleTopicQuerySet,
    TopicParticipantQuerySet,
)
from annualcycle.querysets.followups import FollowUpQuerySet, is_suspended
from annualcycle.querysets.occurrences import (
    CycleSnapshotQuerySet,
    CycleVersionQuerySet,
    OccurrenceQuerySet,
)
from annualcycle.querysets.strategies import (
    MeasurementQuerySet,
    MilestoneAdjustmentQuerySet,
    MilestoneQuerySet,
    StrategyQuerySet,
)

__all__ = [
    "AnnualCycleQuerySet",
    "CycleSnapshotQuerySet",
    "CycleTopicQuerySet",
    "CycleVersionQuerySet",
    "FollowUpQuerySet",
    "MeasurementQuerySet",
    "MilestoneAdjustmentQuerySet",
    "MilestoneQuerySet",
    "OccurrenceQuerySet",
    "StrategyQuerySet",
    "TopicParticipantQuerySet",
    "is_suspended",
]
