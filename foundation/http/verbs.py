"""Verbs: whatever has legal effect is `POST /…/{id}/<verb>`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from rest_framework.decorators import action as drf_action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer

from foundation.http.serializers import Body
from foundation.problems import Refusal

Reasons = Callable[[Any, Any], Sequence[Refusal]]


@dataclass(frozen=True)
class Verb:
    """One verb of a resource.

    `action(act=…, target=…, **body)` does it and answers the row to show. `reasons(row, reader)`
    answers every refusal there is before anything is sent. Verbs that append need no If-Match.
    `answers` is the serializer of the answer, when it is not the resource's own.
    """

    name: str
    action: Callable[..., Any]
    body: type[BaseSerializer[Any]] = Body
    reasons: Reasons | None = None
    if_match: bool = True
    answers: type[BaseSerializer[Any]] | None = None
    status: int = 200


def verb(name: str, action: Callable[..., Any], *, method: str = "", **options: Any) -> Any:
    """A view method for one verb; assign it to the name with underscores, or to `method` where
    views have a method of that name already."""
    spec = Verb(name, action, **options)

    def handler(self: Any, request: Request, **kwargs: Any) -> Response:
        answer: Response = self.do_verb(spec)
        return answer

    handler.__name__ = method or name.replace("-", "_")
    handler.__doc__ = (action.__doc__ or "").split("\n\n")[0]
    decorated = drf_action(detail=True, methods=["post"], url_path=name)(handler)
    decorated.verb = spec  # type: ignore[attr-defined]
    return decorated
