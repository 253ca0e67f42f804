"""Agenda items as JSON, and what their verbs are sent."""

from typing import Any, ClassVar

from django.db.models import Q, Value
from django.db.models.functions import Coalesce, NullIf
from rest_framework import serializers

from agenda.models import AgendaItem
from agenda.models.items import HIDDEN
from agenda.querysets.items import outline_of
from agenda.vocabulary import ClosedReason, Visibility
from committees.models import Committee
from foundation.http.fields import (
    StrictCharField,
    StrictDateField,
    StrictUUIDField,
    TermField,
    VisibleRelatedField,
)
from foundation.http.serializers import Body, Represented, Strict
from foundation.http.sqljson import NO_ROWS, SEEN, JsonRows, Veil
from meetings.models import Meeting

STAMPS = ("id", "etag", "created_at", "modified_at")
OWN_WORDS = (
    "case",
    "title",
    "public_title",
    "item_type",
    "reading",
    "department",
    "case_officer",
    "responsible_officer",
)
CLOSING = ("visibility", "closed_reason", "closed_note")
MASKED = frozenset({*HIDDEN, "continues_item_id"}) - {"continues_item", "printed_page"}
UNNAMED = "Lukket punkt"
LIMITS: dict[str, Any] = {
    "title": {"max_length": 1000},
    "public_title": {"max_length": 1000},
    "closed_note": {"max_length": 2000},
    "reading": {"min_value": 1, "max_value": 9},
}


class BlockReference(Strict):
    """One printed part of an item: a section, a recommendation and so on, and its id."""

    type = serializers.CharField()
    id = serializers.UUIDField()


class AgendaItemSerializer(Represented):
    """An item. Of a closed one whoever may not see it reads no more than its number, its place,
    its state and the title meant for the public; all else is null."""

    sql_fields: ClassVar[Any] = {"blocks": lambda _reader: JsonRows(outline_of(SEEN))}
    veil: ClassVar[Veil] = Veil(
        open=Q(visibility=Visibility.OPEN.value),
        hidden=MASKED,
        instead={
            "public_title": Coalesce(NullIf("public_title", Value("")), Value(UNNAMED)),
            "blocks": NO_ROWS,
        },
    )

    continues_item_id = StrictUUIDField(read_only=True, allow_null=True)
    blocks = BlockReference(many=True, read_only=True, source="outline")

    class Meta:
        model = AgendaItem
        fields = (
            *STAMPS,
            "committee",
            "meeting",
            "state",
            "number",
            "position",
            "treated_order",
            *OWN_WORDS,
            *CLOSING,
            "public_decision",
            "marker",
            "toc_title",
            "listing",
            "urgency_reason",
            "continues_item_id",
            "return_reason",
            "withdraw_reason",
            "refer_reason",
            "open_reason",
            "returns_on",
            "returns_hint",
            "submitted_at",
            "accepted_at",
            "placed_at",
            "started_at",
            "finished_at",
            "is_imported",
            "blocks",
        )
        extra_kwargs = {name: {"allow_null": True} for name in HIDDEN if name != "printed_page"}

    def to_representation(self, row: AgendaItem) -> dict[str, Any]:
        shown = super().to_representation(row)
        if row.is_whole_for(self.context["reader"]):
            return shown
        hidden = {name: None for name in shown if name.removesuffix("_label") in MASKED}
        return shown | hidden | {"public_title": row.public_title or UNNAMED, "blocks": []}


class NewItemSerializer(Represented):
    class Meta:
        model = AgendaItem
        fields = ("committee", *OWN_WORDS, *CLOSING)
        extra_kwargs = LIMITS


class ChangedItemSerializer(Represented):
    class Meta:
        model = AgendaItem
        fields = OWN_WORDS
        extra_kwargs = LIMITS


def text(limit: int = 2000, **options: Any) -> StrictCharField:
    """A text of a verb's body."""
    return StrictCharField(max_length=limit, **options)


def reason(**options: Any) -> StrictCharField:
    """A reason; whether it may be empty is for the rule to say."""
    return text(required=False, default="", allow_blank=True, **options)


class GivenReason(Body):
    reason = reason()


class PlaceBody(Body):
    meeting = VisibleRelatedField(queryset=Meeting.objects.all())


class AddLateBody(PlaceBody):
    """Without `after` the item comes last; `null` puts it first."""

    urgency_reason = reason()
    after = StrictUUIDField(required=False, allow_null=True)


class MoveBody(Body):
    after = StrictUUIDField(allow_null=True)


class PostponeBody(Body):
    meeting = VisibleRelatedField(queryset=Meeting.objects.all(), required=False, allow_null=True)
    returns_on = StrictDateField(required=False, allow_null=True)
    returns_hint = text(300, required=False, allow_blank=True)


class ReferBody(Body):
    committee = VisibleRelatedField(queryset=Committee.objects.all())
    reason = reason()


class MakeClosedBody(Body):
    closed_reason = TermField(choices=ClosedReason.choices())
    closed_note = text(required=False, allow_blank=True)
    public_title = text(1000, required=False, allow_blank=True)


class BlockOrderBody(Body):
    blocks = serializers.ListField(child=StrictUUIDField(), max_length=500)
