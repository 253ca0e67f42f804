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
from hearings.serializers.dissents import DissentSerializer
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
    GivenAnswerSerializer,
    HearingAnswerBody,
    HearingInvitationSerializer,
    InvitedDocumentSerializer,
    InvitedHearingSerializer,
)

__all__ = [
    "ChangedConsulteeSerializer",
    "ChangedHearingSerializer",
    "ChangedResponseSerializer",
    "ConsiderationSerializer",
    "ConsulteeSerializer",
    "DissentSerializer",
    "DocumentSerializer",
    "ExtendBody",
    "ExtensionSerializer",
    "GivenAnswerSerializer",
    "HearingAnswerBody",
    "HearingInvitationSerializer",
    "HearingSerializer",
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
