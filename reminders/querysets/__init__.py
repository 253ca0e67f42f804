"""Reads of reminders and reports, and of the deadlines they are about."""

from reminders.querysets.rows import (
    NotificationDefaultQuerySet,
    NotificationPreferenceQuerySet,
    ReminderQuerySet,
    ReminderRuleQuerySet,
    ReportRunQuerySet,
    ReportSubscriptionQuerySet,
)

__all__ = [
    "NotificationDefaultQuerySet",
    "NotificationPreferenceQuerySet",
    "ReminderQuerySet",
    "ReminderRuleQuerySet",
    "ReportRunQuerySet",
    "ReportSubscriptionQuerySet",
]
