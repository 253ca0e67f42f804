"""Rules of the annual cycle, of follow-ups and of strategies."""

from annualcycle.rules.followups import MOVES, OPEN_STATES, is_overdue

__all__ = ["MOVES", "OPEN_STATES", "is_overdue"]
