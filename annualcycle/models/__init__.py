"""Tables of what comes back, what is to be done, and what is aimed at."""

from annualcycle.models.cycles import AnnualCycle, CycleTopic
from annualcycle.models.followups import FollowUp
from annualcycle.models.strategies import Milestone, Strategy

__all__ = ["AnnualCycle", "CycleTopic", "FollowUp", "Milestone", "Strategy"]
