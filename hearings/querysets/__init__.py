"""Reads of hearings, of those who are heard, and of what they answer."""

from hearings.querysets.rows import (
    ConsulteeQuerySet,
    HearingDocumentQuerySet,
    HearingQuerySet,
    HearingResponseQuerySet,
)

__all__ = [
    "ConsulteeQuerySet",
    "HearingDocumentQuerySet",
    "HearingQuerySet",
    "HearingResponseQuerySet",
]
