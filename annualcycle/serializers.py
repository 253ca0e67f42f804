"""Annual cycles, follow-ups and strategies as JSON."""

from datetime import date
from typing import Any, ClassVar

from django.db.models import Case, Q, Value, When
from rest_framework import serializers

from agenda.models import AgendaItem
from annualcycle.models import AnnualCycle, CycleTopic, FollowUp, Milestone, Strategy
from annualcycle.querysets import is_suspended
from annualcycle.rules import OPEN_STATES, is_overdue
from annualcycle.vocabulary import FollowUpState
from committees.models import Committee
from foundation.http.fields import StrictCharField, VisibleRelatedField
from foundation.http.serializers import Body, Represented
from foundation.tenancy.models import Municipality

STAMPS = ("id", "etag", "created_at", "modified_at")
TOPIC = ("topic", "kind", "frequency", "frequency_text", "anchor", "participants")
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
    "condition",
    "superseded",
    "visibility",
)
AIM = ("kind", "year", "due_to", "due_basis", "target_text", "target_rank")
YEAR = {"min_value": 1900, "max_value": 2200}


class AnnualCycleSerializer(Represented):
    class Meta:
        model = AnnualCycle
        fields = (*STAMPS, "committee", "year")
        extra_kwargs = {"year": YEAR}


class ChangedAnnualCycleSerializer(Represented):
    class Meta:
        model = AnnualCycle
        fields = ("year",)
        extra_kwargs = {"year": YEAR}


class CycleTopicSerializer(Represented):
    class Meta:
        model = CycleTopic
        fields = (
            *STAMPS,
            "annual_cycle",
            "committee",
            "item",
            "position",
            *TOPIC,
            "basis",
            "evidence",
        )


class ChangedCycleTopicSerializer(Represented):
    class Meta:
        model = CycleTopic
        fields = ("annual_cycle", *TOPIC)


class _OfCommittee(Represented):
    """A row that may take its committee from what it hangs on."""

    committee = VisibleRelatedField(queryset=Committee.objects.all(), required=False)


class NewCycleTopicSerializer(_OfCommittee):
    class Meta:
        model = CycleTopic
        fields = ("annual_cycle", "committee", "item", *TOPIC)


def overdue_sql(today: date) -> Case:
    """`is_overdue` as the database answers it."""
    waiting = [state.value for state in OPEN_STATES]
    late = Q(state__in=waiting, superseded=False, due_to__lt=today)
    return Case(When(late, then=Value(value=True)), default=Value(value=False))


def suspended_sql() -> Case:
    """Whether the follow-up waits for the council, as the database answers it."""
    return Case(When(is_suspended(), then=Value(value=True)), default=Value(value=False))


class FollowUpSerializer(Represented):
    """A follow-up. `overdue` is worked out for the day of the request; `suspended` while the
    decision it comes from is not carried out (ksl § 23)."""

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

    def get_overdue(self, row: FollowUp) -> bool:
        state, today = FollowUpState(row.state), self.context["reader"].today
        return is_overdue(state, row.due_to, today, superseded=row.superseded)


class ChangedFollowUpSerializer(Represented):
    class Meta:
        model = FollowUp
        fields = WORK


class NewFollowUpSerializer(_OfCommittee):
    class Meta:
        model = FollowUp
        fields = ("item", "committee", *WORK)


class ReportBody(Body):
    note = StrictCharField(max_length=10_000)


class DoneBody(Body):
    closed_by_item = VisibleRelatedField(
        queryset=AgendaItem.objects.all(), required=False, allow_null=True
    )


class StrategySerializer(Represented):
    municipality = VisibleRelatedField(
        queryset=Municipality.objects.all(), required=False, help_text="Kun for administratorer."
    )

    class Meta:
        model = Strategy
        fields = (
            *STAMPS,
            "municipality",
            "committee",
            "title",
            "starts_on",
            "ends_on",
            "goal",
            "indicator",
            "lower_is_better",
        )


class MilestoneSerializer(Represented):
    class Meta:
        model = Milestone
        fields = (*STAMPS, "strategy", "position", *AIM)


class ChangedMilestoneSerializer(Represented):
    class Meta:
        model = Milestone
        fields: Any = AIM
        extra_kwargs = {"year": YEAR}
