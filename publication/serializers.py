"""What the public reads, as JSON. Nothing here tells that something hidden exists or moved."""

from collections.abc import Mapping
from typing import Any, ClassVar

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from agenda.models import AgendaItem, Attachment
from agenda.vocabulary import Visibility
from foundation.calendar import copenhagen_day
from foundation.http.fields import LabelField, TermField
from foundation.http.serializers import Represented, Strict
from hearings.models import Hearing, HearingDocument, PublicResponse, sender_of
from hearings.vocabulary import HearingResult, HearingState, SenderKind
from meetings.models import Meeting
from minutes.models import Minutes


class Untagged(Represented):
    """A row without etag or times of its own: those move with what is hidden."""

    etag = None  # type: ignore[assignment]


class PublicMeetingSerializer(Untagged):
    committee_name = serializers.CharField(source="committee.name", read_only=True)
    municipality = serializers.CharField(source="municipality.name", read_only=True)
    municipality_code = serializers.CharField(source="municipality.code", read_only=True)
    minutes_id = serializers.UUIDField(read_only=True, allow_null=True)

    class Meta:
        model = Meeting
        fields: ClassVar = (
            "id",
            "municipality",
            "municipality_code",
            "committee",
            "committee_name",
            "meeting_kind",
            "state",
            "day",
            "starts_at",
            "place",
            "agenda_published_at",
            "minutes_id",
        )


class PublicMinutesSerializer(Untagged):
    """Published minutes: their public edition as a document."""

    document = serializers.JSONField(read_only=True)

    class Meta:
        model = Minutes
        fields: ClassVar = ("id", "meeting", "published_at", "document")


class PublicFile(Strict):
    id = serializers.UUIDField()
    title = serializers.CharField()
    media_type = serializers.CharField()
    size = serializers.IntegerField()


class PublicItem(Strict):
    """An item; its blocks are those of the meeting's document."""

    id = serializers.UUIDField()
    number = serializers.CharField(allow_null=True)
    title = serializers.CharField()
    visibility = serializers.CharField()
    visibility_label = serializers.CharField()
    case_number = serializers.CharField(allow_null=True)
    public_decision = serializers.CharField(allow_null=True)
    blocks = serializers.ListField()
    attachments = PublicFile(many=True)


class PublicHearingDocumentSerializer(Untagged):
    media_type = serializers.CharField(source="upload.media_type", read_only=True)
    size = serializers.IntegerField(source="upload.size", read_only=True)

    class Meta:
        model = HearingDocument
        fields: ClassVar = ("id", "title", "media_type", "size")


class PublicHearingSerializer(Untagged):
    """A hearing of the public. Of one that is only planned nobody reads the draft yet."""

    municipality = serializers.CharField(source="municipality.name", read_only=True)
    municipality_code = serializers.CharField(source="municipality.code", read_only=True)
    committee_name = serializers.CharField(
        source="issued_by_committee.name", read_only=True, allow_null=True, default=None
    )
    result = TermField(choices=HearingResult.choices(), read_only=True, allow_null=True)
    draft_html = serializers.SerializerMethodField()
    documents = serializers.SerializerMethodField()

    class Meta:
        model = Hearing
        fields: ClassVar = (
            "id",
            "municipality",
            "municipality_code",
            "issued_by_committee",
            "committee_name",
            "title",
            "state",
            "legal_basis",
            "opens_on",
            "response_deadline",
            "deadline_time",
            "on_no_objection",
            "result",
            "withdraw_reason",
            "draft_html",
            "documents",
        )

    def get_draft_html(self, row: Hearing) -> str:
        return "" if row.state == HearingState.PLANNED else str(row.draft_html)

    @extend_schema_field(PublicHearingDocumentSerializer(many=True))
    def get_documents(self, row: Hearing) -> Any:
        files = getattr(row, "public_documents", [])
        return PublicHearingDocumentSerializer(files, many=True, context=self.context).data


class PublicAgenda(Strict):
    meeting = PublicMeetingSerializer()
    items = PublicItem(many=True)


class PublicForm(Strict):
    """A form: the answer as JSON, and files."""

    answer = serializers.CharField()
    files = serializers.ListField(child=serializers.FileField(), required=False)


class PublicResponseSerializer(serializers.Serializer[Any]):
    """An answer as everybody reads it. Who sent it is told as far as the hearing tells of
    senders; the address never is."""

    id = serializers.UUIDField(read_only=True)
    number = serializers.IntegerField(read_only=True)
    sender = serializers.SerializerMethodField()
    sender_kind = TermField(
        source="response.sender_kind", choices=SenderKind.choices(), read_only=True
    )
    sender_kind_label = LabelField(sender_kind, source="response.sender_kind")
    received_on = serializers.SerializerMethodField()
    is_late = serializers.BooleanField(source="response.is_late", read_only=True)
    body_html = serializers.CharField(read_only=True)
    files = serializers.SerializerMethodField()

    @extend_schema_field({"type": ["string", "null"]})
    def get_sender(self, row: PublicResponse) -> str | None:
        return sender_of(row.response, row.sender_name)

    @extend_schema_field(OpenApiTypes.DATE)
    def get_received_on(self, row: PublicResponse) -> str:
        return copenhagen_day(row.response.submitted_at or row.created_at).isoformat()

    @extend_schema_field(PublicFile(many=True))
    def get_files(self, row: PublicResponse) -> list[dict[str, Any]]:
        return [
            {"id": str(f.pk), "title": f.title, "media_type": f.upload.media_type,
             "size": f.upload.size}
            for f in getattr(row.response, "public_files", ())
        ]  # fmt: skip


def item_json(
    item: AgendaItem, printed: Mapping[str, Any], files: list[Attachment], *, decided: bool
) -> dict[str, Any]:
    """An item as the public edition prints it; what was decided behind closed doors is told
    with the minutes only [70]."""
    return {
        "id": str(item.pk),
        "number": item.number,
        "title": printed["title"],
        "visibility": item.visibility,
        "visibility_label": Visibility(item.visibility).label,
        "case_number": printed["case_number"],
        "public_decision": (item.public_decision or None) if decided and item.is_closed else None,
        "blocks": printed["blocks"],
        "attachments": [
            {"id": str(f.pk), "title": f.title, "media_type": f.upload.media_type,
             "size": f.upload.size}
            for f in files
            if f.upload is not None
        ],
    }  # fmt: skip
