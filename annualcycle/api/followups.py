"""Follow-ups over HTTP."""

from typing import Any

from django.db.models import QuerySet

from agenda.models import AgendaItem
from annualcycle import access, filters
from annualcycle.actions import followups as actions
from annualcycle.api.rooted import Rooted
from annualcycle.models import FollowUp
from annualcycle.serializers import followups as s
from foundation.http.verbs import verb
from foundation.http.views.hot import Hot


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
