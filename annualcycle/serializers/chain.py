"""From decision to closure, as JSON."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers as drf

from agenda.models import AgendaItem, Case
from annualcycle.models import FollowUp
from annualcycle.serializers.followups import FollowUpSerializer
from foundation.http.serializers import Represented
from proceedings.models import Decision
from proceedings.serializers.decisions import OutcomeSerializer


class NamedItem(Represented):
    """An item and the meeting it is on."""

    day = drf.DateField(source="meeting.day", read_only=True, allow_null=True, default=None)

    class Meta:
        model = AgendaItem
        fields: Any = ("id", "number", "title", "state", "committee", "meeting", "day")


class ChainDecision(Represented):
    outcomes = OutcomeSerializer(many=True, read_only=True)

    class Meta:
        model = Decision
        fields = ("id", "decided_on", "decided_by_committee", "outcomes")


class ChainFollowUp(FollowUpSerializer):
    """A follow-up, with the item that closed it where the reader may see that item."""

    closed_by_item = drf.SerializerMethodField()

    class Meta:
        model = FollowUp
        fields = (
            "id",
            "title",
            "kind",
            "origin",
            "condition",
            "owner",
            "owner_department",
            "responsible_printed",
            "due_from",
            "due_to",
            "due_text",
            "target_committee",
            "target_meeting",
            "state",
            "overdue",
            "suspended",
            "superseded",
            "report_note",
            "closed_at",
            "closed_by_item",
        )

    @extend_schema_field(NamedItem(allow_null=True))
    def get_closed_by_item(self, row: Any) -> dict[str, Any] | None:
        if not row.shows_closing_item:
            return None
        return dict(NamedItem(row.closed_by_item, context=self.context).data)


class ChainItem(NamedItem):
    """An item with what was decided, what goes on with it and what was asked of somebody."""

    decisions = ChainDecision(source="decided", many=True, read_only=True)
    continued_by = NamedItem(source="continued", many=True, read_only=True)
    follow_ups = ChainFollowUp(source="asked", many=True, read_only=True)
    suspended = drf.BooleanField(source="is_suspended", read_only=True)

    class Meta:
        model = AgendaItem
        fields = (
            *NamedItem.Meta.fields,
            "returns_on",
            "returns_hint",
            "suspended",
            "decisions",
            "continued_by",
            "follow_ups",
        )


class ChainSerializer(drf.ModelSerializer[Any]):
    """A case from its decisions to their closure."""

    items = ChainItem(many=True, read_only=True)

    class Meta:
        model = Case
        fields = ("id", "title", "case_number", "items")
