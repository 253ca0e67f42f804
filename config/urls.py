"""All routes: each app's own, below `/api/v1`."""

from importlib import import_module

from django.urls import include, path

from config.health import Health
from config.pages import Docs, SchemaDocument
from foundation.http.middleware import missing_page

APPS = (
    "foundation.accounts",
    "committees",
    "meetings",
    "agenda",
    "proceedings",
    "minutes",
    "hearings",
    "annualcycle",
    "reminders",
    "interchange",
    "publication",
    "desk",
)

routes = [
    path("health", Health.as_view(), name="health"),
    path("schema", SchemaDocument.as_view(), name="schema"),
    path("docs", Docs.as_view(url_name="schema"), name="docs"),
    *(route for app in APPS for route in import_module(f"{app}.api").urls),
]
urlpatterns = [
    path("api/v1/", include(routes)),
    path("", include("django_prometheus.urls")),
]
handler404 = missing_page
