"""Minutes over HTTP, and meetings with all their verbs."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import path
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from foundation.accounts.authentication import Anonymous
from foundation.http.filters import check_parameters
from foundation.http.invitations import Purpose
from foundation.http.routing import urls_of
from foundation.http.verbs import verb
from foundation.http.views import Endpoint, Resource
from foundation.problems import InvalidInput, Missing
from foundation.spelling import hash_of, spelt
from minutes import access, actions, filters
from minutes import serializers as s
from minutes.actions import invitations
from minutes.letters import approval_of
from minutes.models import Approval, Correction, Minutes
from minutes.reading import Page, agenda_page, minutes_page
from minutes.sealing import chained
from minutes.vocabulary import Edition, RenditionFormat
from proceedings import actions as proceedings_actions
from proceedings.api import MeetingProceedings

EDITION = OpenApiParameter("edition", str, enum=Edition.values())
PAGES = {
    (200, "text/html"): OpenApiTypes.STR,
    (200, "application/pdf"): OpenApiTypes.BINARY,
    (200, "application/json"): OpenApiTypes.OBJECT,
}


class Meetings(MeetingProceedings):
    """Meetings with the verbs of every app, and the way to their minutes."""

    serializer_class = s.MeetingWithMinutes
    access = {**MeetingProceedings.access, "agenda-page": access.MINUTES["rendition"]}

    end = verb("end", actions.end_meeting, body=s.EndBody, reasons=proceedings_actions.reasons_end)

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        known = super().related(rows)
        found: QuerySet[Any] = known.annotate(minutes_id=s.id_of_minutes(self.reader))
        return found

    @extend_schema(responses=PAGES)
    def agenda_page(self, request: Request, **kwargs: Any) -> HttpResponseBase:
        """The agenda as a page, as this reader may read it."""
        check_parameters(request, set())
        meeting = self.get_object()
        self.require("agenda-page", meeting)
        page = agenda_page(meeting, self.reader, RenditionFormat(self.kwargs["kind"]))
        if page is None:
            raise Missing
        return sent(self, page)


class MinutesResource(Resource):
    resource, model, access = "minutes", Minutes, access.MINUTES
    ordering = ("created_at", "id")
    filterset_class = filters.MinutesFilters
    serializer_class = s.MinutesSerializer

    circulate = verb("circulate", actions.circulate, reasons=actions.reasons_circulate)
    approve = verb(
        "approve",
        actions.approve,
        body=s.ApproveBody,
        reasons=actions.reasons_approve,
        if_match=False,
    )
    decline = verb(
        "decline",
        actions.decline,
        body=s.DeclineBody,
        reasons=actions.reasons_decline,
        if_match=False,
    )
    revoke_approval = verb(
        "revoke-approval",
        actions.revoke_approval,
        body=s.RevokeBody,
        reasons=actions.reasons_revoke,
    )
    conclude_approval = verb(
        "conclude-approval",
        actions.conclude_approval,
        body=s.ReasonBody,
        reasons=actions.reasons_conclude,
    )
    correct = verb("correct", actions.correct, body=s.CorrectBody, reasons=actions.reasons_correct)
    publish = verb("publish", actions.publish, body=s.PublishBody, reasons=actions.reasons_publish)
    unpublish = verb(
        "unpublish", actions.unpublish, body=s.ReasonBody, reasons=actions.reasons_unpublish
    )
    redact = verb("redact", actions.redact, body=s.RedactBody, reasons=actions.reasons_redact)

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows.select_related("meeting__committee")

    @extend_schema(responses=s.Verified)
    @action(detail=True, methods=["get"])
    def verify(self, request: Request, **kwargs: Any) -> Response:
        """Whether each version still is what its hashes say, and follows the one before."""
        check_parameters(request, set())
        row = self.get_object()
        self.require("verify", row)
        found, before = [], ""
        for version in row.versions.order_by("number"):
            content_hash = hash_of(spelt(version.content))
            chain = chained(before, content_hash, spelt(version.public_content))
            kept = (version.content_hash, version.previous_hash, version.chain_hash)
            found.append((version, kept == (content_hash, before, chain)))
            before = version.chain_hash
        return Response(s.verified_json(found))

    @extend_schema(parameters=[EDITION], responses=PAGES)
    def rendition(self, request: Request, **kwargs: Any) -> HttpResponseBase:
        """The minutes as a page or a document, as this reader may read them."""
        check_parameters(request, {"edition"})
        row = self.get_object()
        self.require("rendition", row)
        page = minutes_page(row, self.reader, self._edition(), RenditionFormat(kwargs["kind"]))
        return sent(self, page)

    def _edition(self) -> Edition:
        text = self.request.query_params.get("edition", Edition.FULL.value)
        if text not in Edition.values():
            raise InvalidInput.at("?edition", "invalid_choice", "Skal være public eller full.")
        return Edition(text)


class Approvals(Resource):
    resource, model, access = "approvals", Approval, access.APPROVALS
    ordering = ("position", "id")
    parents = {"minutes": (Minutes, "minutes")}
    filterset_class = filters.ApprovalFilters
    serializer_class = s.ApprovalSerializer

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows.select_related("minutes__meeting")


class Corrections(Resource):
    resource, model, access = "corrections", Correction, access.CORRECTIONS
    ordering = ("number", "id")
    parents, listed = {"minutes": (Minutes, "minutes")}, False
    serializer_class = s.CorrectionSerializer

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows.select_related("minutes__meeting")


class InvitedPage(Endpoint):
    """The minutes as a page, for whoever holds the letter's link."""

    resource = "invitations"
    authentication_classes = [Anonymous]

    @extend_schema(responses=PAGES)
    def get(self, request: Request, token: str, kind: str) -> HttpResponseBase:
        """What one is asked to approve, as far as one may read it."""
        check_parameters(request, set())
        own = invitations.open_invitation(token=token)
        reader = invitations.invited_reader(own)
        page = minutes_page(own.minutes, reader, Edition.FULL, RenditionFormat(kind))
        answer = sent(self, page)
        answer["Cache-Control"] = "private, no-store"
        return answer


