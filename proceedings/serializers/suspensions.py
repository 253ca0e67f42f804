"""Decisions stopped by a member."""

from agenda.models import AgendaItem
from committees.models import Person
from foundation.http.fields import StrictDateTimeField, VisibleRelatedField
from foundation.http.serializers import Body, Represented
from proceedings.models import Suspension

STAMPS = ("id", "etag", "created_at", "modified_at")


class SuspensionSerializer(Represented):
    class Meta:
        model = Suspension
        fields = (
            *STAMPS,
            "item",
            "person",
            "name_printed",
            "list_letter",
            "state",
            "declared_at",
            "council_step",
            "council_item",
            "settled_by_item",
            "settled_at",
        )


class SuspendBody(Body):
    """Who declared it, and when if not now."""

    person = VisibleRelatedField(queryset=Person.objects.all())
    declared_at = StrictDateTimeField(required=False)


class AnnulBody(Body):
    """The item at which the committee annulled its decision."""

    settled_by_item = VisibleRelatedField(queryset=AgendaItem.objects.all())
