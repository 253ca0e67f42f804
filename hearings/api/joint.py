"""Joint replies over HTTP."""

from typing import Any

from django.db.models import QuerySet

from foundation.http.access import may
from foundation.http.invitations import Purpose
from foundation.http.verbs import verb
from foundation.http.views import Resource
from hearings import access, filters
from hearings import serializers as s
from hearings.actions import joint, members, plans
from hearings.api.invitations import documents_of
from hearings.letters import member_of
from hearings.models import Hearing, JointReply, JointReplyMember


class JointReplies(Resource):
    resource, model, access = "joint-replies", JointReply, access.JOINT_REPLIES
    ordering = ("created_at", "id")
    parents = {"hearings": (Hearing, "hearing")}
    filterset_class = filters.JointReplyFilters
    serializer_class = s.JointReplySerializer
    create_serializer, create_action = s.NewJointReplySerializer, plans.add_joint_reply
    update_serializer, update_action = s.ChangedJointReplySerializer, plans.change_joint_reply
    delete_action = plans.remove_joint_reply

    collect = verb("collect", joint.collect, reasons=joint.reasons_collect)
    close_input = verb("close-input", joint.close_input, reasons=joint.reasons_close_input)
    circulate = verb("circulate", joint.circulate, reasons=joint.reasons_circulate)
    revise = verb("revise", joint.revise, reasons=joint.reasons_revise)
    send = verb("send", joint.send, reasons=joint.reasons_send)
    consider = verb("consider", joint.consider, body=s.ConsiderBody, reasons=joint.reasons_consider)

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        about = ("consultee__hearing", "hearing__case", "hearing__item__meeting")
        return rows.select_related(*about)


class JointReplyMembers(Resource):
    resource, model, access = "joint-reply-members", JointReplyMember, access.MEMBERS
    child_name, listed = "members", False
    ordering = ("position", "id")
    parents = {"joint-replies": (JointReply, "joint_reply")}
    serializer_class = s.MemberSerializer
    create_serializer, create_action = s.NewMemberSerializer, plans.add_member
    delete_action = plans.remove_member

    contribute = verb(
        "contribute",
        members.contribute,
        body=s.ContributeBody,
        reasons=members.reasons_contribute,
        if_match=False,
    )
    approve = verb(
        "approve",
        members.approve,
        body=s.ApproveDraftBody,
        reasons=members.reasons_approve,
        if_match=False,
    )
    object_to = verb(
        "object",
        members.object_to,
        method="object_to",
        body=s.ObjectBody,
        reasons=members.reasons_object,
        if_match=False,
    )

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        where = ("joint_reply__hearing__case", "joint_reply__hearing__item__meeting")
        return rows.select_related("person", *where)

    def allows(self, verb: str, row: Any = None, scope: Any = None) -> bool:
        """To be asked in the hearing is no right to speak for one behind the reply. What came in
        by mail the secretariat writes down, and the log tells that it did."""
        if not isinstance(row, JointReplyMember):
            return super().allows(verb, row, scope)
        own = row.person_id is not None and row.person_id == self.reader.person_id
        return may(self.access, verb, access.roles_of_member(self.reader, row, own=own))


def _shown(row: JointReplyMember) -> dict[str, Any]:
    rows = JointReplyMember.objects.select_related("joint_reply__hearing")
    told = rows.prefetch_related(documents_of("joint_reply__hearing")).get(pk=row.pk)
    return dict(s.JointReplyInvitationSerializer(told).data)


JOINT_REPLY = Purpose(
    knows=lambda token: member_of(token) is not None,
    open=members.open_part,
    answer=members.answer,
    body=s.MemberAnswerBody,
    shown=_shown,
    answers=s.JointReplyInvitationSerializer,
)
