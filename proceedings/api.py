"""What happens at a meeting, over HTTP."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import path
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from agenda.api import AgendaItemResource, AgendaMeetingResource
from agenda.models import AgendaItem
from foundation.audit.act import Act
from foundation.http.filters import check_parameters
from foundation.http.routing import urls_of
from foundation.http.verbs import verb
from foundation.http.views import Resource
from foundation.problems import Missing, Refusal
from foundation.tenancy.models import etag_from
from meetings.models import Meeting
from proceedings import access, actions, filters
from proceedings import serializers as s
from proceedings.models import (
    Decision,
    Disqualification,
    PresenceEvent,
    Statement,
    Substitution,
)
from proceedings.querysets import Ledger


class AgendaItems(AgendaItemResource):
    access = {**AgendaItemResource.access, **access.ITEMS}
    filterset_class = filters.ItemFilters

    start = verb("start", actions.start, reasons=actions.reasons_start)
    finish = verb("finish", actions.finish, reasons=actions.reasons_finish)
    decide = verb("decide", actions.decide, reasons=actions.reasons_decide)

    def verbs_of(self, row: Any) -> Sequence[dict[str, Any]]:
        """Rows of one answer share what their meeting's decisions are measured by."""
        if row.meeting is not None:
            benches: dict[UUID, actions.Bench] = self.__dict__.setdefault("_benches", {})
            if row.meeting_id not in benches:
                benches[row.meeting_id] = actions.Bench.of(row.meeting)
            row.bench = benches[row.meeting_id]
        return super().verbs_of(row)


class MeetingProceedings(AgendaMeetingResource):
    """Meetings with the verbs of their course; the highest app with such verbs routes them."""

    access = {**AgendaMeetingResource.access, **access.MEETINGS}
    items_resource = AgendaItems

    open = verb("open", actions.open_meeting, body=s.OpenBody, reasons=actions.reasons_open)
    adopt_agenda = verb("adopt-agenda", actions.adopt_agenda, reasons=actions.reasons_adopt_agenda)

    def answer(self, row: Any, **options: Any) -> Response:
        """A row, with what a verb found missing without being held back by it."""
        response = super().answer(row, **options)
        told: Sequence[Refusal] | None = getattr(row, "warnings", None)
        if told is not None:
            response.data["warnings"] = [refusal.as_json() for refusal in told]
        return response


class PresenceEvents(Resource):
    resource, model, access = "presence-events", PresenceEvent, access.PRESENCE
    ordering = ("created_at", "id")
    parents, child_name = {"meetings": (Meeting, "meeting")}, "attendance"
    filterset_class = filters.PresenceEventFilters
    serializer_class = s.PresenceEventSerializer
    create_serializer, create_action = s.LinesSerializer, actions.record_attendance

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows.select_related("meeting", "item")

    @extend_schema(responses={201: s.LinesAnswer})
    def create(self, request: Request, **kwargs: Any) -> Response:
        """Add lines to the ledger."""
        return super().create(request, **kwargs)

    def read(self, serializer: Any, **options: Any) -> Any:
        """The ledger is written as a list; an object with `events` may carry overrides too."""
        if isinstance(self.request.data, list):
            self.request._full_data = {"events": self.request.data}  # type: ignore[attr-defined]
        return super().read(serializer, **options)

    def answer(self, row: Any, **options: Any) -> Response:
        if not isinstance(row, list):
            return super().answer(row, **options)
        rows = self.get_queryset().filter(pk__in=[one.pk for one in row]).order_by(*self.ordering)
        return Response({"results": self.get_serializer(rows, many=True).data}, status=201)

    @extend_schema(responses=s.PresenceSheet)
    def presence(self, request: Request, **kwargs: Any) -> Response:
        """Who was there at each item, and whether they were enough."""
        check_parameters(request, set())
        meeting = self.get_parent()
        self.require("presence", meeting)
        rows = AgendaItem.objects.visible_to(self.reader).filter(
            municipality_id=meeting.municipality_id, meeting=meeting, position__isnull=False
        )
        items = list(rows.order_by("position"))
        whole = {item.pk for item in items if item.sees_closed or not item.is_closed}
        data = s.presence_json(Ledger.of(meeting), items, whole)
        etag = etag_from(repr(data))
        return self.not_modified(etag) or Response(data, headers={"ETag": etag})


class Substitutions(Resource):
    resource, model, access = "substitutions", Substitution, access.SUBSTITUTIONS
    ordering = ("called_at", "id")
    filterset_class = filters.SubstitutionFilters
    serializer_class = s.SubstitutionSerializer
    create_serializer, create_action = s.NewSubstitutionSerializer, actions.call_substitute

    accept = verb("accept", actions.accept, reasons=actions.reasons_accept)
    attend = verb("attend", actions.attend, reasons=actions.reasons_attend)
    stay_away = verb("stay-away", actions.stay_away, reasons=actions.reasons_stay_away)

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows.select_related("meeting")

    def scope_for(self, data: Any) -> Any:
        place = data.get("item") or data.get("meeting")
        return place.scope() if place is not None else super().scope_for(data)


