"""Giving out the file of a row, whole or a range of it."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from agenda.vocabulary import ScanState
from foundation.files import opened
from foundation.http.files import Outgoing, file_response
from foundation.http.filters import check_parameters
from foundation.http.views import Resource
from foundation.problems import Conflict, Missing
from foundation.tenancy.models import etag_from


class WithContent(Resource):
    """Rows that have a file: `{id}/content` gives it out to those whom `access` lets."""

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    @action(detail=True, methods=["get"], url_path="content", url_name="content")
    def content(self, request: Request, **kwargs: Any) -> Any:
        """The file, whole or one range of it."""
        check_parameters(request, set())
        row = self.get_object()
        self.require("content", row)
        return given_out(row, request)


def given_out(row: Any, request: Request) -> Any:
    """The bytes of an attachment, or of what else has a file, where there are some."""
    upload = row.upload
    if upload is None or upload.is_erased:
        raise Missing
    if upload.scan_state == ScanState.INFECTED:
        raise Conflict("Filen er inficeret og udleveres ikke.", code="file_infected")
    etag = etag_from(upload.sha256)
    if etag in request.headers.get("If-None-Match", ""):
        return Response(status=304, headers={"ETag": etag})
    try:
        content = opened(upload.storage_key)
    except FileNotFoundError as error:
        raise Missing from error
    wanted = request.headers.get("Range")
    if request.headers.get("If-Range", etag) != etag:
        wanted = None
    told = Outgoing(upload.size, upload.media_type, upload.file_name, etag)
    return file_response(content, told, wanted)
