"""Votes with their ballots, elections with those who stood, and what is sent of them."""

from typing import Any, ClassVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from rest_framework import serializers

from agenda.models import AgendaItem
from committees.models import Person
from foundation.http.batches import BatchField
from foundation.http.fields import (
    StrictCharField,
    StrictDateTimeField,
    StrictIntegerField,
    StrictUUIDField,
    TermField,
    VisibleRelatedField,
)
from foundation.http.serializers import Body, Represented, Strict
from foundation.http.sqljson import JsonRows, json_of
from proceedings.models import Amendment, Ballot, Contender, Disqualification, Vote
from proceedings.vocabulary import BallotChoice, VoteMethod, VoteSubject

STAMPS = ("id", "etag", "created_at", "modified_at")
MOST_VOTES, MOST_BALLOTS, MOST_CONTENDERS, MOST_SEATS = 100, 200, 100, 1000
LONGEST_QUESTION = 10_000


class BallotSerializer(Represented):
    class Meta:
        model = Ballot
        fields = ("person", "name_printed", "list_letter", "choice", "contender")


class ContenderSerializer(Represented):
    class Meta:
        model = Contender
        fields = (
            "id",
            "of_list",
            "person",
            "name_printed",
            "list_letter",
            "votes",
            "seats",
            "lot_rank",
            "by_lot",
        )


def _under_vote(serializer: Any, rows: Any) -> Any:
    """What stands under the vote outside, in its order, as the database writes it."""

    def told(reader: Any) -> Any:
        here = rows.filter(municipality=OuterRef("municipality"), vote=OuterRef("pk"))
        shown = json_of(serializer, rows.model, reader)
        return JsonRows(ArraySubquery(here.order_by("position").values(json=shown)))

    return told


class VoteSerializer(Represented):
    """A vote. Counts are null where nobody counted; a secret vote has counts and no ballots."""

    sql_fields: ClassVar[Any] = {
        "is_unanimous": lambda _reader: Vote.unanimity(),
        "ballots": _under_vote(BallotSerializer, Ballot.objects.all()),
        "contenders": _under_vote(ContenderSerializer, Contender.objects.all()),
    }

    ballots = BallotSerializer(many=True, read_only=True)
    contenders = ContenderSerializer(many=True, read_only=True)
    meeting = serializers.UUIDField(source="item.meeting_id", read_only=True)
    is_unanimous = serializers.BooleanField(read_only=True, allow_null=True)

    class Meta:
        model = Vote
        fields = (
            *STAMPS,
            "meeting",
            "item",
            "position",
            "subject",
            "amendment",
            "about_group",
            "about_point",
            "disqualification",
            "question",
            "method",
            "result",
            "is_unanimous",
            "for_count",
            "against_count",
            "abstained_count",
            "reserved_count",
            "seats",
            "ballot_round",
            "held_at",
            "demanded_by",
            "ballots",
            "contenders",
            "replaces",
            "replaced",
            "mend_reason",
        )


class NewBallotSerializer(Strict):
    """How one member voted; `contender` is the place among `contenders`, from 0."""

    person = VisibleRelatedField(queryset=Person.objects.all())
    choice = TermField(choices=BallotChoice.choices())
    contender = StrictIntegerField(
        required=False, allow_null=True, min_value=0, max_value=MOST_CONTENDERS
    )


class NewGroupBallotSerializer(Strict):
    """How a group voted: all of it that may vote and has no ballot by name."""

    list_letter = StrictCharField(max_length=10)
    choice = TermField(choices=BallotChoice.choices())
    contender = StrictIntegerField(
        required=False, allow_null=True, min_value=0, max_value=MOST_CONTENDERS
    )


class NewContenderSerializer(Strict):
    """One who stands: a person, or a list with its candidates in their order. `lot_rank` is the
    place in which lot put those that were equal."""

    person = VisibleRelatedField(queryset=Person.objects.all(), required=False, allow_null=True)
    name = StrictCharField(required=False, max_length=200)
    list_letter = StrictCharField(required=False, allow_null=True, max_length=10)
    votes = StrictIntegerField(required=False, allow_null=True, min_value=0, max_value=1_000_000)
    seats = StrictIntegerField(required=False, allow_null=True, min_value=0, max_value=MOST_SEATS)
    lot_rank = StrictIntegerField(required=False, allow_null=True, min_value=1, max_value=1000)
    candidates = serializers.ListField(
        child=VisibleRelatedField(queryset=Person.objects.all()),
        required=False,
        max_length=MOST_CONTENDERS,
    )


def _count() -> StrictIntegerField:
    return StrictIntegerField(required=False, allow_null=True, min_value=0, max_value=100_000)


class NewVoteSerializer(Strict):
    """A vote as it was held: how each voted by name, by group (`groups`) or all others at once
    (`remaining`); counts alone where nobody's vote may or need be told."""

    subject = TermField(choices=VoteSubject.choices(), required=False)
    amendment = VisibleRelatedField(
        queryset=Amendment.objects.all(), required=False, allow_null=True
    )
    about_group = StrictUUIDField(required=False, allow_null=True)
    about_point = StrictUUIDField(required=False, allow_null=True)
    disqualification = VisibleRelatedField(
        queryset=Disqualification.objects.select_related("item"), required=False, allow_null=True
    )
    question = StrictCharField(required=False, allow_blank=True, max_length=LONGEST_QUESTION)
    method = TermField(choices=VoteMethod.choices())
    ballots = BatchField(child=NewBallotSerializer(), required=False, max_length=MOST_BALLOTS)
    groups = serializers.ListField(
        child=NewGroupBallotSerializer(), required=False, max_length=MOST_CONTENDERS
    )
    remaining = TermField(choices=BallotChoice.choices(), required=False)
    for_count, against_count = _count(), _count()
    abstained_count, reserved_count = _count(), _count()
    contenders = BatchField(
        child=NewContenderSerializer(), required=False, max_length=MOST_CONTENDERS
    )
    seats = StrictIntegerField(required=False, allow_null=True, min_value=1, max_value=MOST_SEATS)
    ballot_round = StrictIntegerField(required=False, allow_null=True, min_value=1, max_value=3)
    held_at = StrictDateTimeField(required=False, allow_null=True)
    demanded_by = VisibleRelatedField(
        queryset=Person.objects.all(), required=False, allow_null=True
    )
    replaces = VisibleRelatedField(queryset=Vote.objects.all(), required=False, allow_null=True)
    mend_reason = StrictCharField(required=False, allow_blank=True, max_length=2000)


class NewMeetingVoteSerializer(NewVoteSerializer):
    """A vote of a meeting names its item."""

    item = VisibleRelatedField(queryset=AgendaItem.objects.all())


class VotesSerializer(Body):
    """Votes to be written down together, in the order they were held."""

    votes = BatchField(child=NewMeetingVoteSerializer(), allow_empty=False, max_length=MOST_VOTES)


class VotesAnswer(Strict):
    """The votes that were written down."""

    results = VoteSerializer(many=True)


class RetractBody(Body):
    reason = StrictCharField(max_length=2000)
