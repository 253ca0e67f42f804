"""Reminders, reports and the outbox over HTTP."""

from django.urls import path

from foundation.http.routing import urls_of
from reminders.api.calendar import Reminders
from reminders.api.returns import DeliveryReports
from reminders.api.rows import Messages, ReminderRules, ReportRuns, ReportSubscriptions

urls = [
    *urls_of(ReminderRules, Reminders, ReportSubscriptions, ReportRuns, Messages),
    path("delivery-reports", DeliveryReports.as_view(), name="delivery-reports"),
]
