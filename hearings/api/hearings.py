"""Hearings, their material and those who are heard, over HTTP."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from agenda.api.content import WithContent
from agenda.models import AgendaItem, Case
from foundation.http.access import may
from foundation.http.filters import ALWAYS, check_parameters
from foundation.http.verbs import verb
from foundation.http.views import Resource
from foundation.tenancy.scope import Scope
from hearings import access, filters
from hearings import serializers as s
from hearings.actions import (
    agendas,
    consultees,
    documents,
    editions,
    hearings,
)
from hearings.models import Consultee, Hearing, HearingDocument
from proceedings.models import Statement, StatementSpeaker


class Hearings(Resource):
    resource, model, access = "hearings", Hearing, access.HEARINGS
    ordering = ("created_at", "id")
    parents, creates_at_root = {"cases": (Case, "case"), "agenda-items": (AgendaItem, "item")}, True
    filterset_class = filters.HearingFilters
    serializer_class = s.HearingSerializer
    create_serializer, create_action = s.NewHearingSerializer, hearings.add_hearing
    update_serializer, update_action = s.ChangedHearingSerializer, hearings.change_hearing
    delete_action = hearings.remove_hearing

    announce = verb("announce", hearings.announce, reasons=hearings.reasons_announce)
    extend = verb("extend", hearings.extend, body=s.ExtendBody, reasons=hearings.reasons_extend)
    end = verb("end", hearings.end, reasons=hearings.reasons_end)
    conclude = verb(
        "conclude", hearings.conclude, body=s.ConcludeBody, reasons=hearings.reasons_conclude
    )
    withdraw = verb(
        "withdraw", hearings.withdraw, body=s.WithdrawBody, reasons=hearings.reasons_withdraw
    )
    publish_responses = verb(
        "publish-responses",
        editions.publish_responses,
        body=s.PublishResponsesBody,
        reasons=editions.reasons_publish_responses,
    )
    unpublish_responses = verb(
        "unpublish-responses",
        editions.unpublish_responses,
        body=s.UnpublishBody,
        reasons=editions.reasons_unpublish_responses,
    )

    @extend_schema(responses=s.DissentSerializer(many=True))
    @action(detail=True, methods=["get"], url_path="dissents", url_name="dissents")
    def dissents(self, request: Request, **kwargs: Any) -> Response:
        """Dissents that are published with the proposal, for whoever knows the hearing."""
        check_parameters(request, ALWAYS - {"modified_since"})
        hearing = self.get_object()
        self.require("dissents", hearing)
        rows = Statement.objects.to_publish_with(hearing.case, hearing.item)
        speakers = Prefetch("speakers", StatementSpeaker.objects.order_by("position"))
        pages: Any = self.paginator
        page = pages.paginate_queryset(
            rows.select_related("block").prefetch_related(speakers), request, Hearings
        )
        shown = s.DissentSerializer(page, many=True, context=self.get_serializer_context())
        answer: Response = pages.get_paginated_response(shown.data)
        return answer

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        found: Any = rows.select_related("case", "item__meeting")
        told: QuerySet[Any] = found.with_course()
        return told

    def scope_for(self, data: Mapping[str, Any]) -> Scope:
        """Where the hearing to be made would stand."""
        case, item, committee = (data.get(n) for n in ("case", "item", "issued_by_committee"))
        owner = case or item or committee or data.get("municipality")
        return Scope(
            owner.municipality_id if owner else self.reader.municipality_id,
            committee_id=(committee and committee.pk) or (item and item.committee_id),
            department_id=(case and case.department_id) or (item and item.department_id),
        )


class OfHearing(Resource):
    """Rows that stand in a hearing, and verbs that belong to the one who answers."""

    ordering = ("created_at", "id")
    parents = {"hearings": (Hearing, "hearing")}

    def consultee_in(self, row: Any) -> Any:
        """The consultee whose answer the row is."""
        return row if isinstance(row, Consultee) else row.consultee

    def speaks_in(self, verb: str, hearing: Any) -> bool:
        """Whether the reader, or a committee he speaks for, is asked in the hearing."""
        return False

    def allows(self, verb: str, row: Any = None, scope: Any = None) -> bool:
        if row is None or isinstance(row, Hearing):
            return super().allows(verb, row, scope) or self.speaks_in(verb, row)
        roles = access.roles_to_answer(self.reader, row.hearing, self.consultee_in(row))
        return may(self.access, verb, frozenset(roles))


class Documents(WithContent):
    resource, model, access = "hearing-documents", HearingDocument, access.DOCUMENTS
    child_name, listed = "documents", False
    ordering = ("position", "id")
    parents = {"hearings": (Hearing, "hearing")}
    serializer_class, create_serializer = s.DocumentSerializer, s.NewDocumentSerializer
    create_action, delete_action = documents.add_document, documents.remove_document

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows.select_related("upload", "hearing__case", "hearing__item__meeting")


class Consultees(OfHearing):
    resource, model, access = "consultees", Consultee, access.CONSULTEES
    filterset_class = filters.ConsulteeFilters
    serializer_class = s.ConsulteeSerializer
    create_serializer, create_action = s.NewConsulteeSerializer, consultees.add_consultee
    update_serializer = s.ChangedConsulteeSerializer
    update_action, delete_action = consultees.change_consultee, consultees.remove_consultee

    extend = verb(
        "extend",
        consultees.extend,
        body=s.ExtendConsulteeBody,
        reasons=consultees.reasons_extend,
    )
    put_on_agenda = verb(
        "put-on-agenda", agendas.put_on_agenda, reasons=agendas.reasons_put_on_agenda
    )
    waive = verb("waive", consultees.waive, body=s.WaiveBody, reasons=consultees.reasons_waive)
    decline = verb(
        "decline", consultees.decline, reasons=consultees.reasons_decline, if_match=False
    )

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        found: Any = rows.select_related("hearing__case", "hearing__item__meeting")
        told: QuerySet[Any] = found.with_course()
        return told
