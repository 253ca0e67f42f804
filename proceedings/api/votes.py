"""Votes and amendments over HTTP."""

from typing import Any, ClassVar

from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from agenda.models import AgendaItem
from foundation.http.sqljson import as_text
from foundation.http.verbs import verb
from foundation.http.views import Resource
from foundation.http.views.hot import Hot
from foundation.problems import Missing
from foundation.tenancy.prepared import among, kept_statement
from meetings.models import Meeting
from proceedings import access, actions, filters
from proceedings import serializers as s
from proceedings.models import Amendment, AmendmentProposer, Ballot, Contender, Vote
from proceedings.serializers.votes import BallotSerializer

SHOWN = BallotSerializer.Meta.fields
"""A large meeting has a thousand ballots: what nobody is shown of them is not read."""


class Votes(Hot, Resource):
    resource, model, access = "votes", Vote, access.VOTES
    ordering = ("created_at", "id")
    parents = {"agenda-items": (AgendaItem, "item")}
    filterset_class = filters.VoteFilters
    serializer_class = s.VoteSerializer
    create_serializer: ClassVar[Any] = s.NewVoteSerializer
    create_action: ClassVar[Any] = actions.record_vote

    retract = verb(
        "retract", actions.retract_vote, body=s.RetractBody, reasons=actions.reasons_retract
    )

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        ballots = Prefetch("ballots", Ballot.objects.only("vote", *SHOWN).order_by("position"))
        standing = Prefetch("contenders", Contender.objects.order_by("position"))
        return rows.select_related("item__meeting").prefetch_related(ballots, standing)

    def get_object(self) -> Any:
        """The row alone: what stands under it is read when it is shown."""
        rows = Vote.objects.visible_to(self.reader).select_related("item__meeting")
        row = rows.filter(pk=self.id_in_path()).first()
        if row is None:
            raise Missing
        return row


class MeetingVotes(Votes):
    """The votes of a whole meeting: read together, and written together in one request."""

    parents = {"meetings": (Meeting, "item__meeting")}
    listed = False
    create_serializer: ClassVar[Any] = s.VotesSerializer
    create_action: ClassVar[Any] = actions.record_votes

    @extend_schema(responses={201: s.VotesAnswer})
    def create(self, request: Request, **kwargs: Any) -> Response:
        """Write down votes of a meeting, all or none."""
        return super().create(request, **kwargs)

    def answer(self, row: Any, **options: Any) -> Response:
        told = kept_statement(("votes told", self.reader), self._told).run([one.pk for one in row])
        body = f'{{"results":[{",".join(shown for (shown,) in told)}]}}'
        return Response(body.encode(), status=201)

    def _told(self) -> Any:
        rows = Vote.objects.visible_to(self.reader).filter(among("pk")).order_by(*self.ordering)
        return as_text(s.VoteSerializer, rows, self.reader)


class Amendments(Resource):
    resource, model, access = "amendments", Amendment, access.AMENDMENTS
    ordering = ("created_at", "id")
    parents = {"agenda-items": (AgendaItem, "item")}
    filterset_class = filters.AmendmentFilters
    serializer_class = s.AmendmentSerializer
    create_serializer, create_action = s.NewAmendmentSerializer, actions.propose
    update_serializer, update_action = s.ChangedAmendmentSerializer, actions.change_amendment

    withdraw = verb(
        "withdraw", actions.withdraw_amendment, reasons=actions.reasons_withdraw_amendment
    )
    set_aside = verb(
        "set-aside", actions.set_aside, body=s.SetAsideBody, reasons=actions.reasons_set_aside
    )

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        proposers = Prefetch("proposers", AmendmentProposer.objects.order_by("position"))
        return rows.select_related("item__meeting").prefetch_related(proposers)
