"""Who led the meeting at an item, and what the body found of its own quorum."""

from typing import ClassVar

from agenda.models import AgendaItem
from committees.models import Person
from foundation.http.fields import TermField, VisibleRelatedField
from foundation.http.serializers import Represented
from proceedings.models import Chairing, QuorumFinding
from proceedings.models.leading import CHOSEN, FOUND
from proceedings.vocabulary import ChairBasis, Quorum

STAMPS = ("id", "etag", "created_at", "modified_at")
ENTERED = ("item", "to_item", "replaces")


class ChairingSerializer(Represented):
    class Meta:
        model = Chairing
        fields = (
            *STAMPS, "meeting", "person", "name_printed", "list_letter", "basis", *ENTERED,
            "replaced",
        )  # fmt: skip


class NewChairingSerializer(Represented):
    person = VisibleRelatedField(queryset=Person.objects.all())
    item = VisibleRelatedField(queryset=AgendaItem.objects.all())
    basis = TermField(choices=[(value, ChairBasis(value).label) for value in CHOSEN])

    class Meta:
        model = Chairing
        fields: ClassVar = ("person", "basis", *ENTERED)


class QuorumFindingSerializer(Represented):
    class Meta:
        model = QuorumFinding
        fields = (*STAMPS, "meeting", "found", *ENTERED, "replaced")


class NewQuorumFindingSerializer(Represented):
    item = VisibleRelatedField(queryset=AgendaItem.objects.all())
    found = TermField(choices=[(value, Quorum(value).label) for value in FOUND])

    class Meta:
        model = QuorumFinding
        fields: ClassVar = ("found", *ENTERED)
