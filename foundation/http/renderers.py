"""Answers: JSON, and problem details."""

from typing import Any

from rest_framework.renderers import JSONRenderer as DRFJSONRenderer


class JSONRenderer(DRFJSONRenderer):
    """UTF-8 JSON; bytes that PostgreSQL made pass through, but for the two separators of
    lines that DRF escapes because older JavaScript took them for the end of a line."""

    charset = None

    def render(
        self, data: Any, accepted_media_type: str | None = None, renderer_context: Any = None
    ) -> bytes:
        if isinstance(data, bytes):
            return data.replace(b"\xe2\x80\xa8", b"\\u2028").replace(b"\xe2\x80\xa9", b"\\u2029")
        rendered: bytes = super().render(data, accepted_media_type, renderer_context)
        return rendered


class ProblemRenderer(DRFJSONRenderer):
    """`application/problem+json` (RFC 9457)."""

    media_type = "application/problem+json"
    charset = None
