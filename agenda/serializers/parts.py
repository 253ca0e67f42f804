"""Sections and recommendations as JSON."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from agenda.models import EarlierTreatment, ItemSection, Recommendation
from agenda.vocabulary import PointStyle
from foundation.http.fields import StrictCharField, StrictUUIDField, TermField
from foundation.http.richtext import RichTextField
from foundation.http.serializers import Represented, Strict

STAMPS = ("id", "etag", "created_at", "modified_at")


def words(limit: int, **options: Any) -> StrictCharField:
    """A short text that may be left out."""
    return StrictCharField(max_length=limit, required=False, **options)


class SectionSerializer(Represented):
    """A section. `removed` tells what the text that was sent lost when it was sanitised."""

    item = serializers.UUIDField(source="block.item_id", read_only=True)
    heading = words(1000, allow_null=True, allow_blank=True, source="block.heading")
    removed = serializers.ListField(child=serializers.CharField(), read_only=True)

    class Meta:
        model = ItemSection
        fields = (
            *STAMPS,
            "item",
            "kind",
            "heading",
            "body_html",
            "body_text",
            "is_verbatim",
            "removed",
        )


class WrittenSection(Represented):
    heading = words(1000, allow_null=True, allow_blank=True)
    body_html = RichTextField(required=False)

    class Meta:
        model = ItemSection
        fields = ("kind", "heading", "body_html")


class Recommending(Strict):
    """One of those the lead-in names."""

    name = words(200, allow_null=True)
    title = words(300, allow_null=True)
    unit = words(300, allow_null=True)


class Point(Strict):
    """One `at`. Named by id it stays the same point."""

    id = StrictUUIDField(required=False)
    text = StrictCharField(max_length=10_000)


class Group(Strict):
    """Points under one label."""

    id = StrictUUIDField(required=False)
    label = words(1000, allow_null=True, allow_blank=True)  # type: ignore[assignment]
    point_style = TermField(choices=PointStyle.choices(), default=PointStyle.AT.value)
    points = Point(many=True)


class ShownGroup(Group):
    point_style_label = serializers.CharField()


class RecommendationSerializer(Represented):
    """A recommendation with its groups of points."""

    item = serializers.UUIDField(source="block.item_id", read_only=True)
    heading = words(1000, allow_null=True, allow_blank=True, source="block.heading")
    recommenders = Recommending(many=True, read_only=True, source="recommenders_json")
    groups = serializers.SerializerMethodField()

    class Meta:
        model = Recommendation
        fields = (
            *STAMPS,
            "item",
            "heading",
            "recommended_by",
            "lead_in_text",
            "trailing_html",
            "is_alternative",
            "recommenders",
            "groups",
        )

    @extend_schema_field(ShownGroup(many=True))
    def get_groups(self, row: Any) -> list[dict[str, Any]]:
        groups: list[dict[str, Any]] = row.groups_json
        return groups


class WrittenRecommendation(Represented):
    heading = words(1000, allow_null=True, allow_blank=True)
    lead_in_text = words(10_000, allow_blank=True)
    trailing_html = RichTextField(required=False, allow_null=True)
    recommenders = serializers.ListField(child=Recommending(), required=False, max_length=50)
    groups = serializers.ListField(child=Group(), required=False, max_length=100)

    class Meta:
        model = Recommendation
        fields = (
            "heading",
            "recommended_by",
            "lead_in_text",
            "trailing_html",
            "is_alternative",
            "recommenders",
            "groups",
        )


class EarlierTreatmentSerializer(Represented):
    """An earlier treatment as the item's text tells it."""

    class Meta:
        model = EarlierTreatment
        fields = (
            *STAMPS,
            "item",
            "position",
            "committee",
            "committee_printed",
            "day",
            "date_text",
            "subject",
            "source",
        )
