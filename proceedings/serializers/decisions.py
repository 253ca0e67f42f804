"""Decisions with their outcomes, and statements with their speakers."""

from typing import Any

from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError

from agenda.models import Upload
from agenda.vocabulary import DateBasis
from committees.models import Person
from foundation.http.fields import (
    RichTextField,
    StrictBooleanField,
    StrictCharField,
    StrictDateField,
    StrictUUIDField,
    TermField,
    VisibleRelatedField,
)
from foundation.http.serializers import Body, Represented, Strict
from proceedings.models import Decision, Outcome, Statement, StatementSpeaker
from proceedings.vocabulary import OutcomeKind, SuspensionState

STAMPS = ("id", "etag", "created_at", "modified_at")
LONGEST = 20_000
MOST = 100


class OutcomeSerializer(Represented):
    class Meta:
        model = Outcome
        fields = (
            "id",
            "outcome",
            "text",
            "about_group",
            "about_group_printed",
            "condition",
            "returns_hint",
            "returns_from",
            "returns_to",
            "returns_basis",
        )


class DecisionSerializer(Represented):
    """A decision. Before anything is written it has no id, and version 0. `suspension` is there
    when a member stopped it (ksl § 23)."""

    outcomes = OutcomeSerializer(many=True, read_only=True)
    decided_by = serializers.SerializerMethodField()
    public_decision = serializers.CharField(source="item.public_decision", read_only=True)
    suspension = TermField(
        source="suspension_state",
        choices=SuspensionState.choices(),
        read_only=True,
        allow_null=True,
        default=None,
    )

    class Meta:
        model = Decision
        fields = (
            *STAMPS,
            "item",
            "state",
            "body_html",
            "outcomes",
            "decided_by_committee",
            "decided_by",
            "decided_on",
            "decided_at",
            "public_decision",
            "suspension",
        )

    def get_decided_by(self, row: Decision) -> str:
        return row.decided_by_printed or str(row.decided_by_committee)

    def to_representation(self, instance: Decision) -> dict[str, Any]:
        shown = super().to_representation(instance)
        if instance.version == 0:
            shown |= {"id": None, "outcomes": []}
        return shown


class NewOutcomeSerializer(Strict):
    outcome = TermField(choices=OutcomeKind.choices())
    text = StrictCharField(required=False, allow_blank=True, max_length=10_000, default="")
    about_group = StrictUUIDField(required=False, allow_null=True, source="about_group_id")
    condition = StrictCharField(required=False, allow_null=True, max_length=10_000)
    returns_hint = StrictCharField(required=False, allow_null=True, max_length=1000)
    returns_from = StrictDateField(required=False, allow_null=True)
    returns_to = StrictDateField(required=False, allow_null=True)
    returns_basis = TermField(choices=DateBasis.choices(), required=False, allow_null=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        first, last = attrs.get("returns_from"), attrs.get("returns_to")
        if first and last and last < first:
            fault = ErrorDetail("Slutter, før det begynder.", "range_backwards")
            raise ValidationError({"returns_to": [fault]})
        return attrs


class DraftDecisionSerializer(Strict):
    body_html = RichTextField(required=False)
    outcomes = serializers.ListField(child=NewOutcomeSerializer(), required=False, max_length=MOST)
    public_decision = StrictCharField(required=False, allow_blank=True, max_length=LONGEST)


class SpeakerSerializer(Represented):
    class Meta:
        model = StatementSpeaker
        fields = ("person", "name", "organisation")


class StatementSerializer(Represented):
    heading = serializers.CharField(source="block.heading", read_only=True, allow_null=True)
    speakers = SpeakerSerializer(many=True, read_only=True)

    class Meta:
        model = Statement
        fields = (
            *STAMPS,
            "item",
            "block",
            "heading",
            "kind",
            "body_html",
            "speakers",
            "is_by_administration",
            "about_group",
            "about_group_printed",
            "declared_at",
            "sent_along",
            "grounds_due_on",
            "grounds",
            "published_with_proposal",
            "correction_subject",
            "correction_was_from",
            "correction_was_to",
            "correction_is_from",
            "correction_is_to",
        )


class NewSpeakerSerializer(Strict):
    """A person of the municipality, or a name."""

    person = VisibleRelatedField(queryset=Person.objects.all(), required=False, allow_null=True)
    name = StrictCharField(required=False, max_length=200)
    organisation = StrictCharField(required=False, allow_null=True, max_length=200)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not attrs.get("person") and not attrs.get("name"):
            raise ValidationError({"name": [ErrorDetail("Angiv person eller navn.", "required")]})
        return attrs


class ChangedStatementSerializer(Represented):
    heading = StrictCharField(required=False, max_length=300)
    body_html = RichTextField(allow_blank=False)
    is_by_administration = StrictBooleanField(required=False)
    speakers = serializers.ListField(child=NewSpeakerSerializer(), required=False, max_length=MOST)

    class Meta:
        model = Statement
        fields = (
            "heading",
            "body_html",
            "is_by_administration",
            "speakers",
            "sent_along",
            "grounds_due_on",
            "published_with_proposal",
        )


class NewStatementSerializer(ChangedStatementSerializer):
    class Meta:
        model = Statement
        fields: Any = ("kind", *ChangedStatementSerializer.Meta.fields, "declared_at")


class GroundsBody(Body):
    """The file with the dissenter's own grounds."""

    upload_id = VisibleRelatedField(queryset=Upload.objects.all(), source="upload")
