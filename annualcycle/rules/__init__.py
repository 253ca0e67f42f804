"""Rules of the annual cycle, of follow-ups and of strategies."""

from annualcycle.rules.followups import MOVES, OPEN_STATES, is_overdue, refuse_closing
from annualcycle.rules.occurrences import (
    MeetingFacts,
    OccurrenceFacts,
    refuse_move,
    refuse_resume,
    refuse_skip,
)
from annualcycle.rules.topics import faults_in_base, faults_in_topic, refuse_removal

__all__ = [
    "MOVES",
    "OPEN_STATES",
    "MeetingFacts",
    "OccurrenceFacts",
    "faults_in_base",
    "faults_in_topic",
    "is_overdue",
    "refuse_closing",
    "refuse_move",
    "refuse_removal",
    "refuse_resume",
    "refuse_skip",
]
