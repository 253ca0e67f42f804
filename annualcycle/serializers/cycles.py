"""Annual cycles and their topics as JSON."""

from annualcycle.models import AnnualCycle, CycleTopic
from annualcycle.serializers.shared import STAMPS, YEAR, OfCommittee
from foundation.http.serializers import Represented

TOPIC = ("topic", "kind", "frequency", "frequency_text", "anchor", "participants")


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


class NewCycleTopicSerializer(OfCommittee):
    class Meta:
        model = CycleTopic
        fields = ("annual_cycle", "committee", "item", *TOPIC)
