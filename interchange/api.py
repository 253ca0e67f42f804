"""Documents in and out over HTTP."""

import json
from typing import Any
from uuid import UUID

from django.urls import path
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from foundation.audit.act import Act
from foundation.http.filters import check_parameters
from foundation.http.views import Endpoint, Resource
from foundation.problems import InvalidInput, Missing
from foundation.tenancy.models import Municipality, etag_from
from foundation.tenancy.scope import Scope
from interchange import access, actions
from interchange import serializers as s
from interchange.document import whole_document
from interchange.intake.bodies import committee_of
from interchange.rules import faults_of_form, faults_of_meaning
from meetings.models import Meeting
from minutes.querysets import Sight
from minutes.vocabulary import Edition

Document = dict[str, Any]
MOST_FAULTS = 1000
DOCUMENT = s.document_in_openapi()
EDITION = OpenApiParameter("edition", str, enum=Edition.values())


class MeetingDocuments(Resource):
    """A whole document in one request."""

    resource, model, access = "meeting-documents", Meeting, access.MEETING_DOCUMENTS
    serializer_class = s.ImportedSerializer

    @extend_schema(
        request={"application/json": DOCUMENT},
        responses={200: s.ImportedSerializer, 201: s.ImportedSerializer},
    )
    def create(self, request: Request, **kwargs: Any) -> Response:
        """Take in a meeting document: agenda or minutes, all of it or nothing."""
        check_parameters(request, {"dry_run"})
        self.require("create")
        document = checked(request.data)
        self.require("create", scope=self._target(document))
        act = Act(self.reader, dry_run=self.flag("dry_run"))

        def perform() -> Response:
            done = actions.import_document(act=act, document=document)
            answer = s.ImportedSerializer(done).data
            return Response(answer, status=201 if done.created else 200)

        return self.write(perform)

    def _target(self, document: Document) -> Scope:
        """Where the document belongs. Nobody but the administrator learns whether another
        municipality is known here."""
        code = document["municipality"]["code"]
        rows = Municipality.objects.visible_to(self.reader)
        municipality = rows.filter(code=code).first()
        if municipality is None:
            if self.reader.is_administrator:
                return Scope(_NOWHERE)
            raise Missing
        committee = committee_of(document, municipality.pk)
        return Scope(municipality.pk, committee_id=committee.pk if committee else None)


_NOWHERE = UUID(int=0)


def checked(document: Any) -> Document:
    """The document, or every fault of it at once."""
    faults = faults_of_form(document) or faults_of_meaning(document)
    if faults:
        raise InvalidInput("Dokumentet kan ikke læses ind.", errors=faults[:MOST_FAULTS])
    found: Document = document
    return found


class MeetingDocument(Endpoint):
    """A meeting as a document."""

    resource, access = "meetings", access.DOCUMENT

    @extend_schema(
        operation_id="meetings_document_retrieve",
        parameters=[EDITION],
        responses={200: s.answer_in_openapi()},
    )
    def get(self, request: Request, pk: str) -> Response:
        """The meeting as one document, composed from its rows."""
        check_parameters(request, {"edition"})
        meeting = Meeting.objects.visible_to(self.reader).filter(pk=_id(pk)).first()
        if meeting is None:
            raise Missing
        self.require("retrieve", meeting)
        document = self._document(meeting)
        etag = etag_from(json.dumps(document, sort_keys=True))
        return self.not_modified(etag) or Response(document, headers={"ETag": etag})

    def _document(self, meeting: Meeting) -> Document:
        """The whole document for whoever sees closed items, but for those withheld from him;
        else, or if it is asked for, the public one."""
        asked = self.request.query_params.get("edition")
        if asked is not None and asked not in Edition.values():
            raise InvalidInput.at("?edition", "invalid_choice", "Skal være public eller full.")
        if asked == Edition.PUBLIC or not meeting.sees_hidden(self.reader):
            return whole_document(meeting.pk, edition=Edition.PUBLIC)
        full = whole_document(meeting.pk)
        sight = None if self.reader.person_id is None else Sight.of(meeting, self.reader)
        if sight is None or sight.is_whole:
            return full
        return sight.masked(full, whole_document(meeting.pk, edition=Edition.PUBLIC))


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Missing from error


urls = [
    path(
        "meeting-documents",
        MeetingDocuments.as_view({"post": "create"}),
        name="meeting-documents-list",
    ),
    path("meetings/<str:pk>/document", MeetingDocument.as_view(), name="meetings-document"),
]
