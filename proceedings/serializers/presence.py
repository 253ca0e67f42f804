"""The ledger of presence and what is derived from it."""

from rest_framework import serializers

from agenda.models import AgendaItem
from committees.models import Person
from foundation.accounts.vocabulary import Role
from foundation.http.batches import BatchField
from foundation.http.fields import (
    StrictCharField,
    StrictDateField,
    StrictDateTimeField,
    TermField,
    VisibleRelatedField,
)
from foundation.http.serializers import Body, Represented, Strict
from meetings.models import Meeting
from proceedings.models import PresenceEvent
from proceedings.vocabulary import PresenceKind, PresenceMode, TookNoPartReason

STAMPS = ("id", "etag", "created_at", "modified_at")
MOST_LINES = 500
TOLD = ("kind", "item", "to_item", "at", "until", "day", "mode", "reported_at", "reason")
KNOWS_REASONS = frozenset({Role.ADMINISTRATOR, Role.SECRETARIAT})


class PresenceEventSerializer(Represented):
    """One line. `reason` is health data: the secretariat's and the person's own [6]."""

    reason = serializers.SerializerMethodField()

    class Meta:
        model = PresenceEvent
        fields = (
            *STAMPS,
            "meeting",
            "person",
            "name_printed",
            "list_letter",
            *TOLD,
            "took_no_part_reason",
            "source",
            "replaces",
            "replaced",
        )

    def get_reason(self, row: PresenceEvent) -> str | None:
        reader = self.context["reader"]
        own = row.person_id is not None and row.person_id == reader.person_id
        knows = own or not reader.roles_for(row.scope()).isdisjoint(KNOWS_REASONS)
        return row.reason if knows else None


class LineSerializer(Strict):
    """One line to be added."""

    person = VisibleRelatedField(queryset=Person.objects.all())
    kind = TermField(choices=PresenceKind.choices())
    item = VisibleRelatedField(queryset=AgendaItem.objects.all(), required=False, allow_null=True)
    to_item = VisibleRelatedField(
        queryset=AgendaItem.objects.all(), required=False, allow_null=True
    )
    at = StrictDateTimeField(required=False, allow_null=True)
    until = StrictDateTimeField(required=False, allow_null=True)
    day = StrictDateField(required=False, allow_null=True)
    mode = TermField(choices=PresenceMode.choices(), required=False)
    reported_at = StrictDateTimeField(required=False, allow_null=True)
    reason = StrictCharField(required=False, allow_blank=True, max_length=2000)
    took_no_part_reason = TermField(choices=TookNoPartReason.choices(), required=False)
    replaces = VisibleRelatedField(
        queryset=PresenceEvent.objects.all(), required=False, allow_null=True
    )


class LinesSerializer(Body):
    """Lines to be added together."""

    events = BatchField(child=LineSerializer(), allow_empty=False, max_length=MOST_LINES)


class OwnAbsenceSerializer(Strict):
    """A member's own word that he cannot come."""

    meeting = VisibleRelatedField(queryset=Meeting.objects.all())
    item = VisibleRelatedField(queryset=AgendaItem.objects.all(), required=False, allow_null=True)
    to_item = VisibleRelatedField(
        queryset=AgendaItem.objects.all(), required=False, allow_null=True
    )
    at = StrictDateTimeField(required=False, allow_null=True)
    until = StrictDateTimeField(required=False, allow_null=True)
    reason = StrictCharField(required=False, allow_blank=True, max_length=2000)


class OpenBody(Body):
    chair = VisibleRelatedField(queryset=Person.objects.all(), required=False)
    opened_at = StrictDateTimeField(required=False)


class LinesAnswer(Strict):
    """The lines that were added."""

    results = PresenceEventSerializer(many=True)
