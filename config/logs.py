"""How a line of the log is written: as JSON, without what opens a door and without what was asked.

A line names a request by the pattern of its route. What stands in its address (a search for a
citizen's name, the key of an invitation) is nobody's business who reads the log.
"""

import logging
import re
from collections.abc import MutableMapping
from typing import Any

import structlog
from django.http import HttpRequest
from django_structlog.middlewares import RequestMiddleware

from foundation.http.routes import route_of

KEYS = re.compile(r"(/(?:calendar|downloads|invitations|unsubscribe)/)[^/\s\"?\\<]+")
"""Addresses whose last step is itself the key, should one come into a line by another way."""

Line = MutableMapping[str, Any]
_as_json = structlog.processors.JSONRenderer(ensure_ascii=False)


class RequestLog(RequestMiddleware):
    """One line for each request, when it is answered (`request_finished`)."""

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        return f"{request.method} {route_of(request)}"


def without_values(logger: Any, name: str, line: Line) -> Line:
    """Django's own lines about a request ("Not Found: /…") with the route for the address."""
    record = line.get("_record")
    request = getattr(record, "request", None)
    if isinstance(record, logging.LogRecord) and isinstance(request, HttpRequest):
        line["event"] = str(line["event"]).replace(_escaped(request.path), route_of(request))
    return line


def _escaped(text: str) -> str:
    """An address as Django writes it into its lines."""
    return text.encode("unicode_escape").decode("ascii")


def rendered(logger: Any, name: str, line: Line) -> str:
    """The line as it is written, whichever logger it comes from."""
    return KEYS.sub(r"\1…", str(_as_json(logger, name, line)))


FOREIGN: list[Any] = [
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso"),
    structlog.processors.format_exc_info,
]
"""What lines of libraries get that ours have already."""


def line_format() -> structlog.stdlib.ProcessorFormatter:
    """The formatter of the settings' LOGGING, which is read before there are routes."""
    meta = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    return structlog.stdlib.ProcessorFormatter(
        processors=[without_values, meta, rendered], foreign_pre_chain=FOREIGN
    )
