"""Strategies, milestones and measurements over HTTP."""

from typing import Any

from django.db.models import QuerySet

from annualcycle import access, filters
from annualcycle.actions import strategies as actions
from annualcycle.api.rooted import Rooted
from annualcycle.models import Measurement, Milestone, MilestoneAdjustment, Strategy
from annualcycle.serializers import strategies as s
from foundation.http.verbs import verb
from foundation.http.views import Resource


class Strategies(Rooted):
    resource, model, access = "strategies", Strategy, access.CYCLES
    ordering = ("created_at", "id")
    filterset_class = filters.StrategyFilters
    serializer_class = create_serializer = update_serializer = s.StrategySerializer
    create_action, update_action = actions.add_strategy, actions.change_strategy
    delete_action = actions.remove_strategy

    def related(self, rows: Any) -> "QuerySet[Any]":
        found: QuerySet[Any] = rows.with_status(self.reader)
        return found


class Milestones(Resource):
    resource, model, access = "milestones", Milestone, access.MILESTONES
    ordering = ("created_at", "id")
    parents = {"strategies": (Strategy, "strategy")}
    filterset_class = filters.MilestoneFilters
    serializer_class = s.MilestoneSerializer
    create_serializer = update_serializer = s.ChangedMilestoneSerializer
    create_action, update_action = actions.add_milestone, actions.change_milestone
    delete_action = actions.remove_milestone

    adjust = verb("adjust", actions.adjust, body=s.AdjustBody)

    def related(self, rows: Any) -> "QuerySet[Any]":
        found: QuerySet[Any] = rows.with_facts(self.reader)
        return found


class MilestoneAdjustments(Resource):
    """Written by `adjust`, and never changed."""

    resource, model, access = "milestone-adjustments", MilestoneAdjustment, access.CYCLES
    ordering = ("created_at", "id")
    parents, child_name, listed = {"milestones": (Milestone, "milestone")}, "adjustments", False
    serializer_class = s.MilestoneAdjustmentSerializer

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows.select_related("milestone__strategy")


class Measurements(Resource):
    resource, model, access = "measurements", Measurement, access.CYCLES
    ordering = ("measured_on", "created_at", "id")
    parents, listed = {"strategies": (Strategy, "strategy")}, False
    serializer_class = s.MeasurementSerializer
    create_serializer = update_serializer = s.ChangedMeasurementSerializer
    create_action, update_action = actions.add_measurement, actions.change_measurement
    delete_action = actions.remove_measurement

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows.select_related("strategy")
