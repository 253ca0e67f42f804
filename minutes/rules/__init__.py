"""Rules about minutes: circulating, approving, publishing, and what must not slip out."""

from minutes.rules.approval import (
    MOVES,
    ApproveFacts,
    Participant,
    duty_to_approve,
    is_complete,
    refuse_approve,
    refuse_conclude,
    refuse_correct,
    refuse_decline,
    refuse_revoke,
)
from minutes.rules.circulating import CirculateFacts, refuse_circulate
from minutes.rules.moves import ANSWER_MOVES, invitation_holds
from minutes.rules.publication import (
    PUBLICATION_MOVES,
    ItemFace,
    PublicFace,
    PublishFacts,
    public_face,
    refuse_publish,
    refuse_schedule,
)

__all__ = [
    "ANSWER_MOVES",
    "MOVES",
    "PUBLICATION_MOVES",
    "ApproveFacts",
    "CirculateFacts",
    "ItemFace",
    "Participant",
    "PublicFace",
    "PublishFacts",
    "duty_to_approve",
    "invitation_holds",
    "is_complete",
    "public_face",
    "refuse_approve",
    "refuse_circulate",
    "refuse_conclude",
    "refuse_correct",
    "refuse_decline",
    "refuse_publish",
    "refuse_revoke",
    "refuse_schedule",
]
