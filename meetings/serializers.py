"""Plans and meetings as JSON."""

from typing import Any

from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError

from foundation.calendar import copenhagen_day
from foundation.http.fields import StrictCharField, StrictDateField, StrictDateTimeField
from foundation.http.serializers import Body, Represented
from meetings.models import ListedMember, Meeting, MeetingPlan

STAMPS = ("id", "etag", "created_at", "modified_at")
PLANNED = ("meeting_kind", "day", "starts_at", "ends_at", "place", "chair")
MOST_MEETINGS_A_YEAR = 200


def settle_day(values: dict[str, Any], year: int | None = None) -> dict[str, Any]:
    """The day of a meeting is the day in Copenhagen on which it starts."""
    starts_at = values.get("starts_at")
    if starts_at is not None:
        values.setdefault("day", copenhagen_day(starts_at))
        if values["day"] != copenhagen_day(starts_at):
            raise _fault("day", "Dagen er en anden end starttidspunktets.", "day_mismatch")
    if "day" not in values:
        raise _fault("day", "Angiv dagen eller starttidspunktet.", "required")
    if year is not None and values["day"].year != year:
        raise _fault("day", "Mødet ligger i et andet år end planen.", "other_year")
    return values


def _fault(field: str, detail: str, code: str) -> ValidationError:
    return ValidationError({field: [ErrorDetail(detail, code)]})


class MeetingSerializer(Represented):
    """A meeting. `agenda_published_at` tells whether its members may read the agenda."""

    class Meta:
        model = Meeting
        fields = (
            *STAMPS,
            "committee",
            "meeting_plan",
            "state",
            *PLANNED,
            "agenda_published_at",
            "convened_at",
            "agenda_adopted_at",
            "opened_at",
            "ended_at",
            "cancelled_at",
            "cancel_reason",
            "rescheduled_at",
            "reschedule_reason",
            "is_imported",
            "document_kind",
            "chair_printed",
            "numbering_printed",
        )


class NewMeetingSerializer(Represented):
    day = StrictDateField(required=False)

    class Meta:
        model = Meeting
        fields = ("committee", *PLANNED)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        return settle_day(attrs)


class ChangedMeetingSerializer(Represented):
    """A new start moves the day with it; `day` alone moves a meeting whose time is unknown."""

    class Meta:
        model = Meeting
        fields = PLANNED

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        return settle_day(attrs) if attrs.get("starts_at") else attrs


class PlannedMeetingSerializer(Represented):
    day = StrictDateField(required=False)

    class Meta:
        model = Meeting
        fields = ("day", "starts_at", "ends_at", "place", "meeting_kind")


class ShownMeetingSerializer(Represented):
    class Meta:
        model = Meeting
        fields = ("id", "state", "day", "starts_at", "ends_at", "place", "meeting_kind")


class MeetingPlanSerializer(Represented):
    meetings = ShownMeetingSerializer(many=True, read_only=True)

    class Meta:
        model = MeetingPlan
        fields = (*STAMPS, "committee", "year", "name", "meetings")


class ChangedMeetingPlanSerializer(Represented):
    class Meta:
        model = MeetingPlan
        fields = ("name",)


class NewMeetingPlanSerializer(Represented):
    meetings = serializers.ListField(
        child=PlannedMeetingSerializer(), allow_empty=False, max_length=MOST_MEETINGS_A_YEAR
    )

    class Meta:
        model = MeetingPlan
        fields = ("committee", "year", "name", "meetings")
        extra_kwargs = {"year": {"min_value": 1900, "max_value": 2200}}

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        faults: dict[int, Any] = {}
        for index, meeting in enumerate(attrs["meetings"]):
            try:
                settle_day(meeting, attrs["year"])
            except ValidationError as error:
                faults[index] = error.detail
        if faults:
            raise ValidationError({"meetings": faults})  # type: ignore[dict-item]
        return attrs


class CancelBody(Body):
    reason = StrictCharField(max_length=2000, required=False, default="")


class RescheduleBody(Body):
    day = StrictDateField(required=False)
    starts_at = StrictDateTimeField(required=False, allow_null=True)
    ends_at = StrictDateTimeField(required=False, allow_null=True)
    place = StrictCharField(max_length=300, required=False)
    reason = StrictCharField(max_length=2000, required=False, default="")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        return settle_day(attrs)


class ListedMemberSerializer(Represented):
    class Meta:
        model = ListedMember
        fields = (*STAMPS, "meeting", "position", "person", "name_printed", "list_letter")
