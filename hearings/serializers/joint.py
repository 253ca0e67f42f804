"""Joint replies and those behind them, as JSON."""

from typing import Any

from rest_framework import serializers

from agenda.models import AgendaItem
from committees.models import Person
from foundation.http.fields import RichTextField, StrictCharField, TermField, VisibleRelatedField
from foundation.http.serializers import Body, Represented, Strict
from hearings.models import Consultee, JointReply, JointReplyMember
from hearings.serializers.answers import LONGEST
from hearings.serializers.asking import STAMPS
from hearings.serializers.invitations import InvitedHearingSerializer
from hearings.vocabulary import JointReplyState, MemberAnswer

MOST_MEMBERS = 200
WRITTEN = (
    "prepared_by",
    "on_behalf_of",
    "approved_by",
    "approval_channel",
    "draft_after",
    "input_by",
    "approve_by",
    "draft_html",
)
ROUND = frozenset({JointReplyState.CIRCULATED, JointReplyState.SENT, JointReplyState.CONSIDERED})
"""From when on the draft is read by others than those who write it."""


def _fault(code: str, detail: str) -> list[Any]:
    return [serializers.ErrorDetail(detail, code)]


class JointReplySerializer(Represented):
    """A joint reply. Its draft is read by others than its writers once it goes round."""

    draft_html = serializers.SerializerMethodField()
    content_hash = serializers.CharField(read_only=True)

    class Meta:
        model = JointReply
        fields = (
            *STAMPS,
            "hearing",
            "consultee",
            "state",
            *WRITTEN,
            "content_hash",
            "asked_at",
            "circulated_at",
            "sent_at",
            "considered_at",
            "response",
            "item",
            "used_by",
            "used_on",
        )

    def get_draft_html(self, row: JointReply) -> str | None:
        goes_round = JointReplyState(row.state) in ROUND
        reads = goes_round or row.hearing.sees_hidden(self.context["reader"])
        return str(row.draft_html) if reads else None


class NewMemberSerializer(Represented):
    """A person, or a name with an address."""

    person = VisibleRelatedField(queryset=Person.objects.all(), required=False, allow_null=True)
    name = StrictCharField(max_length=200, required=False)

    class Meta:
        model = JointReplyMember
        fields = ("person", "name", "email")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not attrs.get("person") and not attrs.get("name"):
            raise serializers.ValidationError({"name": _fault("required", "Angiv et navn.")})
        return attrs


class ChangedJointReplySerializer(Represented):
    draft_html = RichTextField(required=False)

    class Meta:
        model = JointReply
        fields = WRITTEN


class NewJointReplySerializer(ChangedJointReplySerializer):
    consultee = VisibleRelatedField(
        queryset=Consultee.objects.all(), required=False, allow_null=True
    )
    members = serializers.ListField(
        child=NewMemberSerializer(), required=False, max_length=MOST_MEMBERS
    )

    class Meta:
        model = JointReply
        fields = ("consultee", *WRITTEN, "members")


class MemberSerializer(Represented):
    """One behind a joint reply, with what he has put in and what he says of the draft."""

    email = serializers.SerializerMethodField()

    class Meta:
        model = JointReplyMember
        fields = (
            *STAMPS,
            "joint_reply",
            "position",
            "person",
            "name",
            "email",
            "input_html",
            "input_at",
            "input_is_late",
            "approval",
            "approval_at",
            "approved_hash",
            "objection",
        )

    def get_email(self, row: JointReplyMember) -> str | None:
        reader = self.context["reader"]
        own = row.person_id is not None and row.person_id == reader.person_id
        return str(row.email) if own or row.hearing.sees_hidden(reader) else None


class ContributeBody(Body):
    input_html = RichTextField(allow_blank=False, max_length=LONGEST)


class ApproveDraftBody(Body):
    content_hash = StrictCharField(max_length=64)


class ObjectBody(ApproveDraftBody):
    reason = StrictCharField(max_length=4000)


class ConsiderBody(Body):
    item = VisibleRelatedField(queryset=AgendaItem.objects.all())


class MemberAnswerBody(Strict):
    """What somebody behind a joint reply says by the link in a letter."""

    answer = TermField(choices=MemberAnswer.choices())
    input_html = RichTextField(required=False, default="", max_length=LONGEST)
    content_hash = StrictCharField(required=False, allow_blank=True, default="", max_length=64)
    reason = StrictCharField(required=False, allow_blank=True, default="", max_length=4000)

    def validate_answer(self, answer: str) -> MemberAnswer:
        return MemberAnswer(answer)


class InvitedReplySerializer(serializers.ModelSerializer[Any]):
    """Of a joint reply, what the one who is asked reads: the draft once it goes round."""

    state = TermField(choices=JointReplyState.choices(), read_only=True)
    draft_html = serializers.SerializerMethodField()

    class Meta:
        model = JointReply
        fields = (
            "id",
            "state",
            "prepared_by",
            "on_behalf_of",
            "input_by",
            "approve_by",
            "draft_html",
            "content_hash",
        )

    def get_draft_html(self, row: JointReply) -> str | None:
        return str(row.draft_html) if JointReplyState(row.state) in ROUND else None


class JointReplyInvitationSerializer(serializers.ModelSerializer[Any]):
    """What the link of one behind a joint reply opens."""

    purpose = serializers.CharField(default="joint-reply", read_only=True)
    joint_reply = InvitedReplySerializer(read_only=True)
    hearing = InvitedHearingSerializer(read_only=True)

    class Meta:
        model = JointReplyMember
        fields = (
            "purpose",
            "name",
            "input_html",
            "input_at",
            "input_is_late",
            "approval",
            "approval_at",
            "approved_hash",
            "objection",
            "joint_reply",
            "hearing",
        )
