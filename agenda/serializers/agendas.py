"""A whole agenda as JSON, and what the verbs of agendas are sent."""

from typing import Any, ClassVar

from rest_framework import serializers

from agenda.models import AgendaTemplate
from agenda.querysets.printed import printed_of
from agenda.serializers.items import AgendaItemSerializer, reason
from foundation.http.fields import StrictUUIDField, VisibleRelatedField
from foundation.http.serializers import Body, Strict
from foundation.http.sqljson import SEEN, JsonRows
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

    def to_representation(self, row: Any) -> dict[str, Any]:
        shown: dict[str, Any] = super().to_representation(row)
        return {name: value for name, value in shown.items() if name in row}


class PrintedItem(AgendaItemSerializer):
    """An item with all it holds; `blocks` is its last member."""

    sql_fields: ClassVar[Any] = {"blocks": lambda _reader: JsonRows(printed_of(SEEN))}

    blocks = PrintedBlock(many=True, read_only=True, source="outline")  # type: ignore[assignment]


class AgendaSerializer(Strict):
    """The agenda as this reader sees it."""

    meeting = MeetingSerializer()
    items = PrintedItem(many=True)
