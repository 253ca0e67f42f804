"""What the chair decides alone, and what a member puts on the agenda."""

from typing import Any

from rest_framework import serializers

from agenda.vocabulary import ItemState
from committees.models import Person
from foundation.http.fields import RichTextField, StrictCharField, VisibleRelatedField
from foundation.http.serializers import Body, Represented
from proceedings.models import ChairDecision, MemberProposal

STAMPS = ("id", "etag", "created_at", "modified_at")
DECIDED = ("committee", "case", "title", "body_html", "ground", "delegated_by", "decided_at")
CLOSED = ("visibility", "closed_reason", "closed_note")
MENDED = ("title", "body_html", "decided_at")
TEXT: dict[str, Any] = {"title": {"max_length": 300}}


class ChairDecisionSerializer(Represented):
    """A decision of the chair. `report_item` is where the committee is told of it, `new_item`
    what a recall brought about."""

    class Meta:
        model = ChairDecision
        fields = (
            *STAMPS,
            *DECIDED,
            "decided_by",
            *CLOSED,
            "state",
            "report_item",
            "recalled_at",
            "recalled_by",
            "recall_reason",
            "new_item",
        )


class NewChairDecisionSerializer(Represented):
    body_html = RichTextField(allow_blank=False)

    class Meta:
        model = ChairDecision
        fields = (*DECIDED, "decided_by", *CLOSED)
        extra_kwargs = TEXT | {
            "decided_at": {"required": False},
            "closed_note": {"max_length": 2000},
        }


class ChangedChairDecisionSerializer(Represented):
    body_html = RichTextField(allow_blank=False)

    class Meta:
        model = ChairDecision
        fields = MENDED
        extra_kwargs = TEXT


class RecallBody(Body):
    """Whoever keeps the record names the member who demanded it."""

    reason = StrictCharField(required=False, allow_blank=True, max_length=2000)
    person = VisibleRelatedField(queryset=Person.objects.all(), required=False)


class ResumeBody(Body):
    new_facts = StrictCharField(required=False, allow_blank=True, max_length=10_000, default="")


class ResumedDecision(serializers.Serializer[Any]):
    """The decision, and the item that takes the matter up again."""

    id = serializers.UUIDField()
    new_item = serializers.UUIDField(source="new_item.pk")


class MemberProposalSerializer(Represented):
    """A proposal in its author's words. It is for `meeting`; `missed_meeting` is the one for
    which it came too late. `item_state` tells how far it has come."""

    item_state = serializers.ChoiceField(
        choices=ItemState.choices(), source="item.state", read_only=True
    )
    item_state_label = serializers.SerializerMethodField()

    class Meta:
        model = MemberProposal
        fields = (
            *STAMPS,
            "committee",
            "author",
            "author_printed",
            "title",
            "body_html",
            "received_at",
            "meeting",
            "missed_meeting",
            "item",
            "item_state",
            "item_state_label",
            "state",
            "flagged_at",
            "flag_reason",
            "withdrawn_at",
        )

    def get_item_state_label(self, row: MemberProposal) -> str:
        return ItemState(row.item.state).label


class NewMemberProposalSerializer(Represented):
    """A member proposes in his own name; the secretariat names whose words it writes down."""

    body_html = RichTextField(allow_blank=False)
    author = VisibleRelatedField(queryset=Person.objects.all(), required=False)

    class Meta:
        model = MemberProposal
        fields = ("committee", "author", "title", "body_html")
        extra_kwargs = TEXT


class FlagBody(Body):
    reason = StrictCharField(required=False, allow_blank=True, max_length=2000, default="")
