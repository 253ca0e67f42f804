"""Annual cycles, follow-ups and strategies over HTTP."""

from annualcycle.api import chain, outstanding
from annualcycle.api.cycles import AnnualCycles, CycleTopics, Occurrences
from annualcycle.api.followups import FollowUps
from annualcycle.api.strategies import (
    Measurements,
    MilestoneAdjustments,
    Milestones,
    Strategies,
)
from annualcycle.api.versions import CycleSnapshots, CycleVersions
from annualcycle.api.wheel import wheel_urls
from foundation.http.routing import urls_of

__all__ = ["urls"]

urls = [
    *wheel_urls(),
    *urls_of(AnnualCycles, CycleTopics, Occurrences, FollowUps, Strategies, Milestones),
    *urls_of(MilestoneAdjustments, Measurements, CycleVersions, CycleSnapshots),
    *outstanding.urls,
    *chain.urls,
]
