"""The schema and the page to try it on; both open to everybody, neither needs another host."""

from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerView

from foundation.accounts.authentication import Anonymous, ReaderRequired


class SchemaDocument(SpectacularAPIView):
    """OpenAPI 3.1 (`?format=yaml` or JSON)."""

    resource = "schema"
    authentication_classes = [Anonymous]
    permission_classes = [ReaderRequired]


class Docs(SpectacularSwaggerView):
    """An interactive page."""

    resource = "docs"
    authentication_classes = [Anonymous]
    permission_classes = [ReaderRequired]
