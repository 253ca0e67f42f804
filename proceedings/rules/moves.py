"""The state machines of decisions and amendments; a decision once taken is mended, never undone."""

from foundation.rulebook import move
from proceedings.vocabulary import AmendmentState, DecisionState

DECISION_MOVES = {"decide": move(DecisionState.DRAFT, to=DecisionState.DECIDED)}

AMENDMENT_MOVES = {
    "adopt": move(
        AmendmentState.PROPOSED,
        AmendmentState.REJECTED,
        AmendmentState.LAPSED,
        to=AmendmentState.ADOPTED,
    ),
    "reject": move(
        AmendmentState.PROPOSED,
        AmendmentState.ADOPTED,
        AmendmentState.LAPSED,
        to=AmendmentState.REJECTED,
    ),
    "lapse": move(
        AmendmentState.PROPOSED,
        AmendmentState.ADOPTED,
        AmendmentState.REJECTED,
        to=AmendmentState.LAPSED,
    ),
    "reopen": move(
        AmendmentState.ADOPTED,
        AmendmentState.REJECTED,
        AmendmentState.LAPSED,
        to=AmendmentState.PROPOSED,
    ),
    "withdraw": move(AmendmentState.PROPOSED, to=AmendmentState.WITHDRAWN),
    "set-aside": move(AmendmentState.PROPOSED, to=AmendmentState.SET_ASIDE),
}
"""Only votes adopt, reject and let fall, and a vote that is mended may do otherwise; one that is
taken out leaves the amendment standing as it was proposed [18, 47]."""