def _shown(own: Approval) -> dict[str, Any]:
    """Read anew, as the invited person may read it now."""
    rows = Approval.objects.select_related("minutes__meeting__committee")
    context = {"reader": invitations.invited_reader(own)}
    return dict(s.MinutesInvitationSerializer(rows.get(pk=own.pk), context=context).data)


INVITATION = Purpose(
    knows=lambda token: approval_of(token) is not None,
    open=invitations.open_invitation,
    answer=invitations.answer,
    body=s.MinutesAnswerBody,
    shown=_shown,
    answers=s.MinutesInvitationSerializer,
)


def sent(view: Any, page: Page) -> HttpResponseBase:
    """A page to one reader, or 304 where he has it."""
    etag = f'"{page.sha256[:32]}"'
    same = view.not_modified(etag)
    if same is not None:
        found: HttpResponseBase = same
        return found
    return HttpResponse(page.content, content_type=page.media_type, headers={"ETag": etag})


def _pages(where: str, view: Any, method: str, *kinds: RenditionFormat) -> list[Any]:
    bound = view.as_view({"get": method})
    return [
        path(
            f"{where}.{kind.value}",
            bound,
            {"kind": kind.value},
            name=f"{view.resource}-{method}-{kind.value}".replace("_", "-"),
        )
        for kind in kinds
    ]


HTML, PDF, JSON = RenditionFormat.HTML, RenditionFormat.PDF, RenditionFormat.JSON
# Pages before rows: "<id>.html" is no id.
urls = [
    *_pages("minutes/<str:pk>", MinutesResource, "rendition", JSON, HTML, PDF),
    *_pages("meetings/<str:pk>/agenda", Meetings, "agenda_page", HTML, PDF),
    *(
        path(
            f"invitations/<str:token>/minutes.{kind.value}",
            InvitedPage.as_view(),
            {"kind": kind.value},
            name=f"invitation-minutes-{kind.value}",
        )
        for kind in (HTML, PDF)
    ),
    *urls_of(Meetings, MinutesResource, Approvals, Corrections),
]
