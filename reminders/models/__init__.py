"""Tables of what is due for a letter."""

from reminders.models.preferences import NotificationDefault, NotificationPreference
from reminders.models.reminders import Reminder, ReminderRule
from reminders.models.reports import ReportRun, ReportSubscription

__all__ = [
    "NotificationDefault",
    "NotificationPreference",
    "Reminder",
    "ReminderRule",
    "ReportRun",
    "ReportSubscription",
]
