"""Strategies and milestones as JSON."""

from typing import Any

from annualcycle.models import Milestone, Strategy
from annualcycle.serializers.shared import STAMPS, YEAR
from foundation.http.fields import VisibleRelatedField
from foundation.http.serializers import Represented
from foundation.tenancy.models import Municipality

AIM = ("kind", "year", "due_to", "due_basis", "target_text", "target_rank")


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
