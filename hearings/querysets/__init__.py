"""Reads of hearings, of those who are heard, and of what they answer."""

from hearings.querysets.consultees import ConsulteeQuerySet
from hearings.querysets.course import ANSWERABLE, AWAITED, EVENTS
from hearings.querysets.editions import OfResponseQuerySet
from hearings.querysets.joint import JointReplyMemberQuerySet, JointReplyQuerySet
from hearings.querysets.rows import (
    FILE_TOLD,
    HearingDocumentQuerySet,
    HearingQuerySet,
    HearingResponseQuerySet,
)

__all__ = [
    "ANSWERABLE",
    "AWAITED",
    "EVENTS",
    "FILE_TOLD",
    "ConsulteeQuerySet",
    "HearingDocumentQuerySet",
    "HearingQuerySet",
    "HearingResponseQuerySet",
    "JointReplyMemberQuerySet",
    "JointReplyQuerySet",
    "OfResponseQuerySet",
]
