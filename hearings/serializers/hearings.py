"""Hearings and their material as JSON."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from agenda.models import Upload
from foundation.http.fields import (
    LabelField,
    RichTextField,
    StrictBooleanField,
    StrictCharField,
    StrictDateField,
    StrictIntegerField,
    StrictTimeField,
    TermField,
    VisibleRelatedField,
)
from foundation.http.serializers import Body, Represented
from foundation.tenancy.models import Municipality
from hearings.models import Hearing, HearingDocument
from hearings.serializers.asking import (
    STAMPS,
    ConsulteeList,
    ExtensionSerializer,
    NewConsulteeSerializer,
)
from hearings.vocabulary import HearingResult, JointReplyState

MOST_CONSULTEES = 500
YEAR: Any = StrictIntegerField(min_value=1900, max_value=2200, required=False, allow_null=True)


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
    "on_no_objection",
    "effective_year",
    "sender_display",
)


class ConsiderationSerializer(serializers.Serializer[Any]):
    committee = serializers.UUIDField(allow_null=True)
    committee_printed = serializers.CharField()
    day = serializers.DateField(allow_null=True)
    reading = serializers.IntegerField(allow_null=True)


class DecisionWindowSerializer(serializers.Serializer[Any]):
    """The first and the last day to decide the matter on; null is no limit."""

    earliest = serializers.DateField(allow_null=True)
    latest = serializers.DateField(allow_null=True)


class JointReplySummarySerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    state = TermField(choices=JointReplyState.choices())
    state_label = LabelField(state, source="state")
    input_by = serializers.DateField(allow_null=True)
    approve_by = serializers.DateField(allow_null=True)
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
    joint_reply = JointReplySummarySerializer(
        read_only=True, allow_null=True, source="told_joint_reply"
    )
    decision_window = serializers.SerializerMethodField()
    result = TermField(choices=HearingResult.choices(), read_only=True, allow_null=True)

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
            "has_objections",
            "result",
            "decision_window",
            "responses_published_at",
            "white_book_published_at",
            "is_imported",
            "considerations",
            "extensions",
            "joint_reply",
        )

    @extend_schema_field(DecisionWindowSerializer)
    def get_decision_window(self, row: Hearing) -> Any:
        days = [day for day in (row.response_deadline, self.last_own_day(row)) if day is not None]
        window = row.decided_within(max(days, default=None))
        return DecisionWindowSerializer(window._asdict()).data

    def last_own_day(self, row: Hearing) -> Any:
        """The last day one has for himself, where the rows were read with it."""
        return getattr(row, "last_own_day", None)


class ChangedHearingSerializer(Represented):
    draft_html = RichTextField(required=False)
    effective_year = YEAR

    class Meta:
        model = Hearing
        fields = PLANNED


class NewHearingSerializer(Represented):
    municipality = VisibleRelatedField(
        queryset=Municipality.objects.all(), required=False, help_text="Kun for administratorer."
    )
    title = StrictCharField(required=False, max_length=2000)
    draft_html = RichTextField(required=False)
    effective_year = YEAR
    consultees = ConsulteeList(
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


class ExtendBody(Body):
    response_deadline = StrictDateField()
    deadline_time = StrictTimeField(required=False, allow_null=True, default=None)
    reason = StrictCharField(max_length=2000)


class ConcludeBody(Body):
    has_objections = StrictBooleanField(required=False, allow_null=True, default=None)


class PublishResponsesBody(Body):
    with_white_book = StrictBooleanField(default=False)


class UnpublishBody(Body):
    reason = StrictCharField(max_length=2000)


class WithdrawBody(Body):
    reason = StrictCharField(max_length=2000, required=False, default="")
