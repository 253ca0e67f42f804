"""The HTTP room as an app of Django's."""

from django.apps import AppConfig

WORDS = {
    "empty": "Listen må ikke være tom.",
    "min_length": "Listen skal have mindst {min_length} elementer.",
    "max_length": "Listen må højst have {max_length} elementer.",
}
"""What DRF says of lists in English or, of empty ones, in Danish that means something else."""


class HttpConfig(AppConfig):
    name = "foundation.http"
    label = "http"

    def ready(self) -> None:
        from rest_framework.serializers import ListField, ListSerializer

        for lists in (ListField, ListSerializer):
            lists.default_error_messages.update(WORDS)
