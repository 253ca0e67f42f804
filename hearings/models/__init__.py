"""Tables of hearings: who is asked until when, and what they answer."""

from hearings.models.documents import HearingDocument
from hearings.models.hearings import (
    Hearing,
    HearingConsideration,
    HearingExtension,
    JointReply,
)
from hearings.models.responses import Consultee, HearingResponse

__all__ = [
    "Consultee",
    "Hearing",
    "HearingConsideration",
    "HearingDocument",
    "HearingExtension",
    "HearingResponse",
    "JointReply",
]
