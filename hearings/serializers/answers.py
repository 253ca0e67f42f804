"""Answers as JSON."""

from typing import Any

from rest_framework import serializers

from agenda.models import AgendaItem, Upload
from agenda.vocabulary import ScanState
from foundation.http.fields import (
    LabelField,
    RichTextField,
    StrictBooleanField,
    StrictCharField,
    TermField,
    VisibleRelatedField,
)
from foundation.http.serializers import Body, Represented
from hearings.models import Consultee, HearingResponse, ResponseFile
from hearings.serializers.asking import STAMPS
from hearings.vocabulary import FileEdition, ProposalChange

WRITTEN = (
    "body_html",
    "sender_name",
    "sender_kind",
    "sender_email",
    "name_may_be_published",
    "committee",
    "decided_on",
    "item",
)
FILE = ("id", "title", "edition", "file_name", "media_type", "size", "scan_state")
LONGEST = 20_000


class PublicVersionSerializer(serializers.Serializer[Any]):
    """What the public reads of an answer."""

    body_html = serializers.CharField()
    sender_name = serializers.CharField()


class FileOfResponseSerializer(serializers.Serializer[Any]):
    """A file of an answer, as its list tells it; it is fetched by its id."""

    id = serializers.UUIDField()
    title = serializers.CharField()
    edition = TermField(choices=FileEdition.choices())
    edition_label = LabelField(edition, source="edition")
    file_name = serializers.CharField()
    media_type = serializers.CharField()
    size = serializers.IntegerField()
    scan_state = TermField(choices=ScanState.choices())
    scan_state_label = LabelField(scan_state, source="scan_state")


class ResponseSerializer(Represented):
    """An answer. Its sender's address is for those who run the hearing and for the sender, the
    item it is considered at for those who know the item."""

    sender_email = serializers.SerializerMethodField()
    considered_item = serializers.UUIDField(
        source="told_considered_item", read_only=True, allow_null=True
    )
    files = FileOfResponseSerializer(many=True, read_only=True, source="told_files")
    public_version = PublicVersionSerializer(read_only=True, allow_null=True, source="told_public")

    class Meta:
        model = HearingResponse
        fields = (
            *STAMPS,
            "hearing",
            "position",
            "consultee",
            "state",
            *WRITTEN,
            "submitted_at",
            "is_late",
            "channel",
            "committee_printed",
            "considered_item",
            "redacted_at",
            "redact_reason",
            "files",
            "public_version",
        )

    def get_sender_email(self, row: HearingResponse) -> str | None:
        reader, consultee = self.context["reader"], row.consultee
        own = consultee is not None and consultee.person_id is not None
        own = own and consultee.person_id == reader.person_id  # type: ignore[union-attr]
        return str(row.sender_email) if own or row.hearing.sees_hidden(reader) else None


class ResponseFileSerializer(Represented):
    file_name = serializers.CharField(source="upload.file_name", read_only=True)
    media_type = serializers.CharField(source="upload.media_type", read_only=True)
    size = serializers.IntegerField(source="upload.size", read_only=True)
    scan_state = TermField(source="upload.scan_state", choices=ScanState.choices(), read_only=True)

    class Meta:
        model = ResponseFile
        fields = (*STAMPS, "response", "position", *FILE[1:])


class NewResponseFileSerializer(Represented):
    """An uploaded file. Bytes may be sent instead, raw or in the field `file` of a form."""

    upload_id = VisibleRelatedField(queryset=Upload.objects.all(), source="upload")
    title = StrictCharField(max_length=1000, required=False)
    edition = TermField(choices=FileEdition.choices(), default=FileEdition.ORIGINAL.value)

    class Meta:
        model = ResponseFile
        fields = ("upload_id", "title", "edition")

    def validate_edition(self, edition: str) -> FileEdition:
        return FileEdition(edition)


class ChangedResponseSerializer(Represented):
    body_html = RichTextField(required=False)

    class Meta:
        model = HearingResponse
        fields = WRITTEN


class NewResponseSerializer(ChangedResponseSerializer):
    consultee = VisibleRelatedField(
        queryset=Consultee.objects.all(), required=False, allow_null=True
    )
    item = VisibleRelatedField(queryset=AgendaItem.objects.all(), required=False, allow_null=True)

    class Meta:
        model = HearingResponse
        fields = ("consultee", *WRITTEN)


class ReplaceBody(Body):
    """Another answer; files of the one before come along unless `keep_files` is false."""

    body_html = RichTextField()
    keep_files = StrictBooleanField(default=True)
    uploads = serializers.ListField(
        child=VisibleRelatedField(queryset=Upload.objects.all()), default=list, max_length=50
    )


class PublicVersionBody(Body):
    """Without a text the public reads what was sent, as it is."""

    body_html = RichTextField(required=False)
    sender_name = StrictCharField(max_length=200, required=False, allow_blank=True, default="")


class CommentBody(Body):
    comment_html = RichTextField(allow_blank=False, max_length=LONGEST)
    summary = StrictCharField(max_length=2000, required=False, allow_blank=True, default="")
    proposal_change = TermField(choices=ProposalChange.choices(), default=ProposalChange.NONE.value)
    proposed_change = StrictCharField(max_length=4000, required=False, allow_blank=True, default="")


class RedactAnswerBody(Body):
    reason = StrictCharField(max_length=2000)
