"""What an invitation opens, as JSON."""

from typing import Any

from rest_framework import serializers

from foundation.http.fields import (
    RichTextField,
    StrictBooleanField,
    StrictCharField,
    StrictDateTimeField,
    StrictEmailField,
    TermField,
)
from foundation.http.serializers import Strict
from hearings.models import Consultee, Hearing, HearingDocument, HearingResponse
from hearings.serializers.answers import LONGEST, FileOfResponseSerializer
from hearings.vocabulary import Answer, ConsulteeState, SenderKind


class HearingAnswerBody(Strict):
    """An answer by invitation."""

    answer = TermField(choices=Answer.choices(), default=Answer.SUBMIT.value)
    body_html = RichTextField(required=False, default="", max_length=LONGEST)
    keep_files = StrictBooleanField(default=True)

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
    files = FileOfResponseSerializer(many=True, read_only=True, source="told_files")

    class Meta:
        model = HearingResponse
        fields = ("state", "body_html", "submitted_at", "is_late", "files")


class OwnAnswerBody(Strict):
    """What takes the place of an answer sent by the public form."""

    body_html = RichTextField(max_length=LONGEST)
    keep_files = StrictBooleanField(default=True)


class PublicAnswerBody(Strict):
    """An answer of somebody whom nobody asked. `website` is a trap for machines: people do not
    see the field, and leave it empty."""

    sender_name = StrictCharField(max_length=200)
    sender_email = StrictEmailField(max_length=254)
    sender_kind = TermField(choices=SenderKind.choices(), default=SenderKind.PRIVATE.value)
    name_may_be_published = StrictBooleanField(default=False)
    body_html = RichTextField(max_length=LONGEST)
    website = StrictCharField(required=False, allow_blank=True, default="")

    def validate_website(self, website: str) -> str:
        if website:
            detail = "Lad feltet være tomt."
            raise serializers.ValidationError([serializers.ErrorDetail(detail, "must_be_empty")])
        return website


class PublicReceiptSerializer(serializers.Serializer[Any]):
    """That an answer came in; the rest comes by mail."""

    reference = serializers.UUIDField(source="pk")
    received_at = StrictDateTimeField(source="submitted_at")
    is_late = serializers.BooleanField()


class OwnResponseSerializer(GivenAnswerSerializer):
    """What the link of a receipt opens: the answer one sent oneself."""

    purpose = serializers.CharField(default="hearing-response", read_only=True)
    hearing = InvitedHearingSerializer(read_only=True)

    class Meta:
        model = HearingResponse
        fields = (
            "purpose",
            "state",
            "sender_name",
            "body_html",
            "submitted_at",
            "is_late",
            "files",
            "hearing",
        )


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
