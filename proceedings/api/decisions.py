"""Decisions and statements over HTTP."""

from typing import Any

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from rest_framework.request import Request
from rest_framework.response import Response

from agenda.api.content import WithContent
from agenda.models import AgendaItem
from foundation.audit.act import Act
from foundation.http.filters import check_parameters
from foundation.http.verbs import verb
from foundation.http.views import Resource
from foundation.problems import Missing
from foundation.tenancy.models import etag_of
from proceedings import access, actions, filters
from proceedings import serializers as s
from proceedings.models import Decision, Outcome, Statement, StatementSpeaker, Suspension
from proceedings.serializers.initiatives import ResumeBody, ResumedDecision
from proceedings.vocabulary import SuspensionState


class Decisions(Resource):
    resource, model, access = "decisions", Decision, access.DECISIONS
    ordering = ("created_at", "id")
    parents = {"agenda-items": (AgendaItem, "item")}
    filterset_class = filters.DecisionFilters
    serializer_class = s.DecisionSerializer
    update_serializer = s.DraftDecisionSerializer

    resume = verb(
        "resume",
        actions.resume,
        body=ResumeBody,
        reasons=actions.reasons_resume,
        answers=ResumedDecision,
        status=201,
    )

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        stopped = Suspension.objects.filter(
            municipality_id=OuterRef("municipality_id"),
            item=OuterRef("item"),
            item__committee=OuterRef("decided_by_committee"),
        ).exclude(state=SuspensionState.WITHDRAWN.value)
        rows = rows.annotate(suspension_state=Subquery(stopped.values("state")[:1]))
        found = rows.select_related("item__meeting", "decided_by_committee")
        return found.prefetch_related(Prefetch("outcomes", Outcome.objects.order_by("position")))


class ItemDecision(Decisions):
    """The decision of an item itself, from its first draft."""

    update_action = actions.draft_decision

    def get_object(self) -> Decision:
        self.kwargs["parent_resource"], self.kwargs["parent_pk"] = "agenda-items", self.kwargs["pk"]
        item = self.get_parent()
        if item.is_closed and not item.sees_closed:
            raise Missing
        return self._of(item)

    def retrieve(self, request: Request, **kwargs: Any) -> Response:
        """One row."""
        check_parameters(request, set())
        row = self.get_object()
        self.require("retrieve", row)
        same = self.not_modified(etag_of(row, self.reader))
        return same or self.answer(row, serializer=self.serializer_class)

    def shown(self, row: Decision) -> Decision:
        return self._of(row.item)

    def partial_update(self, request: Request, **kwargs: Any) -> Response:
        """Write or mend the decision."""
        check_parameters(request, {"dry_run"})
        row = self.get_object()
        self.require("update", row)
        match, current = self.if_match(row), dict(self.get_serializer(row).data)
        data, overrides = self.read(self.update_serializer, partial=True, current=current)
        act = Act(self.reader, match, overrides, dry_run=self.flag("dry_run"))
        item = row.item.pk
        return self.write(lambda: self.answer(actions.draft_decision(act=act, target=item, **data)))

    def _of(self, item: AgendaItem) -> Decision:
        rows: Any = self.get_queryset()
        found: Decision | None = rows.own_of(item).first()
        return found or actions.unwritten(item)


class Statements(WithContent):
    resource, model, access = "statements", Statement, access.STATEMENTS
    ordering = ("created_at", "id")
    parents = {"agenda-items": (AgendaItem, "item")}
    filterset_class = filters.StatementFilters
    serializer_class = s.StatementSerializer
    create_serializer, create_action = s.NewStatementSerializer, actions.add_statement
    update_serializer, update_action = s.ChangedStatementSerializer, actions.change_statement

    give_grounds = verb(
        "give-grounds",
        actions.give_grounds,
        body=s.GroundsBody,
        reasons=actions.reasons_give_grounds,
    )

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        speakers = Prefetch("speakers", StatementSpeaker.objects.order_by("position"))
        found = rows.select_related("item__meeting", "block", "grounds")
        return found.prefetch_related(speakers)
