"""Reminders, reports and the outbox over HTTP."""

from django.urls import path

from foundation.http.routing import urls_of
from reminders.api.calendar import Reminders
from reminders.api.preferences import NotificationDefaults, NotificationPreferences, Unsubscribe
from reminders.api.returns import DeliveryReports
from reminders.api.rows import Messages, ReminderRules, ReportRuns, ReportSubscriptions

_OWN = NotificationPreferences.as_view({"get": "retrieve", "patch": "partial_update"})

urls = [
    path("me/notification-preferences", _OWN, name="notification-preferences"),
    path("unsubscribe/<str:token>", Unsubscribe.as_view(), name="unsubscribe"),
    *urls_of(
        ReminderRules,
        NotificationDefaults,
        Reminders,
        ReportSubscriptions,
        ReportRuns,
        Messages,
    ),
    path("delivery-reports", DeliveryReports.as_view(), name="delivery-reports"),
]
