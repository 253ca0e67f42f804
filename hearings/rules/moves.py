"""The state machines of hearings and of answers. A consultee has none: his state is read from
what happened."""

from foundation.rulebook import move
from hearings.vocabulary import (
    ConsulteeState,
    HearingState,
    JointReplyState,
    MemberApproval,
    ResponseState,
)

AWAITED = frozenset({ConsulteeState.INVITED, ConsulteeState.SEEN, ConsulteeState.REMINDED})
"""Consultees who owe an answer: these are reminded, and nobody else."""
ANSWERED = frozenset({ConsulteeState.ANSWERED, ConsulteeState.ANSWERED_LATE})

MOVES = {
    "update": move(HearingState.PLANNED),
    "delete": move(HearingState.PLANNED),
    "invite": move(HearingState.PLANNED, HearingState.RUNNING),
    "document": move(HearingState.PLANNED, HearingState.RUNNING),
    "uninvite": move(HearingState.PLANNED),
    "put-on-agenda": move(HearingState.RUNNING, HearingState.ENDED),
    "waive": move(HearingState.RUNNING, HearingState.ENDED),
    "draft": move(HearingState.RUNNING, HearingState.ENDED),
    "announce": move(HearingState.PLANNED, to=HearingState.RUNNING),
    "extend": move(HearingState.RUNNING, HearingState.ENDED, to=HearingState.RUNNING),
    "end": move(HearingState.RUNNING, to=HearingState.ENDED),
    "conclude": move(HearingState.ENDED, to=HearingState.CONCLUDED),
    "withdraw": move(
        HearingState.PLANNED,
        HearingState.RUNNING,
        HearingState.ENDED,
        to=HearingState.WITHDRAWN,
    ),
    "submit": move(HearingState.RUNNING, HearingState.ENDED),
    "replace": move(HearingState.RUNNING, HearingState.ENDED),
    "decline": move(HearingState.RUNNING, HearingState.ENDED),
}

RESPONSE_MOVES = {
    "update": move(ResponseState.DRAFT),
    "delete": move(ResponseState.DRAFT),
    "submit": move(ResponseState.DRAFT, to=ResponseState.SUBMITTED),
    "decline": move(ResponseState.DRAFT),
    "replace": move(ResponseState.SUBMITTED, to=ResponseState.REPLACED),
}

# A draft that members object to is written again; whoever has answered is then asked anew.
JOINT_REPLY_MOVES = {
    "update": move(JointReplyState.PLANNED, JointReplyState.COLLECTING, JointReplyState.DRAFTING),
    "delete": move(JointReplyState.PLANNED),
    "invite": move(JointReplyState.PLANNED),
    "collect": move(JointReplyState.PLANNED, to=JointReplyState.COLLECTING),
    "contribute": move(JointReplyState.COLLECTING, JointReplyState.DRAFTING),
    "close-input": move(JointReplyState.COLLECTING, to=JointReplyState.DRAFTING),
    "circulate": move(
        JointReplyState.COLLECTING, JointReplyState.DRAFTING, to=JointReplyState.CIRCULATED
    ),
    "approve": move(JointReplyState.CIRCULATED),
    "object": move(JointReplyState.CIRCULATED),
    "revise": move(JointReplyState.CIRCULATED, to=JointReplyState.DRAFTING),
    "send": move(JointReplyState.CIRCULATED, to=JointReplyState.SENT),
    "consider": move(JointReplyState.SENT, to=JointReplyState.CONSIDERED),
}

APPROVAL_MOVES = {
    "approve": move(MemberApproval.AWAITED, MemberApproval.OBJECTED, to=MemberApproval.APPROVED),
    "object": move(MemberApproval.AWAITED, MemberApproval.APPROVED, to=MemberApproval.OBJECTED),
    "ask-anew": move(MemberApproval.APPROVED, MemberApproval.OBJECTED, to=MemberApproval.AWAITED),
}
