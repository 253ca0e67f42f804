"""Questions of disqualification over HTTP."""

from typing import Any

from django.db.models import QuerySet

from agenda.models import AgendaItem
from foundation.http.verbs import verb
from foundation.http.views import Resource
from proceedings import access, actions, filters
from proceedings import serializers as s
from proceedings.api.reader import person_of
from proceedings.models import Disqualification


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


class OwnNotices(Resource):
    """A member's own notice of possible disqualification."""

    resource, model = "me/disqualification-notices", Disqualification
    access = access.OWN_WORD
    ordering = ("created_at", "id")
    serializer_class = s.DisqualificationSerializer
    create_serializer, create_action = s.OwnNoticeSerializer, actions.notify_self

    def get_queryset(self) -> "QuerySet[Any]":
        rows = super().get_queryset().select_related("item__meeting__committee")
        own = person_of(self.reader)
        return rows.filter(person_id=own, raised_by_self=True) if own else rows.none()
