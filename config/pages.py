"""The schema and the page to try it on; both open to everybody, neither needs another host."""

from typing import Any

from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerView
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


class Docs(SpectacularSwaggerView):
    """An interactive page."""

    resource = "docs"
    authentication_classes = [Anonymous]
    permission_classes = [ReaderRequired]
