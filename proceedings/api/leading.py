"""Who led the meeting, and what it found of its own quorum, over HTTP."""

from typing import Any

from django.db.models import QuerySet

from foundation.http.views import Resource
from meetings.models import Meeting
from proceedings import access, actions, filters
from proceedings import serializers as s
from proceedings.models import Chairing, QuorumFinding


class Chairings(Resource):
    resource, model, access = "chairings", Chairing, access.ENTERED
    ordering = ("created_at", "id")
    parents, child_name = {"meetings": (Meeting, "meeting")}, "chairings"
    filterset_class = filters.ChairingFilters
    serializer_class = s.ChairingSerializer
    create_serializer, create_action = s.NewChairingSerializer, actions.enter_chairing

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows.select_related("meeting", "item")


class QuorumFindings(Resource):
    resource, model, access = "quorum-findings", QuorumFinding, access.ENTERED
    ordering = ("created_at", "id")
    parents, child_name = {"meetings": (Meeting, "meeting")}, "quorum-findings"
    filterset_class = filters.QuorumFindingFilters
    serializer_class = s.QuorumFindingSerializer
    create_serializer, create_action = s.NewQuorumFindingSerializer, actions.enter_quorum

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows.select_related("meeting", "item")
