"""Annual cycles, their topics and occurrences as JSON."""

from typing import Any, ClassVar

from rest_framework import serializers

from annualcycle.models import AnnualCycle, CycleTopic, Occurrence, TopicParticipant
from annualcycle.serializers.shared import STAMPS, YEAR, OfCommittee
from annualcycle.vocabulary import OccurrenceState
from foundation.http.fields import (
    StrictCharField,
    StrictIntegerField,
    TermField,
    VisibleRelatedField,
)
from foundation.http.serializers import Body, Represented, Strict
from meetings.models import Meeting

MOST_INVITED = 50
MONTH = {"min_value": 1, "max_value": 12}
TIME = (
    "frequency",
    "frequency_text",
    "first_month",
    "months",
    "cut_offs",
    "on_day",
    "rrule",
    "year_of_term",
    "relative_to",
    "relative_topic",
    "relative_hearing",
    "offset_days",
    "meeting_choice",
    "data_period",
    "period_lag",
    "rotation",
    "starts_on",
    "ends_on",
)
TOPIC = (
    "topic",
    "kind",
    "category",
    "department",
    "strategy",
    "anchor",
    "participants",
    "invited",
    "drafts_items",
    *TIME,
)
BOUNDS: Any = {
    "first_month": MONTH,
    "year_of_term": {"min_value": 1, "max_value": 4},
    "offset_days": {"min_value": -400, "max_value": 400},
    "period_lag": {"max_value": 24},
    "topic": {"max_length": 300},
}
OWN = ("budget_negotiations_on", "minister_deadline")


class AnnualCycleSerializer(Represented):
    class Meta:
        model = AnnualCycle
        fields = (*STAMPS, "committee", "year", *OWN, "copied_from", "planned_at")
        extra_kwargs = {"year": YEAR}


class NewAnnualCycleSerializer(Represented):
    class Meta:
        model = AnnualCycle
        fields = ("committee", "year", *OWN)
        extra_kwargs = {"year": YEAR}


class ChangedAnnualCycleSerializer(Represented):
    class Meta:
        model = AnnualCycle
        fields = OWN


class TopicParticipantSerializer(Represented):
    """Somebody to invite: a person, a department or a name. `every` 2 and `first` 1 is the
    first, the third, and so on, of the topic's occurrences in the year."""

    class Meta:
        model = TopicParticipant
        fields = ("person", "department", "name", "every", "first")
        extra_kwargs: Any = {"every": MONTH, "first": MONTH}

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not any(attrs.get(name) for name in ("person", "department", "name")):
            raise serializers.ValidationError("Angiv person, forvaltning eller navn.", "required")
        if attrs.get("first", 1) > attrs.get("every", 1):
            raise serializers.ValidationError(
                {"first": serializers.ErrorDetail("Skal være højst »every«.", "max_value")}
            )
        return attrs


class FocusSerializer(Strict):
    """What a topic is about in a month."""

    month = StrictIntegerField(**MONTH)
    focus = StrictCharField(max_length=300)


class _TopicSerializer(OfCommittee):
    """What topics share: lists that are written whole."""

    invited = serializers.ListField(
        child=TopicParticipantSerializer(), required=False, max_length=MOST_INVITED
    )
    months = serializers.ListField(child=StrictIntegerField(**MONTH), required=False, max_length=12)
    cut_offs = serializers.ListField(
        child=StrictCharField(max_length=5), required=False, max_length=24
    )
    rotation = serializers.ListField(child=FocusSerializer(), required=False, max_length=12)


class CycleTopicSerializer(_TopicSerializer):
    invited = TopicParticipantSerializer(many=True, read_only=True)  # type: ignore[assignment]

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


class ChangedCycleTopicSerializer(_TopicSerializer):
    class Meta:
        model = CycleTopic
        fields = ("annual_cycle", *TOPIC)
        extra_kwargs = BOUNDS


class NewCycleTopicSerializer(_TopicSerializer):
    class Meta:
        model = CycleTopic
        fields = ("annual_cycle", "committee", "item", *TOPIC)
        extra_kwargs = BOUNDS


class OccurrenceSerializer(Represented):
    """One time that a topic comes up. `item` is there for those who may know of it; `days_late`
    counts from the meeting it was laid on first."""

    topic_title = serializers.CharField(source="topic.topic", read_only=True)
    category = TermField(
        choices=CycleTopic._meta.get_field("category").choices or (),
        source="topic.category",
        read_only=True,
    )
    meeting_day = serializers.DateField(source="meeting.day", read_only=True, allow_null=True)
    item = serializers.UUIDField(source="shown_item", read_only=True, allow_null=True)
    state = TermField(choices=OccurrenceState.choices(), read_only=True)
    days_late = serializers.IntegerField(read_only=True)

    class Meta:
        model = Occurrence
        fields: ClassVar[Any] = (
            *STAMPS,
            "annual_cycle",
            "committee",
            "topic",
            "topic_title",
            "category",
            "slot",
            "ordinal",
            "nominal_on",
            "period_from",
            "period_to",
            "focus",
            "meeting",
            "meeting_day",
            "first_meeting",
            "first_day",
            "days_late",
            "item",
            "state",
            "is_by_hand",
            "move_reason",
            "skipped_at",
            "skip_cause",
            "skip_reason",
        )


class MoveOccurrenceBody(Body):
    meeting = VisibleRelatedField(queryset=Meeting.objects.all())
    reason = StrictCharField(max_length=2000, required=False, allow_blank=True)


class SkipOccurrenceBody(Body):
    reason = StrictCharField(max_length=2000)
