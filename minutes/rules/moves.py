"""The state machine of one person's answer to the minutes, and how long it is wanted."""

from foundation.rulebook import move
from minutes.vocabulary import ApprovalState, MinutesApproval

_ASKED = (ApprovalState.PENDING, ApprovalState.UNKNOWN)
_GIVEN = (ApprovalState.APPROVED, ApprovalState.DECLINED)

# Who declined may approve after all; a correction asks everybody anew.
ANSWER_MOVES = {
    "approve": move(*_ASKED, ApprovalState.DECLINED, to=ApprovalState.APPROVED),
    "decline": move(*_ASKED, to=ApprovalState.DECLINED),
    "revoke": move(*_GIVEN, to=ApprovalState.PENDING),
    "ask-anew": move(*_GIVEN, ApprovalState.UNKNOWN, to=ApprovalState.PENDING),
}


def invitation_holds(round_: MinutesApproval, own: ApprovalState) -> bool:
    """An invitation to approve opens while the round runs, for whoever is asked [53, 57]."""
    return round_ == MinutesApproval.CIRCULATED and own != ApprovalState.NOT_REQUIRED
