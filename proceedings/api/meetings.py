"""Meetings and their items with the verbs of the meeting day."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from rest_framework.response import Response

from agenda.api import AgendaItemResource, AgendaMeetingResource
from foundation.http.verbs import verb
from foundation.problems import Refusal
from proceedings import access, actions, filters
from proceedings import serializers as s


class AgendaItems(AgendaItemResource):
    access = {**AgendaItemResource.access, **access.ITEMS}
    filterset_class = filters.ItemFilters

    start = verb("start", actions.start, reasons=actions.reasons_start)
    finish = verb("finish", actions.finish, reasons=actions.reasons_finish)
    decide = verb("decide", actions.decide, reasons=actions.reasons_decide)

    def verbs_of(self, row: Any) -> Sequence[dict[str, Any]]:
        """Rows of one answer share what their meeting's decisions are measured by."""
        if row.meeting is not None:
            benches: dict[UUID, actions.Bench] = self.__dict__.setdefault("_benches", {})
            if row.meeting_id not in benches:
                benches[row.meeting_id] = actions.Bench.of(row.meeting)
            row.bench = benches[row.meeting_id]
        return super().verbs_of(row)


class MeetingProceedings(AgendaMeetingResource):
    """Meetings with the verbs of their course; the highest app with such verbs routes them."""

    access = {**AgendaMeetingResource.access, **access.MEETINGS}
    items_resource = AgendaItems

    open = verb("open", actions.open_meeting, body=s.OpenBody, reasons=actions.reasons_open)
    adopt_agenda = verb("adopt-agenda", actions.adopt_agenda, reasons=actions.reasons_adopt_agenda)

    def answer(self, row: Any, **options: Any) -> Response:
        """A row, with what a verb found missing without being held back by it."""
        response = super().answer(row, **options)
        told: Sequence[Refusal] | None = getattr(row, "warnings", None)
        if told is not None:
            response.data["warnings"] = [refusal.as_json() for refusal in told]
        return response
