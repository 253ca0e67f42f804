"""Reads of reminders and recurring reports."""

from typing import TYPE_CHECKING

from foundation.tenancy.querysets import TenantQuerySet

if TYPE_CHECKING:
    from reminders.models import Reminder, ReminderRule, ReportRun, ReportSubscription


class ReminderRuleQuerySet(TenantQuerySet["ReminderRule"]):
    """Rules of what is reminded of."""


class ReminderQuerySet(TenantQuerySet["Reminder"]):
    """Reminders that were due."""


class ReportSubscriptionQuerySet(TenantQuerySet["ReportSubscription"]):
    """Who gets which report when."""


class ReportRunQuerySet(TenantQuerySet["ReportRun"]):
    """Reports that were made."""
