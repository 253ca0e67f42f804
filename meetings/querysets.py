"""Reads of meetings and plans."""

from typing import TYPE_CHECKING

from foundation.tenancy.querysets import TenantQuerySet

if TYPE_CHECKING:
    from meetings.models import Meeting, MeetingPlan


class MeetingPlanQuerySet(TenantQuerySet["MeetingPlan"]):
    """Plans of a year's meetings."""


class MeetingQuerySet(TenantQuerySet["Meeting"]):
    """Meetings."""
