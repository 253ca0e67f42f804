"""Questions of disqualification, what the body found, and what is withheld."""

from typing import Any, ClassVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, F, OuterRef, Q, QuerySet, When
from rest_framework import serializers

from agenda.models import AgendaItem, ItemWithholding
from committees.models import Person
from foundation.accounts.vocabulary import Role
from foundation.http.batches import BatchField
from foundation.http.fields import (
    StrictBooleanField,
    StrictCharField,
    StrictDateField,
    StrictDateTimeField,
    StrictIntegerField,
    TermField,
    VisibleRelatedField,
)
from foundation.http.serializers import Body, Represented, Strict
from foundation.http.sqljson import JsonRow, JsonRows
from foundation.tenancy.prepared import HOME, among
from meetings.models import Meeting
from proceedings.models import Disqualification, Vote
from proceedings.querysets import FOUND
from proceedings.vocabulary import (
    DisqualificationFinding,
    DisqualificationGround,
    DisqualificationState,
    DisqualificationWording,
    ParticipationException,
)

STAMPS = ("id", "etag", "created_at", "modified_at")
KNOWS_GROUNDS = frozenset({Role.ADMINISTRATOR, Role.SECRETARIAT, Role.OFFICIAL, Role.CHAIR})
MOST_FINDINGS = 500
EARLIER = {
    "id": F("id"),
    "item": F("item_id"),
    "committee": F("item__committee_id"),
    "day": F("item__meeting__day"),
    "state": F("state"),
}


def earlier_to(reader: Any) -> "QuerySet[Any]":
    """What was found of the same person in the same case before, as far as the reader knows."""
    found = Disqualification.objects.visible_to(reader).filter(
        state__in=FOUND,
        municipality_id=OuterRef("municipality_id"),
        person=OuterRef("person"),
        item__case=OuterRef("item__case"),
        item__meeting__day__lt=OuterRef("item__meeting__day"),
    )
    return found.order_by("item__meeting__day", "id")


def votes_to(reader: Any) -> "QuerySet[Any]":
    """The votes about the question, likewise."""
    found = Vote.objects.visible_to(reader).filter(disqualification=OuterRef("pk"), replaced=False)
    return found.order_by("position").values("pk")


class EarlierQuestion(Strict):
    """What was found of the same person in the same case before: a hint, it binds nobody."""

    id = serializers.UUIDField()
    item = serializers.UUIDField()
    committee = serializers.UUIDField()
    day = serializers.DateField()
    state = TermField(choices=DisqualificationState.choices())


class DisqualificationSerializer(Represented):
    """A question and what the body found. Grounds are internal and never published [34].
    `votes` are those the body held about it; `left_at` and `returned_at` stand in the ledger."""

    sql_fields: ClassVar[Any] = {
        "ground": lambda reader: _if_known(reader, "ground"),
        "ground_note": lambda reader: _if_known(reader, "ground_note"),
        "votes": lambda reader: JsonRows(ArraySubquery(votes_to(reader))),
        "earlier": lambda reader: JsonRows(
            ArraySubquery(earlier_to(reader).values(json=JsonRow(EARLIER)))
        ),
    }

    ground = serializers.SerializerMethodField()
    ground_note = serializers.SerializerMethodField()
    left_at = StrictDateTimeField(source="left_event.at", read_only=True, allow_null=True)
    returned_at = StrictDateTimeField(source="left_event.until", read_only=True, allow_null=True)
    votes = serializers.ListField(
        source="vote_ids", child=serializers.UUIDField(), read_only=True, default=list
    )
    earlier = EarlierQuestion(many=True, source="earlier_json", read_only=True, default=list)

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
            "votes",
            "wording",
            "left_room",
            "left_at",
            "returned_at",
            "participates_despite",
            "participates_despite_reason",
            "postponement_demanded_at",
            "postponement_opposed",
            "earlier",
        )

    def get_ground(self, row: Disqualification) -> str | None:
        return row.ground if self._knows(row) else None

    def get_ground_note(self, row: Disqualification) -> str | None:
        return row.ground_note if self._knows(row) else None

    def _knows(self, row: Disqualification) -> bool:
        reader = self.context["reader"]
        own = row.person_id is not None and row.person_id == reader.person_id
        return own or knows_grounds(reader, row)


def knows_grounds(reader: Any, row: Disqualification) -> bool:
    """Whether the reader may know the grounds of everybody's questions where the row stands."""
    return not reader.roles_for(row.scope()).isdisjoint(KNOWS_GROUNDS)


def _if_known(reader: Any, column: str) -> Case:
    """The column of one's own question, and of those at the items filled in for HOME."""
    own = Q(person_id=reader.person_id) if reader.person_id else Q(pk__in=[])
    return Case(When(own | Q(among("item_id", HOME)), then=F(column)))


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


class _Found(Strict):
    """What the body found."""

    outcome = TermField(choices=DisqualificationFinding.choices())
    ground = TermField(choices=DisqualificationGround.choices(), required=False)
    ground_note = StrictCharField(required=False, allow_blank=True, max_length=4000)
    wording = TermField(choices=DisqualificationWording.choices(), required=False)
    left_room = StrictBooleanField(required=False, allow_null=True)
    participates_despite = TermField(
        choices=ParticipationException.choices(), required=False, allow_null=True
    )
    participates_despite_reason = StrictCharField(required=False, allow_blank=True, max_length=2000)


class DecideBody(_Found, Body):
    decided_under_item = VisibleRelatedField(
        queryset=AgendaItem.objects.all(), required=False, allow_null=True
    )


class FindingSerializer(_Found):
    """One of several findings; a question nobody had asked is raised by it."""

    item = VisibleRelatedField(queryset=AgendaItem.objects.all())
    person = VisibleRelatedField(queryset=Person.objects.all())


class FindingsBody(Body):
    findings = BatchField(child=FindingSerializer(), allow_empty=False, max_length=MOST_FINDINGS)
    decided_under_item = VisibleRelatedField(
        queryset=AgendaItem.objects.all(), required=False, allow_null=True
    )


class FindingsAnswer(Strict):
    """The questions as they stand after the findings."""

    results = DisqualificationSerializer(many=True)


class HourBody(Body):
    """When, if not now."""

    at = StrictDateTimeField(required=False)


class DemandBody(Body):
    """How many opposed that the item waits, a deadline that would be broken, and where to."""

    opposed = StrictIntegerField(required=False, min_value=0, max_value=1000, default=0)
    deadline = StrictDateField(required=False, allow_null=True)
    meeting = VisibleRelatedField(queryset=Meeting.objects.all(), required=False, allow_null=True)


class WithholdingSerializer(Represented):
    """An item's closed material kept from one person. The reason is not for him."""

    reason = serializers.SerializerMethodField()

    class Meta:
        model = ItemWithholding
        fields = (*STAMPS, "item", "person", "cause", "reason", "since", "until")

    def get_reason(self, row: ItemWithholding) -> str | None:
        reader = self.context["reader"]
        knows = not reader.roles_for(row.scope()).isdisjoint(KNOWS_GROUNDS)
        return row.reason if knows and row.person_id != reader.person_id else None


class NewWithholdingSerializer(Strict):
    person = VisibleRelatedField(queryset=Person.objects.all())
    reason = StrictCharField(max_length=2000)
