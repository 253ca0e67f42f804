"""The white book over HTTP: as JSON page by page, and whole as CSV and PDF."""

from typing import Any, ClassVar

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from foundation.clock import now
from foundation.http.filters import ALWAYS, check_parameters
from foundation.http.views import Resource
from foundation.problems import Forbidden, Missing
from foundation.tables import CSV, PDF, to_csv, to_pdf
from foundation.tenancy.models import etag_from
from hearings import access
from hearings import serializers as s
from hearings.models import Hearing
from hearings.white_book import answers_in, lines, table_of

FILE = {(200, CSV): OpenApiTypes.BINARY, (200, PDF): OpenApiTypes.BINARY}
KINDS = ("csv", "pdf")


class WhiteBooks(Resource):
    """The internal edition, for those who consider the answers; whoever is only asked in the
    hearing knows that it is there, and not what others say."""

    resource, model, access = "hearings", Hearing, access.HEARINGS
    ordering = ("position", "id")
    is_public: ClassVar[bool] = False

    def hearing(self) -> Hearing:
        """The hearing whose answers the reader may read."""
        rows = Hearing.objects.visible_to(self.reader).select_related("municipality")
        found: Hearing | None = rows.filter(pk=self.id_in_path()).first()
        if found is None:
            raise Missing
        if not Hearing.objects.considered_by(self.reader).filter(pk=found.pk).exists():
            raise Forbidden("Det har du ikke ret til.", extra={"verb": "white-book"})
        return found

    @extend_schema(responses=s.WhiteBookLineSerializer(many=True))
    def book(self, request: Request, **kwargs: Any) -> Response:
        """Every answer that stands, with the administration's comment."""
        check_parameters(request, ALWAYS - {"modified_since"})
        hearing = self.hearing()
        pages: Any = self.paginator
        rows = answers_in(hearing, is_public=self.is_public)
        page = pages.paginate_queryset(rows, request, self)
        told = lines(hearing, page, is_public=self.is_public)
        answer: Response = pages.get_paginated_response(
            s.WhiteBookLineSerializer(told, many=True).data
        )
        return answer

    @extend_schema(responses=FILE)
    def file(self, request: Request, **kwargs: Any) -> HttpResponseBase:
        """The whole white book for a spreadsheet or for print."""
        check_parameters(request, set())
        hearing, kind = self.hearing(), str(kwargs["kind"])
        table = table_of(hearing, is_public=self.is_public, is_print=kind == "pdf")
        etag = etag_from(repr(table))
        same = self.not_modified(etag)
        if same is not None:
            unchanged: HttpResponseBase = same
            return unchanged
        is_csv = kind == "csv"
        content = to_csv(table.headings, table.rows) if is_csv else self.pdf(table, etag)
        name = f"hvidbog.{kind}"
        headers = {
            "ETag": etag,
            "Cache-Control": "private",
            "X-Content-Type-Options": "nosniff",
            "Content-Disposition": f'attachment; filename="{name}"',
        }
        return HttpResponse(content, content_type=CSV if is_csv else PDF, headers=headers)

    def pdf(self, table: Any, _etag: str) -> bytes:
        """The table in print."""
        return to_pdf(table, generated_at=now())


def white_book_urls(view: type[WhiteBooks], where: str, name: str) -> list[URLPattern]:
    """The routes of one edition."""
    return [
        path(f"{where}/<str:pk>/white-book", view.as_view({"get": "book"}), name=f"{name}-json"),
        *(
            path(
                f"{where}/<str:pk>/white-book.{kind}",
                view.as_view({"get": "file"}),
                {"kind": kind},
                name=f"{name}-{kind}",
            )
            for kind in KINDS
        ),
    ]
