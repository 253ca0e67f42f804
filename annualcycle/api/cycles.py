"""Annual cycles, their topics and occurrences over HTTP."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet
from rest_framework.request import Request
from rest_framework.response import Response

from agenda.models import AgendaItem
from annualcycle import access, filters
from annualcycle.actions import occurrences, planning, topics
from annualcycle.api.rooted import Rooted
from annualcycle.models import AnnualCycle, CycleTopic, Occurrence
from annualcycle.serializers import cycles as s
from annualcycle.serializers.plans import PlanSerializer
from foundation.http.verbs import verb
from foundation.http.views import Resource
from foundation.problems import InvalidInput


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

    plan = verb("plan", planning.plan, answers=PlanSerializer)

    def retrieve(self, request: Request, **kwargs: Any) -> Response:
        """One year; `?include=topics,occurrences` answers them with it."""
        answer: Response = super().retrieve(request, **kwargs)
        wanted = self._included()
        if wanted and answer.status_code == 200:
            context, row = self.get_serializer_context(), answer.data["id"]
            for name in wanted:
                rows, shown = PARTS[name]
                found = rows(self.reader, row)
                answer.data[name] = shown(found, many=True, context=context).data
        return answer

    def _included(self) -> list[str]:
        asked = self.request.query_params.get("include")
        names = asked.split(",") if asked is not None else []
        if len(set(names)) < len(names) or not set(names) <= PARTS.keys():
            detail = f"Skal være {', '.join(PARTS)}."
            raise InvalidInput.at("?include", "invalid_choice", detail)
        return names


def _topics(reader: Any, cycle: Any) -> "QuerySet[Any]":
    rows = CycleTopic.objects.visible_to(reader).filter(annual_cycle=cycle)
    return rows.prefetch_related("invited").order_by("created_at", "id")


def _occurrences(reader: Any, cycle: Any) -> "QuerySet[Any]":
    rows = Occurrence.objects.visible_to(reader).with_state(reader).of_year(cycle)
    found: QuerySet[Any] = rows.select_related("topic", "meeting")
    return found


PARTS: Any = {
    "topics": (_topics, s.CycleTopicSerializer),
    "occurrences": (_occurrences, s.OccurrenceSerializer),
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

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows.select_related("item__meeting").prefetch_related("invited")


class Occurrences(Resource):
    resource, model, access = "occurrences", Occurrence, access.OCCURRENCES
    ordering = ("nominal_on", "id")
    parents = {
        "annual-cycles": (AnnualCycle, "annual_cycle"),
        "cycle-topics": (CycleTopic, "topic"),
    }
    filterset_class = filters.OccurrenceFilters
    serializer_class = s.OccurrenceSerializer

    move = verb("move", occurrences.move, body=s.MoveBody, reasons=occurrences.reasons_move)
    skip = verb("skip", occurrences.skip, body=s.SkipBody, reasons=occurrences.reasons_skip)
    resume = verb("resume", occurrences.resume, reasons=occurrences.reasons_resume)

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        known = rows.with_state(self.reader)  # type: ignore[attr-defined]
        return known.select_related("topic", "meeting", "item__meeting")  # type: ignore[no-any-return]
