"""Reads of hearings, of those who are heard, and of what they answer."""

from hearings.querysets.course import ANSWERABLE, AWAITED, EVENTS
from hearings.querysets.rows import (
    ConsulteeQuerySet,
    HearingDocumentQuerySet,
    HearingQuerySet,
    HearingResponseQuerySet,
)

__all__ = [
    "ANSWERABLE",
    "AWAITED",
    "EVENTS",
    "ConsulteeQuerySet",
    "HearingDocumentQuerySet",
    "HearingQuerySet",
    "HearingResponseQuerySet",
]
