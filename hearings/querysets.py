"""Reads of hearings."""

from typing import TYPE_CHECKING

from foundation.tenancy.querysets import TenantQuerySet

if TYPE_CHECKING:
    from hearings.models import Consultee, Hearing, HearingResponse


class HearingQuerySet(TenantQuerySet["Hearing"]):
    """Hearings."""


class ConsulteeQuerySet(TenantQuerySet["Consultee"]):
    """Those who are heard."""


class HearingResponseQuerySet(TenantQuerySet["HearingResponse"]):
    """What they answer."""
