"""What planning did, as JSON."""

from typing import Any

from rest_framework import serializers

from annualcycle.actions.planning import Plan
from annualcycle.serializers.cycles import AnnualCycleSerializer
from foundation.http.serializers import Strict

CHANGES = ("made", "moved", "skipped", "removed")


class PlanChangeSerializer(Strict):
    """An occurrence that changed, and where it was before."""

    id = serializers.UUIDField(source="occurrence.pk")
    topic = serializers.UUIDField(source="occurrence.topic_id")
    slot = serializers.CharField(source="occurrence.slot")
    nominal_on = serializers.DateField(source="occurrence.nominal_on")
    meeting = serializers.UUIDField(source="occurrence.meeting_id", allow_null=True)
    meeting_day = serializers.DateField(source="occurrence.meeting.day", allow_null=True)
    was_meeting = serializers.UUIDField(source="was", allow_null=True)


class PastTurnSerializer(Strict):
    """A turn whose meeting was over before anybody planned it."""

    topic = serializers.UUIDField()
    slot = serializers.CharField()
    nominal_on = serializers.DateField()


class UnplannedSerializer(Strict):
    """A topic that says too little of its time: `no_rhythm`, `no_day` or `no_budget_day`."""

    topic = serializers.UUIDField()
    code = serializers.CharField()


class PlanSerializer(serializers.Serializer[Any]):
    """What planning made, moved, skipped and removed; `waiting` are occurrences that no meeting
    can take yet, `items_drafted` how many agenda items were asked for."""

    annual_cycle = AnnualCycleSerializer(source="cycle")
    made = PlanChangeSerializer(many=True)
    moved = PlanChangeSerializer(many=True)
    skipped = PlanChangeSerializer(many=True)
    removed = PlanChangeSerializer(many=True)
    waiting = serializers.ListField(child=serializers.UUIDField())
    past = PastTurnSerializer(many=True)
    unplanned = UnplannedSerializer(many=True)
    items_drafted = serializers.IntegerField()

    def to_representation(self, done: Plan) -> dict[str, Any]:
        cycle = AnnualCycleSerializer(done.cycle, context=self.context).data
        sorts = {kind: [c for c in done.changes if c.kind == kind] for kind in CHANGES}
        return {
            "annual_cycle": cycle,
            **{kind: PlanChangeSerializer(rows, many=True).data for kind, rows in sorts.items()},
            "waiting": [str(pk) for pk in done.waiting],
            "past": [
                {"topic": str(topic.pk), "slot": turn.slot, "nominal_on": f"{turn.nominal_on}"}
                for topic, turn in done.past
            ],
            "unplanned": [{"topic": str(t.pk), "code": code} for t, code in done.unplanned],
            "items_drafted": done.drafted,
        }
