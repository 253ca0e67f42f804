"""Substitutes and questions of disqualification."""

from typing import Any, ClassVar

from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError

from agenda.models import AgendaItem
from committees.models import Person
from foundation.accounts.vocabulary import Role
from foundation.http.fields import (
    StrictBooleanField,
    StrictCharField,
    TermField,
    VisibleRelatedField,
)
from foundation.http.serializers import Body, Represented, Strict
from proceedings.models import Disqualification, Substitution
from proceedings.vocabulary import (
    DisqualificationGround,
    DisqualificationState,
    DisqualificationWording,
    SubstitutionScope,
)

STAMPS = ("id", "etag", "created_at", "modified_at")
EXTENTS = {
    SubstitutionScope.ITEM: ("item",),
    SubstitutionScope.MEETING: ("meeting",),
    SubstitutionScope.PERIOD: ("committee", "starts_on"),
}
CALL = (
    "person",
    "for_person",
    "committee",
    "extent",
    "meeting",
    "item",
    "starts_on",
    "ends_on",
    "basis",
    "decided_by_printed",
    "decided_at",
)
KNOWS_GROUNDS = frozenset({Role.ADMINISTRATOR, Role.SECRETARIAT, Role.OFFICIAL, Role.CHAIR})
FINDINGS = [DisqualificationState.DISQUALIFIED, DisqualificationState.NOT_DISQUALIFIED]


class SubstitutionSerializer(Represented):
    class Meta:
        model = Substitution
        fields = (*STAMPS, *CALL, "state", "called_at")


class NewSubstitutionSerializer(Represented):
    """What is named follows from the extent: an item, a meeting, or a committee and days."""

    class Meta:
        model = Substitution
        fields = CALL
        extra_kwargs: ClassVar = {"committee": {"required": False}}

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        wanted = EXTENTS[SubstitutionScope(attrs["extent"])]
        places = ("item", "meeting", "committee", "starts_on")
        faults: dict[str, Any] = {
            name: [ErrorDetail("Skal angives.", "required")]
            for name in wanted
            if attrs.get(name) is None
        }
        faults |= {
            name: [ErrorDetail("Følger af det øvrige.", "not_for_extent")]
            for name in (*places, "ends_on")
            if attrs.get(name) is not None and name not in (*wanted, "ends_on")
        }
        if attrs.get("item") is not None and attrs["item"].meeting_id is None:
            faults["item"] = [ErrorDetail("Punktet er ikke på en dagsorden.", "not_on_agenda")]
        if faults:
            raise ValidationError(faults)
        return attrs


class DisqualificationSerializer(Represented):
    """A question and what the body found. Grounds are internal and never published [34]."""

    ground = serializers.SerializerMethodField()
    ground_note = serializers.SerializerMethodField()

    class Meta:
        model = Disqualification
        fields = (
            *STAMPS,
            "item",
            "person",
            "name_printed",
            "list_letter",
            "state",
            "ground",
            "ground_note",
            "notified_at",
            "raised_by_self",
            "decided_at",
            "decided_under_item",
            "wording",
            "left_room",
            "participates_despite_reason",
        )

    def get_ground(self, row: Disqualification) -> str | None:
        return row.ground if self._knows(row) else None

    def get_ground_note(self, row: Disqualification) -> str | None:
        return row.ground_note if self._knows(row) else None

    def _knows(self, row: Disqualification) -> bool:
        reader = self.context["reader"]
        own = row.person_id is not None and row.person_id == reader.person_id
        return own or not reader.roles_for(row.scope()).isdisjoint(KNOWS_GROUNDS)


class NewDisqualificationSerializer(Represented):
    person = VisibleRelatedField(queryset=Person.objects.all())

    class Meta:
        model = Disqualification
        fields = ("person", "ground", "ground_note")


class OwnNoticeSerializer(Strict):
    """A member's own notice of possible disqualification."""

    item = VisibleRelatedField(queryset=AgendaItem.objects.all())
    ground = TermField(choices=DisqualificationGround.choices(), required=False, allow_null=True)
    ground_note = StrictCharField(required=False, allow_blank=True, max_length=4000)


class DecideBody(Body):
    outcome = TermField(choices=[(f.value, f.label) for f in FINDINGS])
    ground = TermField(choices=DisqualificationGround.choices(), required=False)
    ground_note = StrictCharField(required=False, allow_blank=True, max_length=4000)
    wording = TermField(choices=DisqualificationWording.choices(), required=False)
    left_room = StrictBooleanField(required=False, allow_null=True)
    decided_under_item = VisibleRelatedField(queryset=AgendaItem.objects.all(), required=False)
    participates_despite_reason = StrictCharField(required=False, allow_blank=True, max_length=2000)
