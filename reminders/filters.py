"""What lists of letters and their rules can be asked for."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet

from foundation.calendar import end_of_day, start_of_day
from foundation.http.filters import DayFilter, Filters, IdFilter, StrictBooleanFilter, TermFilter
from foundation.outbox.querysets import FAILED
from foundation.outbox.vocabulary import DeliveryFault, MessageState
from reminders.vocabulary import ReminderEvent, ReminderState, ReportKind

_QUEUED = Q(state=ReminderState.QUEUED.value)
_SENT = _QUEUED & Q(message__state=MessageState.SENT.value)
_FAILED = _QUEUED & Q(message__state__in=FAILED)
_BY_STATE = {
    ReminderState.PLANNED: Q(pk__in=[]),
    ReminderState.SUPERSEDED: Q(state=ReminderState.SUPERSEDED.value),
    ReminderState.SENT: _SENT,
    ReminderState.FAILED: _FAILED,
    ReminderState.NOT_SENT: Q(state=ReminderState.NOT_SENT.value),
    ReminderState.QUEUED: _QUEUED & ~_SENT & ~_FAILED,
}


class ReminderRuleFilters(Filters):
    committee = IdFilter(field_name="committee_id")
    event = TermFilter(choices=ReminderEvent.choices())
    is_active = StrictBooleanFilter()


class NotificationDefaultFilters(Filters):
    committee = IdFilter(field_name="committee_id")


class ReminderFilters(Filters):
    # "from" is no name in Python, but it is one in a query.
    vars()["from"] = DayFilter(field_name="due_day", lookup_expr="gte")
    to = DayFilter(field_name="due_day", lookup_expr="lte")
    event = TermFilter(choices=ReminderEvent.choices())
    state = TermFilter(choices=ReminderState.choices(), method="in_state")
    subject = IdFilter(field_name="subject_id")
    committee = IdFilter(field_name="committee_id")

    def in_state(self, rows: "QuerySet[Any]", _name: str, value: str) -> "QuerySet[Any]":
        return rows.filter(_BY_STATE[ReminderState(value)])


class ReportSubscriptionFilters(Filters):
    committee = IdFilter(field_name="committee_id")
    kind = TermFilter(choices=ReportKind.choices())
    is_active = StrictBooleanFilter()


class MessageFilters(Filters):
    vars()["from"] = DayFilter(method="written_from")
    to = DayFilter(method="written_to")
    state = TermFilter(choices=MessageState.choices())
    fault = TermFilter(choices=DeliveryFault.choices())
    rule = django_filters.CharFilter()
    recipient = IdFilter(field_name="recipient_person_id")
    subject = IdFilter(field_name="subject_id")

    def written_from(self, rows: "QuerySet[Any]", _name: str, day: Any) -> "QuerySet[Any]":
        return rows.filter(created_at__gte=start_of_day(day))

    def written_to(self, rows: "QuerySet[Any]", _name: str, day: Any) -> "QuerySet[Any]":
        return rows.filter(created_at__lt=end_of_day(day))
