"""Follow-ups as JSON."""

from datetime import date
from typing import Any, ClassVar

from django.db.models import Case, Q, Value, When
from rest_framework import serializers

from agenda.models import AgendaItem
from annualcycle.models import FollowUp
from annualcycle.querysets import is_suspended
from annualcycle.rules import OPEN_STATES, is_overdue
from annualcycle.serializers.shared import STAMPS, OfCommittee
from annualcycle.vocabulary import FollowUpState
from foundation.http.fields import StrictCharField, VisibleRelatedField
from foundation.http.serializers import Body, Represented

WORK = (
    "title",
    "kind",
    "origin",
    "owner",
    "owner_department",
    "responsible_printed",
    "due_from",
    "due_to",
    "due_text",
    "target_committee",
    "target_meeting",
    "condition",
    "superseded",
    "visibility",
)


def overdue_sql(today: date) -> Case:
    """`is_overdue` as the database answers it."""
    waiting = [state.value for state in OPEN_STATES]
    late = Q(state__in=waiting, superseded=False, due_to__lt=today) & ~is_suspended()
    return Case(When(late, then=Value(value=True)), default=Value(value=False))


def suspended_sql() -> Case:
    """Whether the follow-up waits for the council, as the database answers it."""
    return Case(When(is_suspended(), then=Value(value=True)), default=Value(value=False))


class FollowUpSerializer(Represented):
    """A follow-up. `overdue` is worked out for the day of the request; `suspended` while the
    decision it comes from is not carried out (ksl § 23). Days that follow from `due_text` have
    the `due_basis` `derived`."""

    sql_fields: ClassVar[Any] = {
        "overdue": lambda reader: overdue_sql(reader.today),
        "suspended": lambda _reader: suspended_sql(),
    }

    overdue = serializers.SerializerMethodField()
    suspended = serializers.BooleanField(source="is_suspended", read_only=True)

    class Meta:
        model = FollowUp
        fields = (
            *STAMPS,
            "item",
            "committee",
            "position",
            *WORK,
            "due_basis",
            "target_printed",
            "basis",
            "evidence",
            "state",
            "overdue",
            "suspended",
            "report_note",
            "closed_at",
            "closed_by_item",
            "is_imported",
        )

    def get_overdue(self, row: Any) -> bool:
        state, today = FollowUpState(row.state), self.context["reader"].today
        stopped = {"superseded": row.superseded, "suspended": bool(row.is_suspended)}
        return is_overdue(state, row.due_to, today, **stopped)


class ChangedFollowUpSerializer(Represented):
    class Meta:
        model = FollowUp
        fields = WORK


class NewFollowUpSerializer(OfCommittee):
    class Meta:
        model = FollowUp
        fields = ("item", "committee", *WORK)


class ReportBody(Body):
    note = StrictCharField(max_length=10_000)


class DoneBody(Body):
    closed_by_item = VisibleRelatedField(
        queryset=AgendaItem.objects.all(), required=False, allow_null=True
    )
