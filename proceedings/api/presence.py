"""The ledger of presence over HTTP, and those called in somebody's place."""

import hashlib
from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from agenda.models import AgendaItem
from agenda.vocabulary import Visibility
from foundation.http.filters import check_parameters
from foundation.http.renderers import JSONRenderer
from foundation.http.verbs import verb
from foundation.http.views import Resource
from foundation.problems import Forbidden
from foundation.tenancy.models import etag_from
from meetings.models import Meeting
from proceedings import access, actions, filters
from proceedings import serializers as s
from proceedings.api.reader import person_of
from proceedings.models import PresenceEvent, Substitution
from proceedings.querysets import Ledger
from proceedings.querysets.doors import ALL, of_own_meetings


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
        if not self._concerns(meeting):
            raise Forbidden("Mødets fremmøde er for dem, mødet angår.")
        rows: Any = AgendaItem.objects.visible_to(self.reader).filter(
            municipality_id=meeting.municipality_id, meeting=meeting, position__isnull=False
        )
        told = rows.values_list("pk", "visibility", "sees_closed")
        known = {pk: seen or visibility == Visibility.OPEN for pk, visibility, seen in told}
        whole = {pk for pk, seen in known.items() if seen}
        body = JSONRenderer().render(s.presence_json(Ledger.of(meeting), set(known), whole))
        etag = etag_from(hashlib.sha256(body).hexdigest())
        return self.not_modified(etag) or Response(body, headers={"ETag": etag})

    def _concerns(self, meeting: Meeting) -> bool:
        """Whether the meeting is the reader's business: a guest came for one item only, and a
        consultee is asked in a hearing."""
        own = of_own_meetings(self.reader, "pk")
        return own == ALL or Meeting.objects.filter(own, pk=meeting.pk).exists()


class Substitutions(Resource):
    resource, model, access = "substitutions", Substitution, access.SUBSTITUTIONS
    ordering = ("called_at", "id")
    filterset_class = filters.SubstitutionFilters
    serializer_class = s.SubstitutionSerializer
    create_serializer, create_action = s.NewSubstitutionSerializer, actions.call_substitute

    accept = verb("accept", actions.accept, reasons=actions.reasons_accept)
    attend = verb("attend", actions.attend, reasons=actions.reasons_attend)
    decline = verb("decline", actions.decline, reasons=actions.reasons_decline)
    end_call = verb(
        "end-call", actions.end_call, body=s.EndCallBody, reasons=actions.reasons_end_call
    )
    approve = verb("approve", actions.approve, body=s.ApproveSubstituteBody)
    refuse_approval = verb("refuse-approval", actions.refuse_approval, body=s.ApproveSubstituteBody)
    stay_away = verb("stay-away", actions.stay_away, reasons=actions.reasons_stay_away)

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows.select_related("meeting")

    def scope_for(self, data: Any) -> Any:
        place = data.get("item") or data.get("meeting")
        return place.scope() if place is not None else super().scope_for(data)


class OwnAbsences(Resource):
    """A member's own word that he cannot come."""

    resource, model, access = "me/absences", PresenceEvent, access.OWN_WORD
    ordering = ("created_at", "id")
    serializer_class = s.PresenceEventSerializer
    create_serializer, create_action = s.OwnAbsenceSerializer, actions.report_absence

    withdraw = verb(
        "withdraw", actions.take_back_absence, reasons=actions.reasons_take_back_absence
    )

    def get_queryset(self) -> "QuerySet[Any]":
        rows = super().get_queryset().select_related("meeting", "item")
        own = person_of(self.reader)
        return rows.filter(person_id=own, source="member") if own else rows.none()
