"""The state machine of one person's answer to the minutes."""

from foundation.rulebook import move
from minutes.vocabulary import ApprovalState

_ASKED = (ApprovalState.PENDING, ApprovalState.UNKNOWN)
_GIVEN = (ApprovalState.APPROVED, ApprovalState.DECLINED)

# Who declined may approve after all; a correction asks everybody anew.
ANSWER_MOVES = {
    "approve": move(*_ASKED, ApprovalState.DECLINED, to=ApprovalState.APPROVED),
    "decline": move(*_ASKED, to=ApprovalState.DECLINED),
    "revoke": move(*_GIVEN, to=ApprovalState.PENDING),
    "ask-anew": move(*_GIVEN, ApprovalState.UNKNOWN, to=ApprovalState.PENDING),
}
