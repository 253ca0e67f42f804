"""Changes of agendas, the chair's decisions and members' proposals over HTTP."""

from typing import Any

from django.db.models import QuerySet

from foundation.http.verbs import verb
from foundation.http.views import Resource
from foundation.tenancy.scope import Scope
from meetings.api import committee_scope
from meetings.models import Meeting
from proceedings import access, actions, filters
from proceedings.models import AgendaAmendment, ChairDecision, MemberProposal
from proceedings.serializers import agendas as a
from proceedings.serializers import initiatives as s


class AgendaAmendments(Resource):
    """What was changed on an agenda after it was sent out; objections are added here, the rest is
    written by the verbs that change."""

    resource, model, access = "agenda-amendments", AgendaAmendment, access.AGENDA_AMENDMENTS
    ordering = ("at", "id")
    parents = {"meetings": (Meeting, "meeting")}
    filterset_class = filters.AgendaAmendmentFilters
    serializer_class = a.AgendaAmendmentSerializer
    create_serializer, create_action = a.ObjectionSerializer, actions.object_to_agenda

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows.select_related("meeting", "item")


class ChairDecisions(Resource):
    resource, model, access = "chair-decisions", ChairDecision, access.CHAIR_DECISIONS
    ordering = ("decided_at", "id")
    filterset_class = filters.ChairDecisionFilters
    serializer_class = s.ChairDecisionSerializer
    create_serializer = s.NewChairDecisionSerializer
    create_action = actions.add_chair_decision
    update_serializer = s.ChangedChairDecisionSerializer
    update_action = actions.change_chair_decision

    recall = verb("recall", actions.recall, body=s.RecallBody, reasons=actions.reasons_recall)

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows.select_related("report_item")

    def scope_for(self, data: Any) -> Scope:
        return committee_scope(data["committee"])


class MemberProposals(Resource):
    resource, model, access = "member-proposals", MemberProposal, access.MEMBER_PROPOSALS
    ordering = ("received_at", "id")
    filterset_class = filters.MemberProposalFilters
    serializer_class = s.MemberProposalSerializer
    create_serializer, create_action = s.NewMemberProposalSerializer, actions.put_forward

    mark = verb("flag", actions.flag, method="mark", body=s.FlagBody, reasons=actions.reasons_flag)
    withdraw = verb(
        "withdraw", actions.withdraw_proposal, reasons=actions.reasons_withdraw_proposal
    )

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows.select_related("item")

    def scope_for(self, data: Any) -> Scope:
        return committee_scope(data["committee"])
