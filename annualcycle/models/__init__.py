"""Tables of what comes back, what is to be done, and what is aimed at."""

from annualcycle.models.cycles import AnnualCycle, CycleTopic, TopicParticipant
from annualcycle.models.followups import FollowUp
from annualcycle.models.occurrences import CycleSnapshot, CycleVersion, Occurrence
from annualcycle.models.strategies import (
    Measurement,
    Milestone,
    MilestoneAdjustment,
    Strategy,
)

__all__ = [
    "AnnualCycle",
    "CycleSnapshot",
    "CycleTopic",
    "CycleVersion",
    "FollowUp",
    "Measurement",
    "Milestone",
    "MilestoneAdjustment",
    "Occurrence",
    "Strategy",
    "TopicParticipant",
]
