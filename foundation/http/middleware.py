"""The outermost wall: headers every answer has, and problems for what no view caught."""

from collections.abc import Callable, Mapping

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse

from foundation.http.bodies import length_of
from foundation.http.errors import as_problem
from foundation.http.routes import route_of
from foundation.problems import InvalidInput, Missing, Problem

log = structlog.get_logger(__name__)
Handler = Callable[[HttpRequest], HttpResponse]


class ServerFault(Problem):
    """500: a defect of ours. Its answer tells nothing of the inside."""

    status = 500
    default_code = "internal_error"

    def __init__(self) -> None:
        super().__init__("Der skete en fejl hos os. Den er skrevet i loggen.")


PAGES: Mapping[int, Callable[[], Problem]] = {
    400: lambda: InvalidInput.at("", "bad_request", "Forespørgslen kan ikke læses."),
    404: Missing,
    500: ServerFault,
}
"""What stands for the pages that Django itself answers with, when it never comes to a view."""


class ProblemMiddleware:
    """Adds `API-Version`, keeps personal answers out of shared caches, and turns what escapes
    the views into problem details, with no trace of the inside."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._unreadable(request) or self.get_response(request)
        if not request.path.startswith("/api/"):
            return response
        if response.status_code in PAGES and "json" not in response.get("Content-Type", ""):
            response = plain_problem(PAGES[response.status_code]())
        response["API-Version"] = settings.API_VERSION
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-cache"
        response["Vary"] = "Accept, Authorization, Origin"
        return response

    def _unreadable(self, request: HttpRequest) -> HttpResponse | None:
        """The answer to headers that whoever comes after this would stumble over."""
        try:
            length_of(request)
        except InvalidInput as problem:
            return plain_problem(problem)
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not request.path.startswith("/api/"):
            return None
        problem = as_problem(error)
        if problem is None:
            log.exception("internal_error", route=route_of(request))
            problem = ServerFault()
        return plain_problem(problem)


def plain_problem(problem: Problem) -> HttpResponse:
    """A problem outside DRF."""
    return JsonResponse(
        problem.body(),
        status=problem.status,
        headers=problem.headers,
        content_type="application/problem+json",
        json_dumps_params={"ensure_ascii": False},
    )


def missing_page(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's handler for paths that lead nowhere."""
    return plain_problem(Missing())