class Disqualifications(Resource):
    resource, model, access = "disqualifications", Disqualification, access.DISQUALIFICATIONS
    ordering = ("created_at", "id")
    parents = {"agenda-items": (AgendaItem, "item")}
    filterset_class = filters.DisqualificationFilters
    serializer_class = s.DisqualificationSerializer
    create_serializer, create_action = s.NewDisqualificationSerializer, actions.notify

    decide = verb(
        "decide",
        actions.decide_question,
        body=s.DecideBody,
        reasons=actions.reasons_decide_question,
    )
    withdraw = verb("withdraw", actions.withdraw_question, reasons=actions.reasons_withdraw)

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows.select_related("item__meeting__committee")


class Decisions(Resource):
    resource, model, access = "decisions", Decision, access.DECISIONS
    ordering = ("created_at", "id")
    parents = {"agenda-items": (AgendaItem, "item")}
    filterset_class = filters.DecisionFilters
    serializer_class = s.DecisionSerializer
    update_serializer = s.DraftDecisionSerializer

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        rows = rows.select_related("item__meeting", "decided_by_committee")
        return rows.prefetch_related("outcomes")


class ItemDecision(Decisions):
    """The decision of an item itself, from its first draft."""

    update_action = actions.draft_decision

    def get_object(self) -> Decision:
        self.kwargs["parent_resource"], self.kwargs["parent_pk"] = "agenda-items", self.kwargs["pk"]
        item = self.get_parent()
        if item.is_closed and not item.sees_closed:
            raise Missing
        return self._of(item)

    def shown(self, row: Decision) -> Decision:
        return self._of(row.item)

    def partial_update(self, request: Request, **kwargs: Any) -> Response:
        """Write or mend the decision."""
        check_parameters(request, {"dry_run"})
        row = self.get_object()
        self.require("update", row)
        match, current = self.if_match(row), dict(self.get_serializer(row).data)
        data, overrides = self.read(self.update_serializer, partial=True, current=current)
        act = Act(self.reader, match, overrides, dry_run=self.flag("dry_run"))
        item = row.item.pk
        return self.write(lambda: self.answer(actions.draft_decision(act=act, target=item, **data)))

    def _of(self, item: AgendaItem) -> Decision:
        rows: Any = self.get_queryset()
        found: Decision | None = rows.own_of(item).first()
        return found or actions.unwritten(item)


class Statements(Resource):
    resource, model, access = "statements", Statement, access.STATEMENTS
    ordering = ("created_at", "id")
    parents = {"agenda-items": (AgendaItem, "item")}
    filterset_class = filters.StatementFilters
    serializer_class = s.StatementSerializer
    create_serializer, create_action = s.NewStatementSerializer, actions.add_statement
    update_serializer, update_action = s.ChangedStatementSerializer, actions.change_statement

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows.select_related("item__meeting", "block").prefetch_related("speakers")


class OwnAbsences(Resource):
    """A member's own word that he cannot come."""

    resource, model, access = "me/absences", PresenceEvent, access.OWN_WORD
    ordering = ("created_at", "id")
    serializer_class = s.PresenceEventSerializer
    create_serializer, create_action = s.OwnAbsenceSerializer, actions.report_absence

    def get_queryset(self) -> "QuerySet[Any]":
        rows = super().get_queryset().select_related("meeting", "item")
        own = self.reader.person_id
        return rows.filter(person_id=own, source="member") if own else rows.none()


class OwnNotices(Resource):
    """A member's own notice of possible disqualification."""

    resource, model = "me/disqualification-notices", Disqualification
    access = access.OWN_WORD
    ordering = ("created_at", "id")
    serializer_class = s.DisqualificationSerializer
    create_serializer, create_action = s.OwnNoticeSerializer, actions.notify_self

    def get_queryset(self) -> "QuerySet[Any]":
        rows = super().get_queryset().select_related("item__meeting__committee")
        own = self.reader.person_id
        return rows.filter(person_id=own, raised_by_self=True) if own else rows.none()


urls = [
    path(
        "meetings/<str:parent_pk>/presence",
        PresenceEvents.as_view({"get": "presence"}),
        {"parent_resource": "meetings"},
        name="meetings-presence",
    ),
    path(
        "agenda-items/<str:pk>/decision",
        ItemDecision.as_view({"get": "retrieve", "patch": "partial_update"}),
        name="agenda-items-decision",
    ),
    *urls_of(
        AgendaItems,
        PresenceEvents,
        Substitutions,
        Disqualifications,
        Decisions,
        Statements,
        OwnAbsences,
        OwnNotices,
    ),
]
