"""Answers as JSON."""

from agenda.models import AgendaItem
from foundation.http.fields import RichTextField, VisibleRelatedField
from foundation.http.serializers import Body, Represented
from hearings.models import Consultee, HearingResponse
from hearings.serializers.asking import STAMPS


class ResponseSerializer(Represented):
    class Meta:
        model = HearingResponse
        fields = (
            *STAMPS,
            "hearing",
            "position",
            "consultee",
            "state",
            "body_html",
            "submitted_at",
            "is_late",
            "sender_name",
            "committee",
            "committee_printed",
            "decided_on",
            "item",
        )


class ChangedResponseSerializer(Represented):
    body_html = RichTextField(required=False)

    class Meta:
        model = HearingResponse
        fields = ("body_html", "sender_name", "committee", "decided_on", "item")


class NewResponseSerializer(ChangedResponseSerializer):
    consultee = VisibleRelatedField(
        queryset=Consultee.objects.all(), required=False, allow_null=True
    )
    item = VisibleRelatedField(queryset=AgendaItem.objects.all(), required=False, allow_null=True)

    class Meta:
        model = HearingResponse
        fields = ("consultee", "body_html", "sender_name", "committee", "decided_on", "item")


class ReplaceBody(Body):
    body_html = RichTextField()
