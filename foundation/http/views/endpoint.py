"""What every endpoint has."""

from collections.abc import Sequence
from typing import Any, ClassVar, NoReturn

from django.conf import settings
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from foundation.http.access import Access, may
from foundation.http.bodies import expect_whole
from foundation.http.errors import response_of
from foundation.http.throttling import TooOften
from foundation.problems import Forbidden, Problem


class Endpoint(GenericAPIView[Any]):
    """What every endpoint has: a reader, known parameters, problems, entity tags."""

    resource: ClassVar[str]
    access: ClassVar[Access] = {}
    extra_parameters: ClassVar[Sequence[str]] = ()
    http_method_names = ["get", "head", "post", "put", "patch", "delete"]

    @property
    def reader(self) -> Any:
        """Who asks; anonymous callers of public endpoints are readers too."""
        return self.request.auth

    def get_serializer_context(self) -> dict[str, Any]:
        context: dict[str, Any] = dict(super().get_serializer_context())
        return {**context, "reader": getattr(self.request, "auth", None)}

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        expect_whole(request._request, self.most_bytes())
        if request.method == "POST" and "Idempotency-Key" in request.headers:
            _ = request._request.body  # kept whole before a parser drains the stream
        super().initial(request, *args, **kwargs)

    def most_bytes(self) -> int:
        """How long a body may be, in bytes."""
        return int(settings.MAX_JSON_BYTES)

    def throttled(self, request: Request, wait: float | None) -> NoReturn:
        raise TooOften(wait)

    def handle_exception(self, exc: Exception) -> Response:
        response: Response = (
            response_of(exc) if isinstance(exc, Problem) else super().handle_exception(exc)
        )
        # A view that answers a calendar or a PDF still answers problems as problems.
        self.request.accepted_renderer = response.accepted_renderer
        self.request.accepted_media_type = response.accepted_media_type
        return response

    def require(self, verb: str, row: Any = None, scope: Any = None) -> None:
        """403 unless the access table lets this reader do `verb` to `row` (or in `scope`)."""
        if not self.allows(verb, row, scope):
            raise Forbidden("Det har du ikke ret til.", extra={"verb": verb})

    def allows(self, verb: str, row: Any = None, scope: Any = None) -> bool:
        """What `require` asks."""
        return may(self.access, verb, self.roles_to(row, scope))

    def roles_to(self, row: Any = None, scope: Any = None) -> frozenset[str]:
        """The reader's roles where the row is (or in `scope`); none where he does not see the
        row whole, so that he may do to it what anyone may."""
        if not getattr(row, "is_whole_for", _whole)(self.reader):
            return frozenset()
        if scope is None and row is not None:
            scope = row.scope()
        return (
            frozenset(self.reader.roles_for(scope)) if scope is not None else self._roles_anywhere()
        )

    def _roles_anywhere(self) -> frozenset[str]:
        day = self.reader.today
        return frozenset(s.role for s in self.reader.standings if s.holds_on(day))

    def flag(self, name: str) -> bool:
        """A boolean query parameter."""
        return bool(self.request.query_params.get(name) == "true")

    def not_modified(self, etag: str) -> Response | None:
        """304 when the client already has `etag`."""
        sent = self.request.headers.get("If-None-Match", "")
        if sent.strip() == "*" or etag in [t.strip().removeprefix("W/") for t in sent.split(",")]:
            return Response(status=304, headers={"ETag": etag})
        return None


def _whole(_reader: Any) -> bool:
    """Rows without hidden parts."""
    return True
