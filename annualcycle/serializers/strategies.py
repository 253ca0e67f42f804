"""Strategies, milestones and measurements as JSON."""

from collections import Counter
from decimal import Decimal
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers as drf

from agenda.models import AgendaItem
from annualcycle.models import Measurement, Milestone, MilestoneAdjustment, Strategy
from annualcycle.querysets.strategies import status_on
from annualcycle.serializers.shared import STAMPS, YEAR
from annualcycle.vocabulary import MilestoneStatus
from foundation.http.fields import (
    StrictCharField,
    StrictDateField,
    StrictDecimalField,
    StrictIntegerField,
    TermField,
    VisibleRelatedField,
    number_json,
)
from foundation.http.serializers import Body, Represented
from foundation.tenancy.models import Municipality

AIM = ("kind", "year", "due_to", "due_basis", "target_text", "target_rank", "target_value")
NUMBER = {"max_digits": 15, "decimal_places": 3}


class LatestMeasurement(drf.Serializer[Any]):
    """What was measured last."""

    id = drf.UUIDField()
    measured_on = drf.DateField()
    value = StrictDecimalField(**NUMBER)
    source = drf.CharField()  # type: ignore[assignment]


class StatusCounts(drf.Serializer[Any]):
    """How many milestones are how far."""

    def get_fields(self) -> dict[str, Any]:
        return {status.value: drf.IntegerField() for status in MilestoneStatus}


class Measured(Represented):
    """A row with the `latest` measurement that its queryset found."""

    latest_measurement = drf.SerializerMethodField()

    @extend_schema_field(LatestMeasurement(allow_null=True))
    def get_latest_measurement(self, row: Any) -> dict[str, Any] | None:
        latest = row.latest
        return latest and {**latest, "value": number_json(Decimal(str(latest["value"])))}


class StrategySerializer(Measured):
    """A strategy with what was measured last, and how many of its milestones are how far."""

    municipality = VisibleRelatedField(
        queryset=Municipality.objects.all(), required=False, help_text="Kun for administratorer."
    )
    milestone_status = drf.SerializerMethodField()

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
            "latest_measurement",
            "milestone_status",
        )

    @extend_schema_field(StatusCounts)
    def get_milestone_status(self, row: Any) -> dict[str, int]:
        today = self.context["reader"].today
        found = Counter(status_on(milestone, today) for milestone in row.known_milestones)
        return {status.value: found[status] for status in MilestoneStatus}


class MilestoneSerializer(Measured):
    """A milestone. `due_on` is the last day it has: its own, the last of its year or of the
    strategy; `status` and `latest_measurement` are worked out for the day of the request."""

    due_on = drf.DateField(read_only=True, allow_null=True)
    status = TermField(choices=MilestoneStatus.choices(), read_only=True)

    class Meta:
        model = Milestone
        fields = (*STAMPS, "strategy", "position", *AIM, "due_on", "status", "latest_measurement")

    def to_representation(self, row: Any) -> dict[str, Any]:
        row.status = status_on(row, self.context["reader"].today).value
        return super().to_representation(row)


class ChangedMilestoneSerializer(Represented):
    class Meta:
        model = Milestone
        fields: Any = AIM
        extra_kwargs = {"year": YEAR}


class AdjustBody(Body):
    """What the milestone aims at from now on, why, and what decided it; what is left out stays
    as it is."""

    target_text = StrictCharField(max_length=10_000)
    target_rank = StrictIntegerField(
        required=False, allow_null=True, min_value=0, max_value=2_147_483_647
    )
    target_value = StrictDecimalField(required=False, allow_null=True, **NUMBER)
    due_to = StrictDateField(required=False, allow_null=True)
    reason = StrictCharField(max_length=10_000)
    decided_by_item = VisibleRelatedField(
        queryset=AgendaItem.objects.all(), required=False, allow_null=True
    )


class MilestoneAdjustmentSerializer(Represented):
    """What a milestone aimed at before it was adjusted, and why it was."""

    class Meta:
        model = MilestoneAdjustment
        fields = (
            *STAMPS,
            "milestone",
            "target_text",
            "target_rank",
            "target_value",
            "due_to",
            "reason",
            "decided_by_item",
        )


class MeasurementSerializer(Represented):
    class Meta:
        model = Measurement
        fields = (*STAMPS, "strategy", "measured_on", "value", "source", "note")


class ChangedMeasurementSerializer(Represented):
    class Meta:
        model = Measurement
        fields = ("measured_on", "value", "source", "note")
