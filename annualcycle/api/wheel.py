"""The wheel of a year over HTTP: as a drawing, a picture, a page and a print."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from annualcycle import access
from annualcycle.models import AnnualCycle
from annualcycle.wheel.reading import picture_of
from annualcycle.wheel.renditions import MEDIA_TYPES, rendition
from foundation.http.filters import check_parameters
from foundation.http.views import Resource
from foundation.tenancy.models import etag_from

FILES = {
    (200, "image/svg+xml"): OpenApiTypes.STR,
    (200, "text/html"): OpenApiTypes.STR,
    (200, "application/pdf"): OpenApiTypes.BINARY,
    (200, "image/png"): OpenApiTypes.BINARY,
}


class Wheels(Resource):
    """Whoever knows of a year sees its wheel, with what he may know of its topics."""

    resource, model, access = "annual-cycles", AnnualCycle, access.CYCLES
    ordering = ("year", "id")

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows.select_related("committee", "municipality")

    @extend_schema(responses=FILES)
    def wheel(self, request: Request, **kwargs: Any) -> HttpResponseBase:
        """The year as a ring of months with topics as arcs and meetings as marks; the page and
        the print say the same in tables."""
        check_parameters(request, set())
        cycle = self.get_object()
        self.require("retrieve", cycle)
        picture, today, kind = picture_of(cycle, self.reader), self.reader.today, kwargs["kind"]
        etag = etag_from(repr((picture, today, kind)))
        same = self.not_modified(etag)
        if same is not None:
            unchanged: HttpResponseBase = same
            return unchanged
        headers = {
            "ETag": etag,
            "Cache-Control": "private",
            "Content-Disposition": f'inline; filename="aarshjul-{cycle.year}.{kind}"',
        }
        content = rendition(picture, today, kind)
        return HttpResponse(content, content_type=MEDIA_TYPES[kind], headers=headers)


def wheel_urls() -> list[URLPattern]:
    """One route for each kind of file."""
    view = Wheels.as_view({"get": "wheel"})
    where = "annual-cycles/<str:pk>/wheel"
    return [
        path(f"{where}.{kind}", view, {"kind": kind}, name=f"annual-cycles-wheel-{kind}")
        for kind in MEDIA_TYPES
    ]
