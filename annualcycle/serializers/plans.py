"""What planning did, as JSON."""

from typing import Any

from rest_framework import serializers

from annualcycle.actions.planning import Plan
from annualcycle.serializers.cycles import AnnualCycleSerializer, CycleTopicSerializer
from foundation.http.fields import StrictDateField
from foundation.http.serializers import Body, Strict
from meetings.serializers import MOST_MEETINGS_A_YEAR, PlannedMeetingSerializer, settle_day

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


class LeftOutSerializer(Strict):
    """A topic that does not come again by itself: `once`, `hearing`, or `base` where what it
    counts from does not."""

    topic = serializers.UUIDField()
    code = serializers.CharField()


class NextYearSerializer(PlanSerializer):
    """The new year as it was laid, its meeting plan, and the topics that were left out."""

    meeting_plan = serializers.UUIDField(allow_null=True)
    left_out = LeftOutSerializer(many=True)

    def to_representation(self, done: Any) -> dict[str, Any]:
        plan = done.meeting_plan
        return {
            **super().to_representation(done.plan),
            "meeting_plan": str(plan.pk) if plan is not None else None,
            "left_out": [{"topic": str(t.pk), "code": code} for t, code in done.left_out],
        }


class RepeatedSerializer(serializers.Serializer[Any]):
    """The topic as it stands in each year it comes back in, and what planning that did."""

    topics = CycleTopicSerializer(many=True)
    plans = PlanSerializer(many=True)

    def to_representation(self, done: Any) -> dict[str, Any]:
        rows = CycleTopicSerializer(done.topics, many=True, context=self.context).data
        plans = [PlanSerializer(plan, context=self.context).data for plan in done.plans]
        return {"topics": rows, "plans": plans}


class CopyBody(Body):
    """The meetings of the next year; without them, this year's on the same weekdays."""

    meetings = serializers.ListField(
        child=PlannedMeetingSerializer(), required=False, max_length=MOST_MEETINGS_A_YEAR
    )

    def validate_meetings(self, told: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [settle_day(meeting) for meeting in told]


class RepeatBody(Body):
    until = StrictDateField(required=False)


class BudgetYearBody(Body):
    minister_deadline = StrictDateField()
    first_reading_on = StrictDateField()
    second_reading_on = StrictDateField()
    amendment_deadlines = serializers.ListField(
        child=StrictDateField(), required=False, max_length=10
    )
    negotiations_on = StrictDateField(required=False, allow_null=True)
