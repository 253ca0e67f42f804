"""Answers: JSON, and problem details."""

from typing import Any

from rest_framework.renderers import JSONRenderer as DRFJSONRenderer


class JSONRenderer(DRFJSONRenderer):
    """UTF-8 JSON; bytes that PostgreSQL made pass through untouched."""

    charset = None

    def render(
        self, data: Any, accepted_media_type: str | None = None, renderer_context: Any = None
    ) -> bytes:
        if isinstance(data, bytes):
            return data
        rendered: bytes = super().render(data, accepted_media_type, renderer_context)
        return rendered


class ProblemRenderer(DRFJSONRenderer):
    """`application/problem+json` (RFC 9457)."""

    media_type = "application/problem+json"
    charset = None
