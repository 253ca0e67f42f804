"""Reads of reminders and reports, and of the deadlines they are about."""

from reminders.querysets.rows import (
    ReminderQuerySet,
    ReminderRuleQuerySet,
    ReportRunQuerySet,
    ReportSubscriptionQuerySet,
)

__all__ = [
    "ReminderQuerySet",
    "ReminderRuleQuerySet",
    "ReportRunQuerySet",
    "ReportSubscriptionQuerySet",
]
