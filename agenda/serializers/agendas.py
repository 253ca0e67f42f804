"""A whole agenda as JSON, and what the verbs of agendas are sent."""

from typing import Any

from rest_framework import serializers

from agenda.models import AgendaTemplate, ItemBlock
from agenda.serializers.items import AgendaItemSerializer, reason
from agenda.vocabulary import PointStyle, SectionKind, Visibility
from foundation.http.fields import StrictUUIDField, VisibleRelatedField
from foundation.http.serializers import Body, Strict
from foundation.tenancy.models import etag_of
from meetings.serializers import MeetingSerializer


class OrderBody(Body):
    items = serializers.ListField(child=StrictUUIDField(), max_length=1000)


class FromTemplateBody(Body):
    template = VisibleRelatedField(
        queryset=AgendaTemplate.objects.all(), required=False, allow_null=True
    )


class ConveneBody(Body):
    urgency_reason = reason()


class PrintedBlock(Strict):
    """A block with what it holds; which members it has follows from its `type`."""

    type = serializers.CharField()
    id = serializers.UUIDField()
    heading = serializers.CharField(allow_null=True)
    etag = serializers.CharField(required=False)
    kind = serializers.CharField(required=False)
    kind_label = serializers.CharField(required=False)
    body_html = serializers.CharField(required=False)
    recommended_by = serializers.CharField(required=False)
    lead_in_text = serializers.CharField(required=False)
    trailing_html = serializers.CharField(required=False, allow_null=True)
    is_alternative = serializers.BooleanField(required=False)
    recommenders = serializers.ListField(required=False)
    groups = serializers.ListField(required=False)
    attachments = serializers.ListField(required=False)


class PrintedItem(AgendaItemSerializer):
    blocks = PrintedBlock(many=True, read_only=True)  # type: ignore[assignment]


class AgendaSerializer(Strict):
    """The agenda as this reader sees it."""

    meeting = MeetingSerializer()
    items = PrintedItem(many=True)


def block_json(block: ItemBlock, reader: Any) -> dict[str, Any]:
    """A block read by `printed`, as JSON."""
    shown: dict[str, Any] = {"type": block.kind, "id": str(block.pk), "heading": block.heading}
    section = getattr(block, "section", None)
    recommendation = getattr(block, "recommendation", None)
    if section is not None:
        shown |= {
            "id": str(section.pk),
            "etag": etag_of(section, reader),
            "kind": section.kind,
            "kind_label": SectionKind(section.kind).label,
            "body_html": section.body_html,
        }
    elif recommendation is not None:
        shown |= {
            "id": str(recommendation.pk),
            "etag": etag_of(recommendation, reader),
            "recommended_by": recommendation.recommended_by,
            "lead_in_text": recommendation.lead_in_text,
            "trailing_html": recommendation.trailing_html,
            "is_alternative": recommendation.is_alternative,
            "recommenders": block.recommenders,  # type: ignore[attr-defined]
            "groups": labelled_groups(block.groups),  # type: ignore[attr-defined]
        }
    elif block.files:  # type: ignore[attr-defined]
        files = block.files  # type: ignore[attr-defined]
        shown["attachments"] = [_labelled(f, "visibility", Visibility) for f in files]
    return shown


def labelled_groups(groups: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Groups with the Danish word for how their points are set up."""
    return [_labelled(group, "point_style", PointStyle) for group in groups]


def _labelled(row: dict[str, Any], name: str, terms: Any) -> dict[str, Any]:
    return {**row, f"{name}_label": terms(row[name]).label}
