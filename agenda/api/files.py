"""Uploads and attachments over HTTP."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.db.models import F, QuerySet
from django.urls import path
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from agenda import access, actions
from agenda.api.content import WithContent, given_out
from agenda.models import AgendaItem, Attachment, Upload
from agenda.serializers import files as s
from foundation.accounts.authentication import Anonymous
from foundation.accounts.models import User
from foundation.accounts.reading import reader_of
from foundation.audit.act import Act
from foundation.clock import now
from foundation.http.fields import moment_json
from foundation.http.files import (
    FORM_ALLOWANCE,
    FormParser,
    RawParser,
    file_sent,
)
from foundation.http.filters import check_parameters
from foundation.http.routing import urls_of
from foundation.http.serializers import Body
from foundation.http.views import Endpoint, Resource
from foundation.problems import Missing
from foundation.tenancy.scope import Scope

LINK_SALT, LINK_SECONDS = "attachment-download", 60


class Uploads(Resource):
    resource, model, access = "uploads", Upload, access.UPLOADS
    ordering = ("created_at", "id")
    parser_classes: Any = [FormParser, RawParser]
    serializer_class = s.UploadSerializer
    create_serializer, create_action = s.UploadBody, actions.add_upload

    @extend_schema(request={"multipart/form-data": s.UploadBody, "application/octet-stream": bytes})
    def create(self, request: Request, **kwargs: Any) -> Response:
        """Take a file in, raw or as the field `file` of a form."""
        check_parameters(request, {"dry_run", "file_name"})
        self.require("create", scope=self.scope_for({}))
        content, name = file_sent(request)
        act = Act(self.reader, dry_run=self.flag("dry_run"))
        return self.write(
            lambda: self.answer(
                actions.add_upload(act=act, content=content, file_name=name), status=201
            )
        )

    def most_bytes(self) -> int:
        return settings.MAX_UPLOAD_BYTES + FORM_ALLOWANCE

    def scope_for(self, data: Any) -> Any:
        home = self.reader.municipality_id
        where = actions.own_department(self.reader)
        return Scope(home, department_id=where) if home is not None else None


class Attachments(WithContent):
    resource, model, access = "attachments", Attachment, access.PARTS
    ordering = ("block_position", "position", "id")
    parents, listed = {"agenda-items": (AgendaItem, "item")}, False
    serializer_class = s.AttachmentSerializer
    create_serializer, create_action = s.NewAttachmentSerializer, actions.add_attachment
    update_serializer, update_action = s.ChangedAttachmentSerializer, actions.change_attachment
    delete_action = actions.remove_attachment

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        found: QuerySet[Any] = rows.annotate(block_position=F("block__position"))
        return found.select_related("upload", "item__meeting", "block")

    @extend_schema(request=None, responses=s.DownloadLink)
    @action(detail=True, methods=["get", "post"], url_path="download-link")
    def download_link(self, request: Request, **kwargs: Any) -> Response:
        """An address that opens the file for the one who asks, for a minute."""
        check_parameters(request, set())
        row = self.get_object()
        self.require("download-link", row)
        if request.method == "POST":
            self.read(Body)
        signed = signing.dumps(
            [str(row.pk), str(self.reader.user_id), list(self.reader.scopes)], salt=LINK_SALT
        )
        expires = now() + timedelta(seconds=LINK_SECONDS)
        url = f"{settings.BASE_URL}/api/v1/downloads/{signed}"
        data = {"url": url, "expires_at": moment_json(expires)}
        return Response(data, headers={"Cache-Control": "no-store"})


class Download(Endpoint):
    """Opens a signed address. Rights are asked for again: what was closed meanwhile is gone."""

    resource = "downloads"
    authentication_classes: Any = [Anonymous]

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    def get(self, request: Request, signed: str) -> Any:
        """The file behind a signed address."""
        check_parameters(request, set())
        try:
            pk, user_id, scopes = signing.loads(signed, salt=LINK_SALT, max_age=LINK_SECONDS)
        except signing.BadSignature as error:
            raise Missing from error
        user = User.objects.filter(pk=user_id, is_active=True).first()
        if user is None:
            raise Missing
        reader = reader_of(user, scopes=tuple(scopes))
        rows = Attachment.objects.visible_to(reader).select_related("upload")
        row = rows.filter(pk=pk).first()
        if row is None:
            raise Missing
        return given_out(row, request)


urls = [
    path("downloads/<str:signed>", Download.as_view(), name="downloads"),
    *urls_of(Uploads, Attachments),
]
