"""Annual cycles and their topics over HTTP."""

from typing import Any

from django.db.models import QuerySet

from agenda.models import AgendaItem
from annualcycle import access, filters
from annualcycle.actions import topics
from annualcycle.api.rooted import Rooted
from annualcycle.models import AnnualCycle, CycleTopic
from annualcycle.serializers import cycles as s


class AnnualCycles(Rooted):
    resource, model, access = "annual-cycles", AnnualCycle, access.CYCLES
    ordering = ("year", "id")
    filterset_class = filters.AnnualCycleFilters
    serializer_class = create_serializer = s.AnnualCycleSerializer
    update_serializer = s.ChangedAnnualCycleSerializer
    create_action, update_action = topics.add_cycle, topics.change_cycle
    delete_action = topics.remove_cycle


class CycleTopics(Rooted):
    resource, model, access = "cycle-topics", CycleTopic, access.CYCLES
    ordering = ("created_at", "id")
    parents = {
        "annual-cycles": (AnnualCycle, "annual_cycle"),
        "agenda-items": (AgendaItem, "item"),
    }
    creates_at_root = True
    filterset_class = filters.CycleTopicFilters
    serializer_class, create_serializer = s.CycleTopicSerializer, s.NewCycleTopicSerializer
    update_serializer = s.ChangedCycleTopicSerializer
    create_action, update_action = topics.add_topic, topics.change_topic
    delete_action = topics.remove_topic

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows.select_related("item__meeting")
