"""The white book as JSON."""

from typing import Any

from rest_framework import serializers

from foundation.http.fields import LabelField, StrictDateTimeField, TermField
from hearings.vocabulary import ProposalChange, SenderKind


class WhiteBookLineSerializer(serializers.Serializer[Any]):
    """One answer beside what the administration says of it. `response` is told internally."""

    number = serializers.IntegerField()
    response = serializers.UUIDField(allow_null=True)
    sender = serializers.CharField(allow_null=True)
    sender_kind = TermField(choices=SenderKind.choices())
    sender_kind_label = LabelField(sender_kind, source="sender_kind")
    received_at = StrictDateTimeField()
    is_late = serializers.BooleanField()
    body_html = serializers.CharField()
    files = serializers.ListField(child=serializers.CharField())
    summary = serializers.CharField()
    comment_html = serializers.CharField()
    proposal_change = TermField(choices=ProposalChange.choices(), allow_null=True)
    proposal_change_label = LabelField(proposal_change, source="proposal_change")
    proposed_change = serializers.CharField()
