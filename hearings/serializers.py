"""Hearings and answers as JSON."""

from typing import Any

from rest_framework import serializers

from agenda.models import AgendaItem, Upload
from committees.models import Committee, Person
from foundation.http.fields import (
    RichTextField,
    StrictCharField,
    StrictDateField,
    StrictEmailField,
    StrictTimeField,
    TermField,
    VisibleRelatedField,
)
from foundation.http.serializers import Body, Represented, Strict
from foundation.tenancy.models import Municipality
from hearings.models import (
    Consultee,
    Hearing,
    HearingDocument,
    HearingResponse,
)
from hearings.vocabulary import Answer

STAMPS = ("id", "etag", "created_at", "modified_at")
MOST_CONSULTEES = 500
PLANNED = (
    "title",
    "audience",
    "legal_basis",
    "issued_by_committee",
    "response_deadline",
    "deadline_time",
    "channel",
    "visibility",
    "draft_html",
)


class ConsiderationSerializer(serializers.Serializer[Any]):
    committee = serializers.UUIDField(allow_null=True)
    committee_printed = serializers.CharField()
    day = serializers.DateField(allow_null=True)
    reading = serializers.IntegerField(allow_null=True)


class ExtensionSerializer(serializers.Serializer[Any]):
    old_deadline = serializers.DateField()
    new_deadline = serializers.DateField()
    reason = serializers.CharField()


class JointReplySerializer(serializers.Serializer[Any]):
    prepared_by = serializers.CharField()
    on_behalf_of = serializers.CharField()
    draft_after = serializers.DateField(allow_null=True)
    approval_channel = serializers.CharField(allow_null=True)
    approved_by = serializers.CharField()
    used_by = serializers.CharField(allow_null=True)
    used_on = serializers.DateField(allow_null=True)


class HearingSerializer(Represented):
    considerations = ConsiderationSerializer(
        many=True, read_only=True, source="told_considerations"
    )
    extensions = ExtensionSerializer(many=True, read_only=True, source="told_extensions")
    joint_reply = JointReplySerializer(read_only=True, allow_null=True, source="told_joint_reply")

    class Meta:
        model = Hearing
        fields = (
            *STAMPS,
            "case",
            "item",
            "position",
            "state",
            *PLANNED,
            "issued_by_printed",
            "opens_on",
            "opens_after",
            "basis",
            "evidence",
            "announced_at",
            "ended_at",
            "concluded_at",
            "withdrawn_at",
            "withdraw_reason",
            "is_imported",
            "considerations",
            "extensions",
            "joint_reply",
        )


class ChangedHearingSerializer(Represented):
    draft_html = RichTextField(required=False)

    class Meta:
        model = Hearing
        fields = PLANNED


class NewConsulteeSerializer(Represented):
    """A committee, a person, or a name with an address."""

    committee = VisibleRelatedField(
        queryset=Committee.objects.all(), required=False, allow_null=True
    )
    person = VisibleRelatedField(queryset=Person.objects.all(), required=False, allow_null=True)
    name = StrictCharField(max_length=200, required=False)
    email = StrictEmailField(required=False, allow_blank=True)

    class Meta:
        model = Consultee
        fields = ("committee", "person", "name", "email", "deadline")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        named = [name for name in ("committee", "person") if attrs.get(name)]
        if len(named) > 1:
            raise serializers.ValidationError({"person": _fault("one_only", ONE_ONLY)})
        if not named and not attrs.get("name"):
            raise serializers.ValidationError({"name": _fault("required", "Angiv et navn.")})
        return attrs


ONE_ONLY = "En høringspart er et udvalg eller en person, ikke begge dele."


def _fault(code: str, detail: str) -> list[Any]:
    return [serializers.ErrorDetail(detail, code)]


class NewHearingSerializer(Represented):
    municipality = VisibleRelatedField(
        queryset=Municipality.objects.all(), required=False, help_text="Kun for administratorer."
    )
    title = StrictCharField(required=False, max_length=2000)
    draft_html = RichTextField(required=False)
    consultees = serializers.ListField(
        child=NewConsulteeSerializer(), required=False, max_length=MOST_CONSULTEES
    )

    class Meta:
        model = Hearing
        fields = ("municipality", "case", "item", *PLANNED, "consultees")


