"""The shapes of the desk's answers, for OpenAPI and for what reads them."""

from typing import Any

from drf_spectacular.utils import PolymorphicProxySerializer
from rest_framework import serializers as drf

from desk.vocabulary import FoundType, WaitingKind
from foundation.accounts.vocabulary import Role
from foundation.audit.models import Entry
from foundation.http.fields import TermField, moment_json
from hearings import serializers as hearings
from minutes import serializers as minutes


class HeldRole(drf.Serializer[Any]):
    role = TermField(choices=Role.choices())
    role_label = drf.CharField()
    committee = drf.UUIDField(allow_null=True)
    department = drf.UUIDField(allow_null=True)
    meeting = drf.UUIDField(allow_null=True)
    item = drf.UUIDField(allow_null=True)
    hearing = drf.UUIDField(allow_null=True)
    since = drf.DateField(allow_null=True)
    until = drf.DateField(allow_null=True)


class Waiting(drf.Serializer[Any]):
    kind = TermField(choices=WaitingKind.choices())
    kind_label = drf.CharField()
    id = drf.UUIDField(help_text="Referatet, høringen, punktet eller opfølgningen.")
    title = drf.CharField()
    committee = drf.UUIDField(allow_null=True)
    due_on = drf.DateField(allow_null=True)


class Me(drf.Serializer[Any]):
    """Who asks, which roles are held today, and what waits."""

    user = drf.UUIDField()
    name = drf.CharField()
    person = drf.UUIDField(allow_null=True)
    municipality = drf.UUIDField(allow_null=True)
    scopes = drf.ListField(child=drf.CharField())
    roles = HeldRole(many=True)
    waiting = Waiting(many=True)


class Word(drf.Serializer[Any]):
    value = drf.CharField()
    label = drf.CharField()  # type: ignore[assignment]


class Vocabularies(drf.Serializer[Any]):
    """Every vocabulary by its name, with the words in their order."""

    vocabularies = drf.DictField(child=Word(many=True))


class Change(drf.Serializer[Any]):
    id = drf.UUIDField()
    at = drf.DateTimeField()
    verb = drf.CharField()
    type = drf.CharField()
    object_id = drf.UUIDField()
    committee = drf.UUIDField(allow_null=True)
    meeting = drf.UUIDField(allow_null=True)
    item = drf.UUIDField(allow_null=True)
    is_deletion = drf.BooleanField(help_text="Rækken findes ikke mere.")


class Changes(drf.Serializer[Any]):
    """A part of the feed; `after` goes on from its end."""

    results = Change(many=True)
    after = drf.CharField()
    has_more = drf.BooleanField()


class FoundRow(drf.Serializer[Any]):
    type = TermField(choices=FoundType.choices())
    type_label = drf.CharField()
    id = drf.UUIDField()
    title = drf.CharField()
    committee = drf.UUIDField(allow_null=True)
    meeting = drf.UUIDField(allow_null=True)


class Found(drf.Serializer[Any]):
    results = FoundRow(many=True)


INVITATION = PolymorphicProxySerializer(
    "Invitation",
    {
        "hearing": hearings.HearingInvitationSerializer,
        "hearing-response": hearings.OwnResponseSerializer,
        "joint-reply": hearings.JointReplyInvitationSerializer,
        "minutes": minutes.MinutesInvitationSerializer,
    },
    "purpose",
)
INVITATION_ANSWER = PolymorphicProxySerializer(
    "InvitationAnswer",
    [
        hearings.HearingAnswerBody,
        hearings.OwnAnswerBody,
        hearings.MemberAnswerBody,
        minutes.MinutesAnswerBody,
    ],
    None,
)


def change_json(entry: Entry) -> dict[str, Any]:
    """An entry as everybody who may know of it reads it."""
    return {
        "id": entry.id,
        "at": moment_json(entry.at),
        "verb": entry.verb,
        "type": entry.object_type,
        "object_id": entry.object_id,
        "committee": entry.committee_id,
        "meeting": entry.meeting_id,
        "item": entry.item_id,
        "is_deletion": entry.is_deletion,
    }
