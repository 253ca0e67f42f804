"""Every exception a request can meet becomes one kind of answer."""

from collections.abc import Iterator
from typing import Any

import psycopg
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import IntegrityError, InterfaceError, OperationalError, connection
from django.http import Http404
from rest_framework import exceptions
from rest_framework.response import Response

from foundation.audit.plain import conflict_from, is_forbidden_move
from foundation.http.parsers import escape
from foundation.http.renderers import ProblemRenderer
from foundation.problems import (
    Conflict,
    Fault,
    Forbidden,
    InvalidInput,
    Missing,
    Problem,
    Unauthenticated,
    Unavailable,
)


def problem_response(error: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's exception handler. None (a defect of ours) goes on to the middleware."""
    problem = as_problem(error)
    if problem is None:
        return None
    response, request = response_of(problem), context.get("request")
    if request is not None:
        # Otherwise a view whose own answers are YAML would write its problems so too.
        request.accepted_renderer = response.accepted_renderer
        request.accepted_media_type = response.accepted_media_type
    return response


def response_of(problem: Problem) -> Response:
    """The answer for a problem."""
    response = Response(problem.body(), status=problem.status, headers=problem.headers)
    response.accepted_renderer = ProblemRenderer()
    response.accepted_media_type = ProblemRenderer.media_type
    response.renderer_context = {}  # type: ignore[attr-defined]
    # A renderer on the response itself keeps content negotiation from choosing another.
    response.content_type = ProblemRenderer.media_type
    return response


def as_problem(error: Exception) -> Problem | None:
    """The problem that an exception stands for."""
    match error:
        case Problem():
            found: Problem | None = error
        case SuspiciousOperation():
            found = InvalidInput.at("", "bad_request", "Forespørgslen kan ikke læses.")
        case Http404():
            found = Missing()
        case PermissionDenied():
            found = Forbidden("Det har du ikke ret til.")
        case exceptions.APIException():
            found = _from_drf(error)
        case OperationalError() | InterfaceError():
            found = _from_database(error)
        case IntegrityError() if is_forbidden_move(error):
            found = conflict_from(error)
        case _:
            found = None
    return found


def _from_database(error: Exception) -> Problem | None:
    cause = error.__cause__
    if isinstance(cause, psycopg.errors.LockNotAvailable | psycopg.errors.DeadlockDetected):
        return Conflict(
            "En anden er ved at ændre det samme; prøv igen.",
            code="busy",
            headers={"Retry-After": "1"},
        )
    if isinstance(cause, psycopg.errors.QueryCanceled):
        return Unavailable("Svaret tog for lang tid.")
    if not isinstance(cause, psycopg.errors.DatabaseError) or connection_lost(error):
        return Unavailable("Databasen svarer ikke lige nu.")
    return None


def connection_lost(error: Exception) -> bool:
    """Whether the database is away, as opposed to answering no."""
    cause = error.__cause__
    if isinstance(cause, psycopg.errors.AdminShutdown | psycopg.errors.CannotConnectNow):
        return True
    return getattr(cause, "sqlstate", None) is None or not connection.is_usable()


def _from_drf(error: exceptions.APIException) -> Problem:
    if isinstance(error, exceptions.ValidationError):
        return InvalidInput("Der er fejl i det sendte.", errors=list(faults_in(error.detail)))
    headers = {}
    if getattr(error, "wait", None):
        headers["Retry-After"] = str(int(error.wait) + 1)  # type: ignore[attr-defined]
    if isinstance(error, exceptions.NotAuthenticated | exceptions.AuthenticationFailed):
        headers["WWW-Authenticate"] = 'Bearer realm="punkt"'
        return Unauthenticated(_text(error), code=_code(error), headers=headers)
    problem = Problem(_text(error), code=_code(error), headers=headers)
    problem.status = error.status_code  # type: ignore[misc]
    return problem


def _text(error: exceptions.APIException) -> str:
    return str(error.detail)


def _code(error: exceptions.APIException) -> str:
    codes = error.get_codes()
    return codes if isinstance(codes, str) else error.default_code


def faults_in(detail: Any, pointer: str = "") -> Iterator[Fault]:
    """Every fault of a DRF validation error with its JSON pointer."""
    if isinstance(detail, dict):
        for key, inner in detail.items():
            at = pointer if key == "non_field_errors" else f"{pointer}/{escape(key)}"
            yield from faults_in(inner, at)
    elif isinstance(detail, list):
        for index, inner in enumerate(detail):
            if isinstance(inner, dict | list):
                yield from faults_in(inner, f"{pointer}/{index}")
            else:
                yield from faults_in(inner, pointer)
    else:
        yield Fault(pointer, getattr(detail, "code", "invalid"), str(detail))
