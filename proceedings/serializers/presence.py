"""The ledger of presence and what is derived from it."""

from typing import Any

from rest_framework import serializers

from agenda.models import AgendaItem
from committees.models import Person
from foundation.accounts.vocabulary import Role
from foundation.http.fields import (
    StrictCharField,
    StrictDateTimeField,
    TermField,
    VisibleRelatedField,
)
from foundation.http.serializers import Body, Represented, Strict
from meetings.models import Meeting
from proceedings.models import PresenceEvent
from proceedings.querysets import Ledger
from proceedings.vocabulary import PresenceKind, PresenceMode, TookNoPartReason

STAMPS = ("id", "etag", "created_at", "modified_at")
MOST_LINES = 500
TOLD = ("kind", "item", "to_item", "at", "until", "mode", "reported_at", "reason")
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
    mode = TermField(choices=PresenceMode.choices(), required=False)
    reported_at = StrictDateTimeField(required=False, allow_null=True)
    reason = StrictCharField(required=False, allow_blank=True, max_length=2000)
    took_no_part_reason = TermField(choices=TookNoPartReason.choices(), required=False)
    replaces = VisibleRelatedField(
        queryset=PresenceEvent.objects.all(), required=False, allow_null=True
    )


class LinesSerializer(Body):
    """Lines to be added together."""

    events = serializers.ListField(child=LineSerializer(), allow_empty=False, max_length=MOST_LINES)


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


class PresenceOfPerson(Strict):
    person = serializers.UUIDField()
    name = serializers.CharField()
    status = serializers.CharField()
    status_label = serializers.CharField()
    disqualified = serializers.BooleanField()


class PresenceAtItem(Strict):
    item = serializers.UUIDField()
    number = serializers.CharField(allow_null=True)
    quorum = serializers.CharField()
    quorum_label = serializers.CharField()
    present = serializers.IntegerField(allow_null=True)
    persons = PresenceOfPerson(many=True, allow_null=True)


class PresenceMember(Strict):
    person = serializers.UUIDField()
    name = serializers.CharField()
    list_letter = serializers.CharField(allow_null=True)
    role = serializers.CharField(allow_null=True)
    role_label = serializers.CharField(allow_null=True)
    votes = serializers.BooleanField()
    substitute_for = serializers.UUIDField(allow_null=True)
    substitution = serializers.UUIDField(allow_null=True)


class PresenceSheet(Strict):
    """Presence at each item, worked out from the ledger."""

    meeting = serializers.UUIDField()
    seats = serializers.IntegerField(allow_null=True)
    members = PresenceMember(many=True)
    items = PresenceAtItem(many=True)


def presence_json(ledger: Ledger, items: list[AgendaItem], whole: set[Any]) -> dict[str, Any]:
    """Presence at each item the reader knows of; at a closed one he does not see whole, only
    whether enough were there is told, and nobody is named who was called to it alone."""
    return {
        "meeting": str(ledger.meeting.pk),
        "seats": ledger.meeting.committee.seats,
        "members": [_member(a) for a in ledger.attendees if _is_known(a, whole)],
        "items": [_item(ledger, item, shown=item.pk in whole) for item in items],
    }


def _is_known(who: Any, whole: set[Any]) -> bool:
    call = who.substitution
    return call is None or call.item_id is None or call.item_id in whole


def _member(who: Any) -> dict[str, Any]:
    call = who.substitution
    return {
        "person": str(who.person_id),
        "name": who.name,
        "list_letter": who.list_letter,
        "role": who.role.value if who.role else None,
        "role_label": who.role.label if who.role else None,
        "votes": who.votes,
        "substitute_for": str(call.for_person_id) if call else None,
        "substitution": str(call.pk) if call else None,
    }


def _item(ledger: Ledger, item: AgendaItem, *, shown: bool) -> dict[str, Any]:
    found = ledger.quorum(item)
    return {
        "item": str(item.pk),
        "number": item.number,
        "quorum": found.value,
        "quorum_label": found.label,
        "present": len(ledger.present(item)) if shown else None,
        "persons": [_person(ledger, who, item) for who in ledger.attendees] if shown else None,
    }


def _person(ledger: Ledger, who: Any, item: AgendaItem) -> dict[str, Any]:
    status = ledger.status(who.person_id, item.position or 0)
    return {
        "person": str(who.person_id),
        "name": who.name,
        "status": status.value,
        "status_label": status.label,
        "disqualified": ledger.is_disqualified(who.person_id, item.pk),
    }