class DocumentSerializer(Represented):
    file_name = serializers.CharField(source="upload.file_name", read_only=True)
    media_type = serializers.CharField(source="upload.media_type", read_only=True)
    size = serializers.IntegerField(source="upload.size", read_only=True)

    class Meta:
        model = HearingDocument
        fields = (*STAMPS, "hearing", "position", "title", "file_name", "media_type", "size")


class NewDocumentSerializer(Represented):
    upload_id = VisibleRelatedField(queryset=Upload.objects.all(), source="upload")
    title = StrictCharField(max_length=1000, required=False)

    class Meta:
        model = HearingDocument
        fields = ("upload_id", "title")


class ConsulteeSerializer(Represented):
    """A consultee. The address is for those who run the hearing and for the one it belongs to."""

    email = serializers.SerializerMethodField()
    last_day = serializers.DateField(read_only=True, allow_null=True)

    class Meta:
        model = Consultee
        fields = (
            *STAMPS,
            "hearing",
            "position",
            "committee",
            "person",
            "name",
            "email",
            "state",
            "deadline",
            "last_day",
            "invited_at",
            "seen_at",
            "answered_at",
        )

    def get_email(self, row: Consultee) -> str | None:
        reader = self.context["reader"]
        own = row.person_id is not None and row.person_id == reader.person_id
        return str(row.email) if own or row.hearing.sees_hidden(reader) else None


class ChangedConsulteeSerializer(Represented):
    email = StrictEmailField(required=False, allow_blank=True)

    class Meta:
        model = Consultee
        fields = ("name", "email", "deadline")


class ResponseSerializer(Represented):
    class Meta:
        model = HearingResponse
        fields = (
            *STAMPS,
            "hearing",
            "position",
            "consultee",
            "state",
            "body_html",
            "submitted_at",
            "is_late",
            "sender_name",
            "committee",
            "committee_printed",
            "decided_on",
            "item",
        )


class ChangedResponseSerializer(Represented):
    body_html = RichTextField(required=False)

    class Meta:
        model = HearingResponse
        fields = ("body_html", "sender_name", "committee", "decided_on", "item")


class NewResponseSerializer(ChangedResponseSerializer):
    consultee = VisibleRelatedField(
        queryset=Consultee.objects.all(), required=False, allow_null=True
    )
    item = VisibleRelatedField(queryset=AgendaItem.objects.all(), required=False, allow_null=True)

    class Meta:
        model = HearingResponse
        fields = ("consultee", "body_html", "sender_name", "committee", "decided_on", "item")


class ExtendBody(Body):
    response_deadline = StrictDateField()
    deadline_time = StrictTimeField(required=False, allow_null=True, default=None)
    reason = StrictCharField(max_length=2000)


class WithdrawBody(Body):
    reason = StrictCharField(max_length=2000, required=False, default="")


class ReplaceBody(Body):
    body_html = RichTextField()


class AnswerBody(Strict):
    """An answer by invitation."""

    answer = TermField(choices=Answer.choices(), default=Answer.SUBMIT.value)
    body_html = RichTextField(required=False, default="")


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
            "documents",
        )


class GivenAnswerSerializer(serializers.ModelSerializer[Any]):
    class Meta:
        model = HearingResponse
        fields = ("state", "body_html", "submitted_at", "is_late")


class InvitationSerializer(serializers.ModelSerializer[Any]):
    """What an invitation opens: one hearing, one person, and what that person has answered."""

    purpose = serializers.ReadOnlyField(default="hearing")
    last_day = serializers.DateField(read_only=True, allow_null=True)
    hearing = InvitedHearingSerializer(read_only=True)
    responses = GivenAnswerSerializer(many=True, read_only=True)

    class Meta:
        model = Consultee
        fields = ("purpose", "name", "state", "last_day", "answered_at", "hearing", "responses")
