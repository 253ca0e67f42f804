"""What is published with a proposal because somebody dissented from it."""

from rest_framework import serializers

from foundation.http.serializers import Represented
from proceedings.models import Statement, StatementSpeaker


class DissenterSerializer(Represented):
    class Meta:
        model = StatementSpeaker
        fields = ("name", "organisation")


class DissentSerializer(Represented):
    """A dissent that goes with the proposal (planloven § 24, stk. 2)."""

    heading = serializers.CharField(source="block.heading", read_only=True, allow_null=True)
    speakers = DissenterSerializer(many=True, read_only=True)

    class Meta:
        model = Statement
        fields = ("id", "item", "heading", "body_html", "speakers")
