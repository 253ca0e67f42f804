"""`?include=verbs`: rows come with what may be done to them."""

from collections.abc import Sequence
from typing import Any, ClassVar

from foundation.http.views.reading import Readable
from foundation.problems import InvalidInput


class VerbsIncluded(Readable):
    """A resource whose lists and rows can be asked for with their verbs. Reasons are then told
    from the row and from what `weigh` read for the whole page: a query for each would be one too
    many."""

    extra_parameters: ClassVar[Sequence[str]] = ("include",)

    def get_serializer_context(self) -> dict[str, Any]:
        context = super().get_serializer_context()
        if self.wants_verbs():
            context["verbs_of"] = self.verbs_of
        return context

    def paginate_queryset(self, queryset: Any) -> Any:
        page = super().paginate_queryset(queryset)
        if self.wants_verbs():
            self.weigh(page or [])
        return page

    def weigh(self, rows: Sequence[Any]) -> None:
        """Read at once what the reasons of all rows of a page ask for."""

    def wants_verbs(self) -> bool:
        """Whether the request asks for verbs."""
        request = getattr(self, "request", None)
        wanted = request.query_params.get("include") if request is not None else None
        if wanted not in (None, "verbs"):
            raise InvalidInput.at("?include", "invalid_choice", "Skal være verbs.")
        return wanted == "verbs"
