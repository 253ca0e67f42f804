"""Cases, their way and what holds them back, as JSON."""

from agenda.models import Case, CaseGate, RoutingStep
from foundation.http.fields import VisibleRelatedField
from foundation.http.serializers import Represented
from foundation.tenancy.models import Municipality

STAMPS = ("id", "etag", "created_at", "modified_at")
OWN = (
    "title",
    "case_number",
    "kle_number",
    "visibility",
    "department",
    "case_officer",
    "responsible_officer",
    "amendments_due_at",
    "sub_amendments_due_at",
)
STEP = ("order", "committee", "purpose", "is_deciding", "day", "reading")


class CaseSerializer(Represented):
    """A case. `case_number` is as the journal writes it."""

    class Meta:
        model = Case
        fields = (*STAMPS, *OWN, "is_imported")


class NewCaseSerializer(Represented):
    municipality = VisibleRelatedField(
        queryset=Municipality.objects.all(), required=False, help_text="Kun for administratorer."
    )

    class Meta:
        model = Case
        fields = (*OWN, "municipality")
        extra_kwargs = {"title": {"max_length": 1000}}


class ChangedCaseSerializer(Represented):
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
            "opened_at",
            "cleared_at",
            "waived_at",
            "waive_reason",
        )
