"""What everybody may read, without an account."""

import json
from typing import Any

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.http.response import HttpResponseBase
from django.urls import path
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from agenda.api.content import given_out
from agenda.models import Attachment
from foundation.accounts.authentication import Anonymous
from foundation.http.filters import check_parameters
from foundation.http.views import Resource
from foundation.tenancy.models import etag_from
from foundation.tenancy.prepared import kept_statement
from hearings.models import Hearing, HearingDocument
from meetings.models import Meeting
from minutes.api import sent
from minutes.models import Minutes
from minutes.reading import Page, as_agenda, stored
from minutes.sealing import public_document
from minutes.vocabulary import Edition, RenditionFormat
from publication import access, filters
from publication import serializers as s
from publication.querysets import (
    public_attachments,
    public_hearing_documents,
    public_hearings,
    public_items,
    public_meetings,
    public_minutes,
    public_page,
)

FILE = {(200, "application/octet-stream"): OpenApiTypes.BINARY}
PAGE = {
    (200, "text/html"): OpenApiTypes.STR,
    (200, "application/pdf"): OpenApiTypes.BINARY,
    (200, "application/json"): OpenApiTypes.OBJECT,
}


class Public(Resource):
    """A resource of published rows. Its entity tags are made from what is shown."""

    access = access.PUBLIC
    authentication_classes: Any = [Anonymous]

    def retrieve(self, request: Request, **kwargs: Any) -> Response:
        """One published row."""
        check_parameters(request, set())
        data = self.get_serializer(self.get_object()).data
        return self.tagged(data)

    def tagged(self, data: Any) -> Response:
        """An answer whose etag tells only of what it shows."""
        etag = etag_from(json.dumps(data, sort_keys=True, default=str))
        return self.not_modified(etag) or Response(data, headers={"ETag": etag})


class PublicMeetings(Public):
    resource, model = "public/meetings", Meeting
    ordering = ("-day", "id")
    filterset_class = filters.PublicMeetingFilters
    serializer_class = s.PublicMeetingSerializer

    def get_queryset(self) -> "QuerySet[Any]":
        minutes = public_minutes().filter(meeting=OuterRef("pk")).values("pk")[:1]
        rows = public_meetings().select_related("committee", "municipality")
        return rows.annotate(minutes_id=Subquery(minutes))

    @extend_schema(responses=s.PublicAgenda)
    def agenda(self, request: Request, **kwargs: Any) -> Response:
        """The agenda: open items in full, of closed ones what was written for the public."""
        check_parameters(request, set())
        meeting = self.get_object()
        printed = as_agenda(public_document(meeting, is_agenda=True), meeting)["items"]
        files: dict[Any, list[Attachment]] = {}
        rows = public_attachments().filter(item__meeting=meeting).select_related("upload")
        for row in rows.order_by("block__position", "position"):
            files.setdefault(row.item_id, []).append(row)
        decided = meeting.minutes_id is not None
        told = [
            s.item_json(item, shown, files.get(item.pk, []), decided=decided)
            for item, shown in zip(public_items(meeting), printed, strict=True)
        ]
        return self.tagged({"meeting": self.get_serializer(meeting).data, "items": told})


class PublicMinutes(Public):
    resource, model = "public/minutes", Minutes
    ordering = ("-published_at", "id")
    serializer_class = s.PublicMinutesSerializer

    def get_queryset(self) -> "QuerySet[Any]":
        return public_minutes()

    def get_object(self) -> Any:
        row = super().get_object()
        row.document = json.loads(stored(row, Edition.PUBLIC, RenditionFormat.JSON).content)
        return row

    @extend_schema(responses=PAGE)
    def page(self, request: Request, **kwargs: Any) -> HttpResponseBase:
        """The public edition, byte for byte as it was published."""
        check_parameters(request, set())
        kind = RenditionFormat(kwargs["kind"])
        found = kept_statement(("public page", kind), lambda: public_page(kind))
        rows = found.run(self.id_in_path())
        if not rows:
            return sent(self, stored(super().get_object(), Edition.PUBLIC, kind))
        media_type, sha256, content = rows[0]
        return sent(self, Page(bytes(content), media_type, sha256))


class PublicAttachments(Public):
    resource, model = "public/attachments", Attachment

    def get_queryset(self) -> "QuerySet[Any]":
        return public_attachments().select_related("upload")

    @extend_schema(responses=FILE)
    def retrieve(self, request: Request, **kwargs: Any) -> Any:
        """An open attachment of an open item, whole or one range of it."""
        check_parameters(request, set())
        return given_out(self.get_object(), request)


class PublicHearings(Public):
    resource, model = "public/hearings", Hearing
    ordering = ("created_at", "id")
    filterset_class = filters.PublicHearingFilters
    serializer_class = s.PublicHearingSerializer

    def get_queryset(self) -> "QuerySet[Any]":
        files = public_hearing_documents().select_related("upload").order_by("position")
        rows = public_hearings().select_related("issued_by_committee", "municipality")
        return rows.prefetch_related(Prefetch("documents", files, to_attr="public_documents"))


class PublicHearingDocuments(Public):
    resource, model = "public/hearing-documents", HearingDocument

    def get_queryset(self) -> "QuerySet[Any]":
        return public_hearing_documents().select_related("upload", "hearing__case", "hearing__item")

    @extend_schema(responses=FILE)
    def retrieve(self, request: Request, **kwargs: Any) -> Any:
        """A file of the material, whole or one range of it."""
        check_parameters(request, set())
        return given_out(self.get_object(), request)


def read(view: Any, where: str, name: str, method: str = "retrieve", **given: Any) -> Any:
    return path(where, view.as_view({"get": method}), given, name=f"public-{name}")


urls = [
    read(PublicMeetings, "public/meetings", "meetings-list", "list"),
    read(PublicMeetings, "public/meetings/<str:pk>", "meetings-detail"),
    read(PublicMeetings, "public/meetings/<str:pk>/agenda", "meetings-agenda", "agenda"),
    *(
        read(
            PublicMinutes,
            f"public/minutes/<str:pk>.{kind.value}",
            f"minutes-{kind.value}",
            "page",
            kind=kind.value,
        )
        for kind in RenditionFormat
    ),
    read(PublicMinutes, "public/minutes/<str:pk>", "minutes-detail"),
    read(PublicHearings, "public/hearings", "hearings-list", "list"),
    read(PublicHearings, "public/hearings/<str:pk>", "hearings-detail"),
    read(
        PublicHearingDocuments,
        "public/hearing-documents/<str:pk>",
        "hearing-documents-detail",
    ),
    read(PublicAttachments, "public/attachments/<str:pk>", "attachments-detail"),
]
