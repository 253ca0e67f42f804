"""Substitutes."""

from typing import Any, ClassVar

from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError

from agenda.models import AgendaItem
from foundation.http.fields import StrictDateField, VisibleRelatedField
from foundation.http.serializers import Body, Represented
from proceedings.models import Substitution
from proceedings.vocabulary import (
    SubstitutionScope,
)

STAMPS = ("id", "etag", "created_at", "modified_at")
MOST, CALLS = 50, Substitution.objects.all()
EXTENTS = {
    SubstitutionScope.ITEM: ("item",),
    SubstitutionScope.MEETING: ("meeting",),
    SubstitutionScope.PERIOD: ("committee", "starts_on"),
}
CALL = (
    "person",
    "for_person",
    "committee",
    "extent",
    "meeting",
    "item",
    "starts_on",
    "ends_on",
    "basis",
    "decided_by_printed",
    "decided_at",
    "follows",
)
APPROVAL = ("approval", "approved_under_item", "approved_at")


class SubstitutionSerializer(Represented):
    class Meta:
        model = Substitution
        fields = (*STAMPS, *CALL, "state", "called_at", *APPROVAL)


class ApproveSubstituteBody(Body):
    """The item under which the council found of a call."""

    item = VisibleRelatedField(queryset=AgendaItem.objects.all())


class ApproveManyBody(Body):
    """What the council found of several calls under one item."""

    approved = serializers.ListField(
        child=VisibleRelatedField(queryset=CALLS),
        required=False,
        max_length=50,
    )
    refused = serializers.ListField(
        child=VisibleRelatedField(queryset=CALLS),
        required=False,
        max_length=50,
    )


class EndCallBody(Body):
    """The last day of a call for a period."""

    ends_on = StrictDateField()


class NewSubstitutionSerializer(Represented):
    """What is named follows from the extent: an item, a meeting, or a committee and days."""

    class Meta:
        model = Substitution
        fields = CALL
        extra_kwargs: ClassVar = {"committee": {"required": False}}

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        wanted = EXTENTS[SubstitutionScope(attrs["extent"])]
        places = ("item", "meeting", "committee", "starts_on")
        faults: dict[str, Any] = {
            name: [ErrorDetail("Skal angives.", "required")]
            for name in wanted
            if attrs.get(name) is None
        }
        faults |= {
            name: [ErrorDetail("Følger af det øvrige.", "not_for_extent")]
            for name in (*places, "ends_on")
            if attrs.get(name) is not None and name not in (*wanted, "ends_on")
        }
        if attrs.get("item") is not None and attrs["item"].meeting_id is None:
            faults["item"] = [ErrorDetail("Punktet er ikke på en dagsorden.", "not_on_agenda")]
        if faults:
            raise ValidationError(faults)
        return attrs
