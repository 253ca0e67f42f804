"""Cases, their way and what holds them back, as JSON."""

import re
from typing import Any

from rest_framework import serializers

from agenda.models import Case, CaseGate, HearingDuty, RoutingStep
from agenda.models.duties import KLE
from foundation.http.fields import StrictCharField, VisibleRelatedField
from foundation.http.serializers import Body, Represented
from foundation.tenancy.models import Municipality

STAMPS = ("id", "etag", "created_at", "modified_at")
OWN = (
    "title",
    "case_number",
    "kle_number",
    "tags",
    "visibility",
    "department",
    "case_officer",
    "responsible_officer",
    "amendments_due_at",
    "sub_amendments_due_at",
)
STEP = ("order", "committee", "purpose", "is_deciding", "day", "reading")


MOST_TAGS = 50


def _tags() -> Any:
    """Words of the municipality's own, each said once."""
    word = StrictCharField(max_length=60)
    return serializers.ListField(child=word, required=False, max_length=MOST_TAGS)


class CaseSerializer(Represented):
    """A case. `case_number` is as the journal writes it."""

    class Meta:
        model = Case
        fields = (*STAMPS, *OWN, "is_imported")


class NewCaseSerializer(Represented):
    tags = _tags()
    municipality = VisibleRelatedField(
        queryset=Municipality.objects.all(), required=False, help_text="Kun for administratorer."
    )

    class Meta:
        model = Case
        fields = (*OWN, "municipality")
        extra_kwargs = {"title": {"max_length": 1000}}


class ChangedCaseSerializer(Represented):
    tags = _tags()

    class Meta:
        model = Case
        fields = OWN
        extra_kwargs = {"title": {"max_length": 1000}}


class RoutingStepSerializer(Represented):
    """A step of the way: steps of the same `order` are taken side by side."""

    class Meta:
        model = RoutingStep
        fields = (*STAMPS, "case", "item", "position", *STEP, "committee_printed")


class WrittenStepSerializer(Represented):
    class Meta:
        model = RoutingStep
        fields = STEP
        extra_kwargs = {
            "order": {"required": False, "min_value": 1, "max_value": 1000},
            "reading": {"min_value": 1, "max_value": 9},
            "committee": {"allow_null": False, "required": True},
        }


class CaseGateSerializer(Represented):
    """What holds a decision back until it is cleared, or waived with a reason."""

    class Meta:
        model = CaseGate
        fields = (
            *STAMPS,
            "case",
            "step",
            "kind",
            "reason",
            "earliest_on",
            "latest_on",
            "opened_at",
            "cleared_at",
            "waived_at",
            "waive_reason",
        )


class WaiveGateBody(Body):
    reason = StrictCharField(max_length=2000)


class HearingDutySerializer(Represented):
    """A topic about which a council is heard."""

    class Meta:
        model = HearingDuty
        fields = (*STAMPS, "committee", "kle_prefix", "tag")


class WrittenDutySerializer(Represented):
    class Meta:
        model = HearingDuty
        fields = ("committee", "kle_prefix", "tag")

    def validate_kle_prefix(self, prefix: str | None) -> str | None:
        if prefix is not None and not re.fullmatch(KLE, prefix):
            raise serializers.ValidationError("Skriv KLE-nummeret som 27.35 eller 27.", "invalid")
        return prefix
