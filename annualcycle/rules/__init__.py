"""Rules of the annual cycle, of follow-ups and of strategies."""

from annualcycle.rules.budget import (
    BudgetDates,
    Step,
    budget_steps,
    refuse_budget,
    refuse_reading_day,
    refuse_steps,
)
from annualcycle.rules.followups import MOVES, OPEN_STATES, is_overdue, refuse_closing
from annualcycle.rules.next_year import meeting_days_next_year, same_weekday_next_year
from annualcycle.rules.occurrences import (
    MeetingFacts,
    OccurrenceFacts,
    refuse_move,
    refuse_resume,
    refuse_skip,
)
from annualcycle.rules.repeating import refuse_repeat
from annualcycle.rules.topics import faults_in_base, faults_in_topic, refuse_removal
from annualcycle.rules.versions import refuse_adopt, refuse_attach

__all__ = [
    "MOVES",
    "OPEN_STATES",
    "BudgetDates",
    "MeetingFacts",
    "OccurrenceFacts",
    "Step",
    "budget_steps",
    "faults_in_base",
    "faults_in_topic",
    "is_overdue",
    "meeting_days_next_year",
    "refuse_adopt",
    "refuse_attach",
    "refuse_budget",
    "refuse_closing",
    "refuse_move",
    "refuse_reading_day",
    "refuse_removal",
    "refuse_repeat",
    "refuse_resume",
    "refuse_skip",
    "refuse_steps",
    "same_weekday_next_year",
]
