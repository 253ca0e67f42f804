"""Cases, their way, and templates of agendas over HTTP."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from agenda import access, actions, filters
from agenda.api.items import AgendaItemResource
from agenda.models import (
    AgendaItem,
    AgendaTemplate,
    AgendaTemplateItem,
    Case,
    CaseGate,
    HearingDuty,
    RoutingStep,
)
from agenda.querysets.readers import ON_AGENDA
from agenda.serializers import cases as s
from agenda.serializers.items import AgendaItemSerializer
from agenda.serializers.templates import (
    ChangedTemplateSerializer,
    NewTemplateSerializer,
    TemplateSerializer,
)
from committees.models import Committee
from foundation.http.filters import ALWAYS, check_parameters
from foundation.http.routing import urls_of
from foundation.http.verbs import verb
from foundation.http.views import Resource
from foundation.tenancy.scope import Scope
from meetings.api import committee_scope


class Cases(Resource):
    resource, model, access = "cases", Case, access.CASES
    ordering = ("created_at", "id")
    filterset_class = filters.CaseFilters
    serializer_class = s.CaseSerializer
    create_serializer, create_action = s.NewCaseSerializer, actions.add_case
    update_serializer, update_action = s.ChangedCaseSerializer, actions.change_case
    delete_action = actions.remove_case

    def scope_for(self, data: Any) -> Any:
        home = self.reader.municipality_id
        if home is None:
            return None
        department = data.get("department")
        where = department.pk if department else actions.own_department(self.reader)
        return Scope(home, department_id=where)

    @extend_schema(responses=AgendaItemSerializer(many=True))
    @action(detail=True, methods=["get"], url_path="history", url_name="history")
    def history(self, request: Request, **kwargs: Any) -> Response:
        """The case's items that have been on an agenda, as far as the reader may read them."""
        check_parameters(request, ALWAYS - {"modified_since"})
        case = self.get_object()
        self.require("history", case)
        rows = AgendaItem.objects.whole_to(self.reader).filter(case=case, state__in=ON_AGENDA)
        pages: Any = self.paginator
        page = pages.paginate_queryset(
            rows.select_related("meeting").with_outline().in_print_order(),
            request,
            AgendaItemResource,
        )
        shown = AgendaItemSerializer(page, many=True, context=self.get_serializer_context())
        answer: Response = pages.get_paginated_response(shown.data)
        return answer


class RoutingSteps(Resource):
    resource, model, access = "routing-steps", RoutingStep, access.ROUTING
    ordering = ("position", "id")
    parents, child_name, listed = {"cases": (Case, "case")}, "routing", False
    serializer_class = s.RoutingStepSerializer
    create_serializer, create_action = s.WrittenStepSerializer, actions.add_step
    update_serializer, update_action = s.WrittenStepSerializer, actions.change_step
    delete_action = actions.remove_step

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows.select_related("case", "item__meeting")


class CaseGates(Resource):
    resource, model, access = "gates", CaseGate, access.GATES
    ordering = ("opened_at", "id")
    parents, listed = {"cases": (Case, "case")}, False
    serializer_class = s.CaseGateSerializer

    waive = verb(
        "waive", actions.waive_gate, body=s.WaiveGateBody, reasons=actions.reasons_waive_gate
    )

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows.select_related("case")


class HearingDuties(Resource):
    resource, model, access = "hearing-duties", HearingDuty, access.DUTIES
    ordering = ("created_at", "id")
    filterset_class = filters.DutyFilters
    serializer_class = s.HearingDutySerializer
    create_serializer, create_action = s.WrittenDutySerializer, actions.add_duty
    update_serializer, update_action = s.WrittenDutySerializer, actions.change_duty
    delete_action = actions.remove_duty

    def scope_for(self, data: Any) -> Scope:
        committee: Committee = data["committee"]
        return committee_scope(committee)


class Templates(Resource):
    resource, model, access = "committee-templates", AgendaTemplate, access.TEMPLATES
    ordering = ("name", "id")
    filterset_class = filters.TemplateFilters
    serializer_class = TemplateSerializer
    create_serializer, create_action = NewTemplateSerializer, actions.add_template
    update_serializer, update_action = ChangedTemplateSerializer, actions.change_template
    delete_action = actions.remove_template

    def scope_for(self, data: Any) -> Scope:
        committee: Committee = data["committee"]
        return committee_scope(committee)

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        items = AgendaTemplateItem.objects.order_by("position")
        return rows.prefetch_related(Prefetch("items", items))


urls = urls_of(Cases, RoutingSteps, CaseGates, HearingDuties, Templates)
