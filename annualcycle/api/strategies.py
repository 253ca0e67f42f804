"""Strategies and milestones over HTTP."""

from typing import Any

from django.db.models import QuerySet

from annualcycle import access, filters
from annualcycle.actions import strategies as actions
from annualcycle.api.rooted import Rooted
from annualcycle.models import Milestone, Strategy
from annualcycle.serializers import strategies as s
from foundation.http.views import Resource


class Strategies(Rooted):
    resource, model, access = "strategies", Strategy, access.CYCLES
    ordering = ("created_at", "id")
    filterset_class = filters.StrategyFilters
    serializer_class = create_serializer = update_serializer = s.StrategySerializer
    create_action, update_action = actions.add_strategy, actions.change_strategy
    delete_action = actions.remove_strategy


class Milestones(Resource):
    resource, model, access = "milestones", Milestone, access.CYCLES
    ordering = ("created_at", "id")
    parents = {"strategies": (Strategy, "strategy")}
    filterset_class = filters.MilestoneFilters
    serializer_class = s.MilestoneSerializer
    create_serializer = update_serializer = s.ChangedMilestoneSerializer
    create_action, update_action = actions.add_milestone, actions.change_milestone
    delete_action = actions.remove_milestone

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows.select_related("strategy")
