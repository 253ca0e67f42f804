"""Versions of years and where they were attached, as JSON."""

from rest_framework import serializers

from agenda.models import AgendaItem
from annualcycle.models import CycleSnapshot, CycleVersion
from annualcycle.serializers.shared import STAMPS
from foundation.http.fields import StrictCharField, VisibleRelatedField
from foundation.http.serializers import Body, Represented

TOLD = ("annual_cycle", "number", "sha256", "reason", "decided_by_item", "adopted_at")


class CycleVersionSerializer(Represented):
    """A version of a year; one by itself comes with its `content`. `decided_by_item` is there
    for those who may know of it."""

    decided_by_item = serializers.UUIDField(source="shown_item", read_only=True, allow_null=True)

    class Meta:
        model = CycleVersion
        fields = (*STAMPS, *TOLD)


class WholeCycleVersionSerializer(CycleVersionSerializer):
    """A version with what the year said: `annual-cycle/1`."""

    content = serializers.DictField(read_only=True)

    class Meta:
        model = CycleVersion
        fields = (*STAMPS, *TOLD, "content")


class CycleSnapshotSerializer(Represented):
    """The version that an item's meeting had before it."""

    annual_cycle = serializers.UUIDField(source="cycle_version.annual_cycle_id", read_only=True)
    number = serializers.IntegerField(source="cycle_version.number", read_only=True)
    meeting = serializers.UUIDField(source="item.meeting_id", read_only=True, allow_null=True)

    class Meta:
        model = CycleSnapshot
        fields = (*STAMPS, "cycle_version", "annual_cycle", "number", "item", "meeting")


class AdoptBody(Body):
    decided_by_item = VisibleRelatedField(
        queryset=AgendaItem.objects.all(), required=False, allow_null=True
    )
    reason = StrictCharField(max_length=2000, required=False, allow_blank=True)


class AttachBody(Body):
    item = VisibleRelatedField(queryset=AgendaItem.objects.all())
    version = VisibleRelatedField(
        queryset=CycleVersion.objects.all(), required=False, allow_null=True
    )
