"""What reads without rows of its own."""

from typing import Any
from uuid import UUID

from rest_framework.request import Request

from desk import access
from foundation.http.filters import check_parameters
from foundation.http.views import Endpoint
from foundation.problems import InvalidInput


class Desk(Endpoint):
    """A read without rows of its own."""

    access = access.DESK
    pagination_class = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        check_parameters(request, set(self.extra_parameters))
        self.require("get")


def uuid_parameter(request: Request, name: str) -> UUID | None:
    """A query parameter that is an id."""
    text = request.query_params.get(name)
    try:
        return None if text is None else UUID(text)
    except ValueError as error:
        raise InvalidInput.at(f"?{name}", "invalid", "Skal være et id.") from error
