"""Rules about hearings: how long, who is late, and what a hearing holds back."""

from foundation.rulebook import refuse_state
from hearings.rules.answers import (
    AWAITED,
    answered_as,
    concluded_as,
    has_expired,
    refuse_decline,
    refuse_empty,
    refuse_replace,
    refuse_submit,
    refuse_waive,
)
from hearings.rules.moves import (
    MOVES,
    RESPONSE_MOVES,
)
from hearings.rules.window import (
    CLOSING_SCHOOL_BY,
    MINIMUM_WEEKS,
    WEEKS_AFTER_OBJECTIONS,
    AnnounceFacts,
    DecisionDayFacts,
    earliest_deadline,
    holds_decision_back,
    refuse_announce,
    refuse_deadline,
    refuse_end,
    refuse_extend,
    refuse_update,
    refuse_withdraw,
    warn_decision_day,
)

__all__ = [
    "AWAITED",
    "CLOSING_SCHOOL_BY",
    "MINIMUM_WEEKS",
    "MOVES",
    "RESPONSE_MOVES",
    "WEEKS_AFTER_OBJECTIONS",
    "AnnounceFacts",
    "DecisionDayFacts",
    "answered_as",
    "concluded_as",
    "earliest_deadline",
    "has_expired",
    "holds_decision_back",
    "refuse_announce",
    "refuse_deadline",
    "refuse_decline",
    "refuse_empty",
    "refuse_end",
    "refuse_extend",
    "refuse_replace",
    "refuse_state",
    "refuse_submit",
    "refuse_update",
    "refuse_waive",
    "refuse_withdraw",
    "warn_decision_day",
]
