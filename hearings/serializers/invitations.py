"""What an invitation opens, as JSON."""

from typing import Any

from rest_framework import serializers

from foundation.http.fields import RichTextField, TermField
from foundation.http.serializers import Strict
from hearings.models import Consultee, Hearing, HearingDocument, HearingResponse
from hearings.vocabulary import Answer, ConsulteeState


class HearingAnswerBody(Strict):
    """An answer by invitation."""

    answer = TermField(choices=Answer.choices(), default=Answer.SUBMIT.value)
    body_html = RichTextField(required=False, default="")

    def validate_answer(self, answer: str) -> Answer:
        return Answer(answer)


class InvitedDocumentSerializer(serializers.ModelSerializer[Any]):
    """A file of the material; it is fetched below the invitation, by its id."""

    file_name = serializers.CharField(source="upload.file_name", read_only=True)
    media_type = serializers.CharField(source="upload.media_type", read_only=True)
    size = serializers.IntegerField(source="upload.size", read_only=True)

    class Meta:
        model = HearingDocument
        fields = ("id", "title", "file_name", "media_type", "size")


class InvitedHearingSerializer(serializers.ModelSerializer[Any]):
    """Of a hearing, what the one who is asked reads."""

    documents = InvitedDocumentSerializer(many=True, read_only=True)

    class Meta:
        model = Hearing
        fields = (
            "id",
            "title",
            "state",
            "draft_html",
            "response_deadline",
            "deadline_time",
            "on_no_objection",
            "documents",
        )


class GivenAnswerSerializer(serializers.ModelSerializer[Any]):
    class Meta:
        model = HearingResponse
        fields = ("state", "body_html", "submitted_at", "is_late")


class HearingInvitationSerializer(serializers.ModelSerializer[Any]):
    """What an invitation opens: one hearing, one person, and what that person has answered."""

    purpose = serializers.CharField(default="hearing", read_only=True)
    last_day = serializers.DateField(read_only=True, allow_null=True)
    state = serializers.ChoiceField(choices=ConsulteeState.choices(), read_only=True)
    hearing = InvitedHearingSerializer(read_only=True)
    responses = GivenAnswerSerializer(many=True, read_only=True)

    class Meta:
        model = Consultee
        fields = ("purpose", "name", "state", "last_day", "answered_at", "hearing", "responses")
