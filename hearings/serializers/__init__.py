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
    ExtendConsulteeBody,
    ExtensionSerializer,
    NewConsulteeSerializer,
    WaiveBody,
)
from hearings.serializers.dissents import DissentSerializer
from hearings.serializers.hearings import (
    ChangedHearingSerializer,
    ConcludeBody,
    ConsiderationSerializer,
    DecisionWindowSerializer,
    DocumentSerializer,
    ExtendBody,
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
    "ConcludeBody",
    "ConsiderationSerializer",
    "ConsulteeSerializer",
    "DecisionWindowSerializer",
    "DissentSerializer",
    "DocumentSerializer",
    "ExtendBody",
    "ExtendConsulteeBody",
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
    "WaiveBody",
    "WithdrawBody",
]
