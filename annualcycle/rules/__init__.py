"""Rules of the annual cycle, of follow-ups and of strategies."""

from annualcycle.rules.followups import MOVES, OPEN_STATES, is_overdue, refuse_closing

__all__ = ["MOVES", "OPEN_STATES", "is_overdue", "refuse_closing"]
