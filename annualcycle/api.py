"""Annual cycles, follow-ups and strategies over HTTP."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from agenda.models import AgendaItem
from annualcycle import access, actions, filters
from annualcycle import serializers as s
from annualcycle.models import AnnualCycle, CycleTopic, FollowUp, Milestone, Strategy
from foundation.http.routing import urls_of
from foundation.http.verbs import verb
from foundation.http.views import Resource
from foundation.http.views.hot import Hot
from foundation.tenancy.scope import Scope


def scope_of(data: Mapping[str, Any], reader: Any) -> Scope:
    """Where a row made at the root would stand: with the item, the cycle or the committee."""
    item, cycle, committee = (data.get(n) for n in ("item", "annual_cycle", "committee"))
    department = data.get("owner_department")
    if item is not None:
        where: Scope = item.scope()
        return where
    if committee is None and cycle is not None:
        committee = cycle.committee
    owner = committee or data.get("municipality")
    return Scope(
        owner.municipality_id if owner else reader.municipality_id,
        committee_id=committee.pk if committee else None,
        department_id=department.pk if department else None,
    )


class Rooted(Resource):
    def scope_for(self, data: Mapping[str, Any]) -> Scope:
        return scope_of(data, self.reader)


class AnnualCycles(Rooted):
    resource, model, access = "annual-cycles", AnnualCycle, access.CYCLES
    ordering = ("year", "id")
    filterset_class = filters.AnnualCycleFilters
    serializer_class = create_serializer = s.AnnualCycleSerializer
    update_serializer = s.ChangedAnnualCycleSerializer
    create_action, update_action = actions.add_cycle, actions.change_cycle
    delete_action = actions.remove_cycle


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
    create_action, update_action = actions.add_topic, actions.change_topic
    delete_action = actions.remove_topic

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows.select_related("item__meeting")


class FollowUps(Hot, Rooted):
    resource, model, access = "follow-ups", FollowUp, access.FOLLOW_UPS
    ordering = ("created_at", "id")
    parents, creates_at_root = {"agenda-items": (AgendaItem, "item")}, True
    filterset_class = filters.FollowUpFilters
    serializer_class, create_serializer = s.FollowUpSerializer, s.NewFollowUpSerializer
    update_serializer = s.ChangedFollowUpSerializer
    create_action, update_action = actions.add_follow_up, actions.change_follow_up

    start = verb("start", actions.start, reasons=actions.reasons("start"))
    report = verb("report", actions.report, body=s.ReportBody, reasons=actions.reasons("report"))
    done = verb("done", actions.done, body=s.DoneBody, reasons=actions.reasons("done"))
    reopen = verb("reopen", actions.reopen, reasons=actions.reasons("reopen"))

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        found: QuerySet[Any] = rows.annotate(is_suspended=s.suspended_sql())
        return found.select_related("item__meeting")

    def allows(self, verb: str, row: Any = None, scope: Any = None) -> bool:
        """The owner works on it, whatever else he is."""
        own = isinstance(row, FollowUp) and row.owner_id == self.reader.user_id
        return (own and verb in access.OWN_WORK) or super().allows(verb, row, scope)


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


urls = urls_of(AnnualCycles, CycleTopics, FollowUps, Strategies, Milestones)
