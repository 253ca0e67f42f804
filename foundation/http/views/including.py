"""`?include=verbs`: rows come with what may be done to them."""

from collections.abc import Sequence
from typing import Any, ClassVar

from foundation.http.views.reading import Readable
from foundation.problems import InvalidInput


class VerbsIncluded(Readable):
    """A resource whose lists and rows can be asked for with their verbs. Reasons must then be
    told from the row alone: a query for each would be one too many."""

    extra_parameters: ClassVar[Sequence[str]] = ("include",)

    def get_serializer_context(self) -> dict[str, Any]:
        context = super().get_serializer_context()
        if self.wants_verbs():
            context["verbs_of"] = self.verbs_of
        return context

    def wants_verbs(self) -> bool:
        """Whether the request asks for verbs."""
        request = getattr(self, "request", None)
        wanted = request.query_params.get("include") if request is not None else None
        if wanted not in (None, "verbs"):
            raise InvalidInput.at("?include", "invalid_choice", "Skal være verbs.")
        return wanted == "verbs"
