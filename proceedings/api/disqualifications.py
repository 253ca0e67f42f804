"""Questions of disqualification over HTTP, and what is withheld for them."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import QuerySet
from django.db.models.functions import JSONObject

from agenda.models import AgendaItem, ItemWithholding
from foundation.http.verbs import verb
from foundation.http.views import Resource
from proceedings import access, actions, filters
from proceedings import serializers as s
from proceedings.api.reader import person_of
from proceedings.models import Disqualification


class _Questions(Resource):
    """Questions with the votes about them, and what was found of the same person in the same
    case before."""

    model = Disqualification
    ordering = ("created_at", "id")
    serializer_class = s.DisqualificationSerializer

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        earlier = s.earlier_to(self.reader).values(json=JSONObject(**s.EARLIER))
        found: QuerySet[Any] = rows.annotate(
            earlier_json=ArraySubquery(earlier),
            vote_ids=ArraySubquery(s.votes_to(self.reader)),
        )
        return found.select_related("item__meeting__committee", "left_event")


class Disqualifications(_Questions):
    resource, access = "disqualifications", access.DISQUALIFICATIONS
    parents = {"agenda-items": (AgendaItem, "item")}
    filterset_class = filters.DisqualificationFilters
    create_serializer, create_action = s.NewDisqualificationSerializer, actions.notify

    decide = verb(
        "decide",
        actions.decide_question,
        body=s.DecideBody,
        reasons=actions.reasons_decide_question,
    )
    withdraw = verb("withdraw", actions.withdraw_question, reasons=actions.reasons_withdraw)
    leave_room = verb(
        "leave-room", actions.leave_room, body=s.HourBody, reasons=actions.reasons_leave
    )
    return_to_room = verb(
        "return-to-room", actions.return_to_room, body=s.HourBody, reasons=actions.reasons_return
    )
    refuse_to_leave = verb("refuse-to-leave", actions.refuse_to_leave, reasons=actions.reasons_stay)


class OwnNotices(_Questions):
    """A member's own notice of possible disqualification."""

    resource = "me/disqualification-notices"
    access = access.OWN_WORD
    create_serializer, create_action = s.OwnNoticeSerializer, actions.notify_self

    def get_queryset(self) -> "QuerySet[Any]":
        rows = super().get_queryset()
        own = person_of(self.reader)
        return rows.filter(person_id=own, raised_by_self=True) if own else rows.none()


class Withholdings(Resource):
    resource, model, access = "withholdings", ItemWithholding, access.WITHHOLDINGS
    ordering = ("created_at", "id")
    parents = {"agenda-items": (AgendaItem, "item")}
    filterset_class = filters.WithholdingFilters
    serializer_class = s.WithholdingSerializer
    create_serializer, create_action = s.NewWithholdingSerializer, actions.withhold

    lift = verb("lift", actions.lift, reasons=actions.reasons_lift)

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows.select_related("item__meeting__committee")
