"""The schema and the page to try it on; both open to everybody, neither needs another host."""

from functools import cache
from typing import Any

from django.http import HttpResponse
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SCHEMA_KWARGS, SpectacularAPIView, SpectacularSwaggerView
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.request import Request

from foundation.accounts.authentication import Anonymous, ReaderRequired


class ByParameter(DefaultContentNegotiation):
    """`?format=` names the form; nowhere else does it, where it is an unknown parameter."""

    def select_renderer(
        self, request: Request, renderers: Any, format_suffix: str | None = None
    ) -> Any:
        named = request.query_params.get("format")
        return super().select_renderer(request, renderers, named or format_suffix)


class SchemaDocument(SpectacularAPIView):
    """OpenAPI 3.1 (`?format=yaml` or JSON)."""

    resource = "schema"
    content_negotiation_class = ByParameter
    authentication_classes = [Anonymous]
    permission_classes = [ReaderRequired]

    @extend_schema(**SCHEMA_KWARGS)
    def get(self, request: Request, *_args: Any, **_kwargs: Any) -> HttpResponse:
        form: Any = type(request.accepted_renderer)
        return HttpResponse(written(form), content_type=form.media_type)


@cache
def written(form: Any) -> bytes:
    """The document in one form (a renderer), made once a process: that takes seconds, and
    anybody may ask."""
    generator: Any = SchemaGenerator
    made = generator().get_schema(request=None, public=True)
    return bytes(form().render(made, form.media_type, {}))


class Docs(SpectacularSwaggerView):
    """An interactive page."""

    resource = "docs"
    authentication_classes = [Anonymous]
    permission_classes = [ReaderRequired]
