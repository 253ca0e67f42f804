"""What happens at a meeting, over HTTP."""

from django.urls import path

from foundation.http.routing import urls_of
from proceedings.api.decisions import Decisions, ItemDecision, Statements
from proceedings.api.disqualifications import Disqualifications, OwnNotices, Withholdings
from proceedings.api.initiatives import AgendaAmendments, ChairDecisions, MemberProposals
from proceedings.api.leading import Chairings, QuorumFindings
from proceedings.api.meetings import AgendaItems, MeetingProceedings
from proceedings.api.presence import OwnAbsences, PresenceEvents, Substitutions
from proceedings.api.suspensions import Suspensions
from proceedings.api.votes import Amendments, MeetingVotes, Votes

__all__ = ["MeetingProceedings", "urls"]

urls = [
    path(
        "meetings/<str:parent_pk>/presence",
        PresenceEvents.as_view({"get": "presence"}),
        {"parent_resource": "meetings"},
        name="meetings-presence",
    ),
    path(
        "agenda-items/<str:pk>/decision",
        ItemDecision.as_view({"get": "retrieve", "patch": "partial_update"}),
        name="agenda-items-decision",
    ),
    path(
        "meetings/<str:parent_pk>/votes",
        MeetingVotes.as_view({"get": "list", "post": "create"}),
        {"parent_resource": "meetings"},
        name="meetings-votes-list",
    ),
    *urls_of(
        AgendaItems,
        PresenceEvents,
        Substitutions,
        Chairings,
        QuorumFindings,
        Disqualifications,
        Withholdings,
        Decisions,
        Statements,
        Suspensions,
        Votes,
        Amendments,
        AgendaAmendments,
        ChairDecisions,
        MemberProposals,
        OwnAbsences,
        OwnNotices,
    ),
]
