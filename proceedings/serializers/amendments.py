"""Amendments with those who put them."""

from typing import Any

from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError

from committees.models import Person
from foundation.http.batches import BatchField
from foundation.http.fields import (
    RichTextField,
    StrictCharField,
    StrictDateTimeField,
    StrictUUIDField,
    VisibleRelatedField,
)
from foundation.http.serializers import Body, Represented, Strict
from proceedings.models import Amendment, AmendmentProposer

STAMPS = ("id", "etag", "created_at", "modified_at")
MOST = 100


class ProposerSerializer(Represented):
    class Meta:
        model = AmendmentProposer
        fields = ("person", "name_printed", "list_letter")


class AmendmentSerializer(Represented):
    """An amendment; `amends` names the one that it is itself an amendment to."""

    proposers = ProposerSerializer(many=True, read_only=True)
    meeting = serializers.UUIDField(source="item.meeting_id", read_only=True)

    class Meta:
        model = Amendment
        fields = (
            *STAMPS,
            "meeting",
            "item",
            "amends",
            "position",
            "body_html",
            "proposers",
            "state",
            "proposed_at",
            "settled_reason",
        )


class NewProposerSerializer(Strict):
    person = VisibleRelatedField(queryset=Person.objects.all())


class ChangedAmendmentSerializer(Strict):
    body_html = RichTextField(allow_blank=False)


class NewAmendmentSerializer(Strict):
    amends = VisibleRelatedField(queryset=Amendment.objects.all(), required=False, allow_null=True)
    body_html = RichTextField(allow_blank=False)
    proposers = BatchField(child=NewProposerSerializer(), allow_empty=False, max_length=MOST)
    proposed_at = StrictDateTimeField(required=False, allow_null=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        people = [one["person"].pk for one in attrs["proposers"]]
        if len(set(people)) != len(people):
            detail = [ErrorDetail("En forslagsstiller står der to gange.", "repeated")]
            raise ValidationError({"proposers": detail})
        return attrs


class SetAsideBody(Body):
    """All agree that the amendment needs no vote of its own; `reason` says how it was treated."""

    reason = StrictCharField(max_length=2000)


class AmendmentOrderBody(Body):
    items = serializers.ListField(child=StrictUUIDField(), allow_empty=False, max_length=MOST)
