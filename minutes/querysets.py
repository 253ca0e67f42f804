"""Reads of minutes and what hangs on them."""

from typing import TYPE_CHECKING

from foundation.tenancy.querysets import TenantQuerySet

if TYPE_CHECKING:
    from minutes.models import Approval, Correction, Minutes, MinutesVersion, Rendition


class MinutesQuerySet(TenantQuerySet["Minutes"]):
    """Minutes."""


class MinutesVersionQuerySet(TenantQuerySet["MinutesVersion"]):
    """Versions of minutes."""


class ApprovalQuerySet(TenantQuerySet["Approval"]):
    """Approvals of members."""


class CorrectionQuerySet(TenantQuerySet["Correction"]):
    """Corrections by addition."""


class RenditionQuerySet(TenantQuerySet["Rendition"]):
    """Stored renditions."""
