"""Minutes as JSON."""

from typing import Any, ClassVar

from django.db.models import OuterRef, Subquery
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail

from agenda.models import AgendaItem
from agenda.vocabulary import Visibility
from committees.models import Person
from foundation.http.fields import (
    RichTextField,
    StrictCharField,
    StrictDateTimeField,
    TermField,
    VisibleRelatedField,
)
from foundation.http.serializers import Body, Represented, Strict
from meetings.models import Meeting
from meetings.serializers import MeetingSerializer
from minutes.models import Approval, Correction, Minutes
from minutes.reading import document_for
from minutes.vocabulary import MinutesAnswer

STAMPS = ("id", "etag", "created_at", "modified_at")
LONGEST = 20_000


class MinutesSerializer(Represented):
    """Minutes on their two axes. Whoever approves sends `content_hash` back. `publish_at` is
    when a planned publication is due."""

    publish_at = StrictDateTimeField(source="publish_after", read_only=True, allow_null=True)

    class Meta:
        model = Minutes
        fields = (
            *STAMPS,
            "meeting",
            "approval",
            "publication",
            "content_hash",
            "version_number",
            "circulated_at",
            "approved_at",
            "published_at",
            "publish_at",
            "conclude_reason",
        )


def id_of_minutes(reader: Any) -> Subquery:
    """The id of a meeting's minutes, as far as the reader may know of them."""
    known = Minutes.objects.visible_to(reader).filter(
        meeting=OuterRef("pk"), municipality_id=OuterRef("municipality_id")
    )
    return Subquery(known.order_by().values("pk")[:1])


class MeetingWithMinutes(MeetingSerializer):
    """A meeting; `minutes_id` where the reader may know of its minutes."""

    sql_fields: ClassVar = {
        **getattr(MeetingSerializer, "sql_fields", {}),
        "minutes_id": id_of_minutes,
    }

    minutes_id = serializers.UUIDField(read_only=True, allow_null=True)

    class Meta:
        model = Meeting
        fields = (*MeetingSerializer.Meta.fields, "minutes_id")


class ApprovalSerializer(Represented):
    class Meta:
        model = Approval
        fields = (
            *STAMPS,
            "minutes",
            "position",
            "person",
            "name",
            "state",
            "content_hash",
            "decided_at",
            "decline_reason",
            "revoked_at",
            "revoke_reason",
        )


class CorrectionSerializer(Represented):
    class Meta:
        model = Correction
        fields = (*STAMPS, "minutes", "number", "text_html", "visibility", "reason")


class EndBody(Body):
    ended_at = StrictDateTimeField(required=False)


class ApproveBody(Body):
    content_hash = StrictCharField(max_length=64)


class PublishBody(Body):
    publish_at = StrictDateTimeField(
        required=False, help_text="Et tidspunkt, der kommer; ellers offentliggøres straks."
    )


class ReasonBody(Body):
    reason = StrictCharField(max_length=4000, allow_blank=True, required=False, default="")


class DeclineBody(ReasonBody):
    content_hash = StrictCharField(max_length=64, required=False)


class RevokeBody(ReasonBody):
    person = VisibleRelatedField(queryset=Person.objects.all())


class CorrectBody(ReasonBody):
    text_html = RichTextField(allow_blank=False)
    visibility = TermField(choices=Visibility.choices(), required=False)


class RedactBody(Body):
    item = VisibleRelatedField(queryset=AgendaItem.objects.all())
    public_title = StrictCharField(max_length=LONGEST, required=False, allow_blank=True)
    public_decision = StrictCharField(max_length=LONGEST, required=False, allow_blank=True)
    reason = StrictCharField(max_length=4000)


class VerifiedVersion(Strict):
    number = serializers.IntegerField()
    content_hash = serializers.CharField()
    chain_hash = serializers.CharField()
    intact = serializers.BooleanField()


class Verified(Strict):
    """Whether the chain of versions is unbroken."""

    intact = serializers.BooleanField()
    versions = VerifiedVersion(many=True)


def verified_json(versions: list[Any]) -> dict[str, Any]:
    """What the chain of versions proves."""
    told = [{"number": v.number, "content_hash": v.content_hash, "chain_hash": v.chain_hash,
             "intact": intact} for v, intact in versions]  # fmt: skip
    return {"intact": all(intact for _, intact in versions), "versions": told}


class MinutesAnswerBody(Strict):
    """An answer by invitation. Approving names what was read."""

    answer = TermField(choices=MinutesAnswer.choices(), default=MinutesAnswer.APPROVE.value)
    content_hash = StrictCharField(max_length=64, required=False)
    reason = StrictCharField(max_length=4000, allow_blank=True, required=False, default="")

    def validate_answer(self, answer: str) -> MinutesAnswer:
        return MinutesAnswer(answer)

    def validate(self, told: dict[str, Any]) -> dict[str, Any]:
        if told["answer"] is MinutesAnswer.APPROVE and "content_hash" not in told:
            wanted = ErrorDetail("Angiv, hvad du har læst.", "required")
            raise serializers.ValidationError({"content_hash": [wanted]})
        return told


class InvitedMinutesSerializer(serializers.ModelSerializer[Any]):
    """Of minutes, what the one who is asked reads."""

    committee = serializers.CharField(source="meeting.committee.name")
    day = serializers.DateField(source="meeting.day")
    document = serializers.SerializerMethodField(help_text="Referatet, som modtageren må læse det.")

    class Meta:
        model = Minutes
        fields = ("id", "committee", "day", "version_number", "content_hash", "document")

    def get_document(self, row: Minutes) -> dict[str, Any]:
        return document_for(row, self.context["reader"])


class MinutesInvitationSerializer(serializers.ModelSerializer[Any]):
    """What an invitation opens: one meeting's minutes, one person, and what that person has
    answered. `content_hash` is sent back to approve."""

    purpose = serializers.CharField(default="minutes", read_only=True)
    minutes = InvitedMinutesSerializer(read_only=True)

    class Meta:
        model = Approval
        fields = ("purpose", "name", "state", "decided_at", "decline_reason", "minutes")
