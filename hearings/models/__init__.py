"""Tables of hearings: who is asked until when, and what they answer."""

from hearings.models.documents import HearingDocument
from hearings.models.editions import (
    AdministrationComment,
    PublicResponse,
    ResponseFile,
    sender_of,
)
from hearings.models.hearings import (
    Hearing,
    HearingConsideration,
    HearingExtension,
)
from hearings.models.joint import JointReply, JointReplyMember
from hearings.models.responses import Consultee, HearingResponse

__all__ = [
    "AdministrationComment",
    "Consultee",
    "Hearing",
    "HearingConsideration",
    "HearingDocument",
    "HearingExtension",
    "HearingResponse",
    "JointReply",
    "JointReplyMember",
    "PublicResponse",
    "ResponseFile",
    "sender_of",
]
