"""Tables of minutes, and what was found in the files beside them."""

from minutes.models.minutes import (
    Approval,
    Correction,
    Minutes,
    MinutesVersion,
    Redaction,
    Rendition,
)
from minutes.models.scans import FileScan

__all__ = [
    "Approval",
    "Correction",
    "FileScan",
    "Minutes",
    "MinutesVersion",
    "Redaction",
    "Rendition",
]
