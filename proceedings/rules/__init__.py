"""Rules about what happens at a meeting: presence, disqualification, substitutes, decisions."""

from proceedings.rules.decision import (
    FINAL_OUTCOMES,
    THEME_OUTCOMES,
    DecideFacts,
    refuse_decide,
    refuse_end,
    refuse_mend,
    refuse_open,
    refuse_statement,
    warn_end,
    warn_open,
)
from proceedings.rules.disqualification import (
    DISQUALIFICATION_MOVES,
    FindingFacts,
    refuse_finding,
    refuse_notify,
    withholding_cause,
)
from proceedings.rules.presence import LedgerLine, quorum, refuse_quorum, status_at
from proceedings.rules.substitution import (
    SUBSTITUTION_MOVES,
    CallFacts,
    basis_allowed,
    counts,
    refuse_call,
)

__all__ = [
    "DISQUALIFICATION_MOVES",
    "FINAL_OUTCOMES",
    "SUBSTITUTION_MOVES",
    "THEME_OUTCOMES",
    "CallFacts",
    "DecideFacts",
    "FindingFacts",
    "LedgerLine",
    "basis_allowed",
    "counts",
    "quorum",
    "refuse_call",
    "refuse_decide",
    "refuse_end",
    "refuse_finding",
    "refuse_mend",
    "refuse_notify",
    "refuse_open",
    "refuse_quorum",
    "refuse_statement",
    "status_at",
    "warn_end",
    "warn_open",
    "withholding_cause",
]
