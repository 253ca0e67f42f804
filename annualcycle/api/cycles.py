"""Annual cycles, their topics and occurrences over HTTP."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import Prefetch, QuerySet
from rest_framework.request import Request
from rest_framework.response import Response

from agenda.models import AgendaItem
from annualcycle import access, filters
from annualcycle.actions import (
    budget,
    copying,
    occurrences,
    planning,
    repeating,
    topics,
    versions,
)
from annualcycle.api.rooted import Rooted
from annualcycle.models import AnnualCycle, CycleTopic, Occurrence, TopicParticipant
from annualcycle.querysets.strategies import milestones_of_year
from annualcycle.serializers import cycles as s
from annualcycle.serializers import plans as p
from annualcycle.serializers import versions as v
from annualcycle.serializers.strategies import MilestoneSerializer
from foundation.http.filters import check_parameters
from foundation.http.renderers import JSONRenderer
from foundation.http.verbs import verb
from foundation.http.views import Resource
from foundation.problems import InvalidInput
from foundation.tenancy.models import etag_from


class AnnualCycles(Rooted):
    resource, model, access = "annual-cycles", AnnualCycle, access.CYCLES
    ordering = ("year", "id")
    filterset_class = filters.AnnualCycleFilters
    serializer_class = s.AnnualCycleSerializer
    create_serializer = s.NewAnnualCycleSerializer
    update_serializer = s.ChangedAnnualCycleSerializer
    create_action, update_action = topics.add_cycle, topics.change_cycle
    delete_action = topics.remove_cycle
    extra_parameters: ClassVar[Sequence[str]] = ("include",)

    plan = verb("plan", planning.plan, answers=p.PlanSerializer)
    copy_to_next_year = verb(
        "copy-to-next-year",
        copying.copy_to_next_year,
        body=p.CopyBody,
        answers=p.NextYearSerializer,
        status=201,
    )
    add_budget_year = verb("add-budget-year", budget.add_budget_year, body=p.BudgetYearBody)
    adopt = verb("adopt", versions.adopt, body=v.AdoptBody, reasons=versions.reasons_adopt)
    attach = verb(
        "attach",
        versions.attach,
        body=v.AttachBody,
        answers=v.CycleSnapshotSerializer,
        if_match=False,
        status=201,
    )

    def retrieve(self, request: Request, **kwargs: Any) -> Response:
        """One year; `?include=topics,occurrences,milestones` answers them with it."""
        wanted = self._included()
        if not wanted:
            return super().retrieve(request, **kwargs)
        check_parameters(request, set(self.extra_parameters))
        row = self.get_object()
        self.require("retrieve", row)
        context = self.get_serializer_context()
        data = dict(self.serializer_class(row, context=context).data)
        for name in wanted:
            rows, shown = PARTS[name]
            data[name] = shown(rows(self.reader, row), many=True, context=context).data
        # Its parts move without it: the row's own validator stands in the answer.
        etag = etag_from(JSONRenderer().render(data).decode())
        return self.not_modified(etag) or Response(data, headers={"ETag": etag})

    def _included(self) -> list[str]:
        asked = self.request.query_params.get("include")
        names = asked.split(",") if asked is not None else []
        if len(set(names)) < len(names) or not set(names) <= PARTS.keys():
            detail = f"Skal være {', '.join(PARTS)}."
            raise InvalidInput.at("?include", "invalid_choice", detail)
        return names


def _invited() -> "Prefetch[str]":
    return Prefetch("invited", TopicParticipant.objects.order_by("position"))


def _topics(reader: Any, cycle: Any) -> "QuerySet[Any]":
    rows = CycleTopic.objects.visible_to(reader).filter(annual_cycle=cycle)
    return rows.prefetch_related(_invited()).order_by("created_at", "id")


def _occurrences(reader: Any, cycle: Any) -> "QuerySet[Any]":
    rows = Occurrence.objects.visible_to(reader).with_state(reader).of_year(cycle)
    found: QuerySet[Any] = rows.select_related("topic", "meeting")
    return found


def _milestones(reader: Any, cycle: Any) -> "QuerySet[Any]":
    return milestones_of_year(reader, cycle.committee_id, cycle.year).select_related("strategy")


PARTS: Any = {
    "topics": (_topics, s.CycleTopicSerializer),
    "occurrences": (_occurrences, s.OccurrenceSerializer),
    "milestones": (_milestones, MilestoneSerializer),
}
"""What a year can be asked for with."""


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

    repeat = verb(
        "repeat",
        repeating.repeat,
        body=p.RepeatBody,
        reasons=repeating.reasons_repeat,
        answers=p.RepeatedSerializer,
    )

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows.select_related("item__meeting").prefetch_related(_invited())


class Occurrences(Resource):
    resource, model, access = "occurrences", Occurrence, access.OCCURRENCES
    ordering = ("nominal_on", "id")
    parents = {
        "annual-cycles": (AnnualCycle, "annual_cycle"),
        "cycle-topics": (CycleTopic, "topic"),
    }
    filterset_class = filters.OccurrenceFilters
    serializer_class = s.OccurrenceSerializer

    move = verb(
        "move", occurrences.move, body=s.MoveOccurrenceBody, reasons=occurrences.reasons_move
    )
    skip = verb(
        "skip", occurrences.skip, body=s.SkipOccurrenceBody, reasons=occurrences.reasons_skip
    )
    resume = verb("resume", occurrences.resume, reasons=occurrences.reasons_resume)

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        known = rows.with_state(self.reader)  # type: ignore[attr-defined]
        return known.select_related("topic", "meeting", "item__meeting")  # type: ignore[no-any-return]
