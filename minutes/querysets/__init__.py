"""Reads of minutes and what hangs on them."""

from minutes.querysets.doors import (
    ApprovalQuerySet,
    CorrectionQuerySet,
    MinutesQuerySet,
    MinutesVersionQuerySet,
    RedactionQuerySet,
    RenditionQuerySet,
)
from minutes.querysets.sight import Sight

__all__ = [
    "ApprovalQuerySet",
    "CorrectionQuerySet",
    "MinutesQuerySet",
    "MinutesVersionQuerySet",
    "RedactionQuerySet",
    "RenditionQuerySet",
    "Sight",
]
