"""Plans and meetings over HTTP."""

from typing import Any

from django.db.models import Prefetch, QuerySet

from foundation.http.routing import urls_of
from foundation.http.verbs import verb
from foundation.http.views import Resource
from foundation.http.views.including import VerbsIncluded
from foundation.tenancy.scope import Scope
from meetings import access, actions, filters
from meetings import serializers as s
from meetings.models import ListedMember, Meeting, MeetingPlan


class MeetingPlans(Resource):
    resource, model, access = "meeting-plans", MeetingPlan, access.PLANS
    ordering = ("year", "id")
    filterset_class = filters.MeetingPlanFilters
    serializer_class = s.MeetingPlanSerializer
    create_serializer, create_action = s.NewMeetingPlanSerializer, actions.add_plan
    update_serializer, update_action = s.ChangedMeetingPlanSerializer, actions.change_plan
    delete_action = actions.remove_plan

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        meetings = Meeting.objects.visible_to(self.reader).order_by("day", "id")
        return rows.prefetch_related(Prefetch("meetings", meetings))

    def scope_for(self, data: Any) -> Scope:
        return committee_scope(data["committee"])


class MeetingResource(VerbsIncluded, Resource):
    """Meetings, as far as this app knows them. Each higher app that has verbs of its own
    inherits from the one below; the highest of them gives the class its routes."""

    resource, model, access = "meetings", Meeting, access.MEETINGS
    ordering = ("day", "id")
    filterset_class = filters.MeetingFilters
    serializer_class = s.MeetingSerializer
    create_serializer, create_action = s.NewMeetingSerializer, actions.add_meeting
    update_serializer, update_action = s.ChangedMeetingSerializer, actions.change_meeting
    delete_action = actions.remove_meeting

    cancel = verb("cancel", actions.cancel, body=s.CancelBody, reasons=actions.reasons_cancel)
    reschedule = verb(
        "reschedule",
        actions.reschedule,
        body=s.RescheduleBody,
        reasons=actions.reasons_reschedule,
    )

    def scope_for(self, data: Any) -> Scope:
        return committee_scope(data["committee"])


class ListedMembers(Resource):
    resource, model, access = "listed-members", ListedMember, access.LISTED_MEMBERS
    ordering = ("position", "id")
    parents, listed = {"meetings": (Meeting, "meeting")}, False
    serializer_class = s.ListedMemberSerializer


def committee_scope(committee: Any) -> Scope:
    """Where something made for the committee would stand."""
    return Scope(committee.municipality_id, committee_id=committee.pk)


urls = urls_of(MeetingPlans, ListedMembers)
