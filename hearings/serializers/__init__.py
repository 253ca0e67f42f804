"""Hearings and answers as JSON."""

from hearings.serializers.answers import (
    ChangedResponseSerializer,
    NewResponseSerializer,
    ReplaceBody,
    ResponseSerializer,
)
from hearings.serializers.asking import (
    ChangedConsulteeSerializer,
    ConsulteeSerializer,
    NewConsulteeSerializer,
)
from hearings.serializers.hearings import (
    ChangedHearingSerializer,
    ConsiderationSerializer,
    DocumentSerializer,
    ExtendBody,
    ExtensionSerializer,
    HearingSerializer,
    JointReplySerializer,
    NewDocumentSerializer,
    NewHearingSerializer,
    WithdrawBody,
)
from hearings.serializers.invitations import (
    HearingAnswerBody,
    GivenAnswerSerializer,
    HearingInvitationSerializer,
    InvitedDocumentSerializer,
    InvitedHearingSerializer,
)

__all__ = [
    "HearingAnswerBody",
    "ChangedConsulteeSerializer",
    "ChangedHearingSerializer",
    "ChangedResponseSerializer",
    "ConsiderationSerializer",
    "ConsulteeSerializer",
    "DocumentSerializer",
    "ExtendBody",
    "ExtensionSerializer",
    "GivenAnswerSerializer",
    "HearingSerializer",
    "HearingInvitationSerializer",
    "InvitedDocumentSerializer",
    "InvitedHearingSerializer",
    "JointReplySerializer",
    "NewConsulteeSerializer",
    "NewDocumentSerializer",
    "NewHearingSerializer",
    "NewResponseSerializer",
    "ReplaceBody",
    "ResponseSerializer",
    "WithdrawBody",
]
