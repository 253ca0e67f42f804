"""Changes of an agenda that was sent out, and what its verbs are sent at the meeting."""

from typing import Any

from rest_framework import serializers

from agenda.models import AgendaItem
from agenda.serializers import items as below
from agenda.vocabulary import LateBasis
from committees.models import Person
from foundation.http.fields import StrictCharField, TermField, VisibleRelatedField
from foundation.http.serializers import Body, Represented, Strict
from proceedings.models import AgendaAmendment, Vote

STAMPS = ("id", "etag", "created_at", "modified_at")


class AgendaAmendmentSerializer(Represented):
    """One change. `number` is what is printed now; `was` and `becomes` are the number, the place
    or the type before and after."""

    number = serializers.CharField(source="item.number", read_only=True, allow_null=True)

    class Meta:
        model = AgendaAmendment
        fields = (
            *STAMPS,
            "meeting",
            "item",
            "number",
            "kind",
            "at",
            "at_meeting",
            "was",
            "becomes",
            "reason",
            "basis",
            "vote",
            "person",
            "name_printed",
        )

    def to_representation(self, row: Any) -> dict[str, Any]:
        """A change of the whole agenda has no item, and no number."""
        shown = super().to_representation(row)
        return shown | {"number": row.item.number if row.item else None}


class ObjectionSerializer(Strict):
    """Somebody's objection to the agenda, or to one of its items."""

    person = VisibleRelatedField(queryset=Person.objects.all())
    item = VisibleRelatedField(queryset=AgendaItem.objects.all(), required=False, allow_null=True)
    reason = StrictCharField(required=False, allow_blank=True, max_length=2000)


class Voted(Body):
    """The vote of the body about the change, where somebody asked for one."""

    vote = VisibleRelatedField(queryset=Vote.objects.all(), required=False, allow_null=True)


class AddLateBody(below.AddLateBody, Voted):
    """At the meeting `basis` says why the body may take up what was not on its agenda."""

    basis = TermField(choices=LateBasis.choices(), required=False, allow_null=True)


class MoveBody(below.MoveBody, Voted):
    reason = below.reason()


class WithdrawItemBody(below.GivenReason, Voted):
    pass


class PostponeBody(below.PostponeBody, Voted):
    pass


class MakeClosedBody(below.MakeClosedBody, Voted):
    pass


class MakeOpenBody(below.GivenReason, Voted):
    pass
