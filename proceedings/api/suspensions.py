"""Suspensions over HTTP."""

from typing import Any

from django.db.models import QuerySet

from agenda.models import AgendaItem
from foundation.http.verbs import verb
from foundation.http.views import Resource
from proceedings import access, actions, filters
from proceedings import serializers as s
from proceedings.models import Suspension


class Suspensions(Resource):
    resource, model, access = "suspensions", Suspension, access.SUSPENSIONS
    ordering = ("created_at", "id")
    parents = {"agenda-items": (AgendaItem, "item")}
    filterset_class = filters.SuspensionFilters
    serializer_class = s.SuspensionSerializer

    annul = verb("annul", actions.annul, body=s.AnnulBody, reasons=actions.reasons_annul)
    withdraw = verb("withdraw", actions.take_back, reasons=actions.reasons_take_back)

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows.select_related("item__meeting__committee")
