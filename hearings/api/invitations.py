"""What somebody without an account reads and does with the link in a letter, over HTTP."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db.models import F, Prefetch
from django.urls import path
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from agenda.api.content import given_out
from foundation.accounts.authentication import Anonymous
from foundation.http.files import FORM_ALLOWANCE, FormParser, RawParser, file_sent
from foundation.http.filters import check_parameters
from foundation.http.invitations import Purpose
from foundation.http.throttling import AddressThrottle
from foundation.http.views import Endpoint
from foundation.problems import Missing
from hearings import serializers as s
from hearings.actions import files, invitations
from hearings.letters import consultee_of, response_of
from hearings.models import Consultee, HearingDocument, HearingResponse, ResponseFile
from hearings.querysets import FILE_TOLD

_UPLOADED = {name: F(way) for name, way in FILE_TOLD.items() if name != way}
BYTES = {(200, "application/octet-stream"): OpenApiTypes.BINARY}


class Invited(Endpoint):
    """A door that only the link opens."""

    resource = "invitations"
    authentication_classes = [Anonymous]

    def known(self, token: str) -> Callable[[str], Any]:
        """What the link is for; 404 looks the same for every bad one."""
        for known in (consultee_of, response_of):
            if known(token) is not None:
                return known
        raise Missing


class InvitedDocument(Invited):
    """The material, for whoever holds the letter's link."""

    @extend_schema(responses=BYTES)
    def get(self, request: Request, token: str, pk: UUID) -> Any:
        """One file of the hearing one is asked in."""
        check_parameters(request, set())
        hearing = self.known(token)(token).hearing
        row: Any = hearing.documents.select_related("upload").filter(pk=pk).first()
        if row is None:
            raise Missing
        return given_out(row, request)


class InvitedFilesThrottle(AddressThrottle):
    name = "invited files"


class InvitedFiles(Invited):
    """Files for the answer one is writing."""

    parser_classes: Any = [FormParser, RawParser]
    throttle_classes = [InvitedFilesThrottle]
    serializer_class = s.FileOfResponseSerializer

    def most_bytes(self) -> int:
        return files.MOST_FILE_BYTES + FORM_ALLOWANCE

    @extend_schema(request=bytes, responses={201: s.FileOfResponseSerializer})
    def post(self, request: Request, token: str) -> Response:
        """Lay a file with the draft, raw or as the field `file` of a form."""
        check_parameters(request, {"file_name"})
        known = self.known(token)
        sent = files.Sent(*file_sent(request))
        row = files.add_own_file(token=token, known=known, sent=sent)
        told = (
            ResponseFile.objects.filter(pk=row.pk)
            .values("id", "title", "edition", **_UPLOADED)
            .get()
        )
        shown = s.FileOfResponseSerializer(told).data
        return Response(shown, status=201, headers={"Cache-Control": "private, no-store"})


class InvitedFile(Invited):
    """One file of one's own."""

    @extend_schema(responses=BYTES)
    def get(self, request: Request, token: str, pk: UUID) -> Any:
        """The file, whole or one range of it."""
        check_parameters(request, set())
        party = self.known(token)(token)
        rows = ResponseFile.objects.filter(municipality_id=party.municipality_id, pk=pk)
        own = (
            rows.filter(response__consultee=party)
            if isinstance(party, Consultee)
            else rows.filter(response__thread=party.thread)
        )
        row = own.select_related("upload").first()
        if row is None:
            raise Missing
        return given_out(row, request)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, token: str, pk: UUID) -> Response:
        """Take the file off the draft."""
        check_parameters(request, set())
        files.remove_own_file(token=token, known=self.known(token), file_id=pk)
        return Response(status=204)


def documents_of(hearing: str) -> "Prefetch[str]":
    """The material of the hearing at the end of a way, in its order."""
    rows = HearingDocument.objects.select_related("upload").order_by("position")
    return Prefetch(f"{hearing}__documents", rows)


def _shown(row: Consultee) -> dict[str, Any]:
    answers = HearingResponse.objects.with_editions().order_by("position")
    rows = Consultee.objects.select_related("hearing").prefetch_related(
        Prefetch("responses", answers), documents_of("hearing")
    )
    return dict(s.HearingInvitationSerializer(rows.get(pk=row.pk)).data)


def _own(row: HearingResponse) -> dict[str, Any]:
    rows = HearingResponse.objects.with_editions().select_related("hearing")
    rows = rows.prefetch_related(documents_of("hearing"))
    return dict(s.OwnResponseSerializer(rows.get(pk=row.pk)).data)


INVITATION = Purpose(
    knows=lambda token: consultee_of(token) is not None,
    open=invitations.open_invitation,
    answer=invitations.answer,
    body=s.HearingAnswerBody,
    shown=_shown,
    answers=s.HearingInvitationSerializer,
)
OWN_RESPONSE = Purpose(
    knows=lambda token: response_of(token) is not None,
    open=invitations.open_own,
    answer=invitations.replace_own,
    body=s.OwnAnswerBody,
    shown=_own,
    answers=s.OwnResponseSerializer,
)

_LINK = "invitations/<str:token>"
urls = [
    path(f"{_LINK}/documents/<uuid:pk>", InvitedDocument.as_view(), name="invitation-document"),
    path(f"{_LINK}/files", InvitedFiles.as_view(), name="invitation-files"),
    path(f"{_LINK}/files/<uuid:pk>", InvitedFile.as_view(), name="invitation-file"),
]
