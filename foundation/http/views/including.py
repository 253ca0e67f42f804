"""`?include=verbs`: rows come with what may be done to them."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet

from foundation.http.renderers import JSONRenderer
from foundation.http.views.hot import Hot
from foundation.problems import InvalidInput


class VerbsIncluded(Hot):
    """A resource whose lists and rows can be asked for with their verbs. The database writes the
    rows of a list as ever. Reasons are told from the same rows as Python knows them, and from
    what `weigh` read for the whole page: a query for each would be one too many."""

    extra_parameters: ClassVar[Sequence[str]] = ("include",)

    def get_serializer_context(self) -> dict[str, Any]:
        context = super().get_serializer_context()
        if self.wants_verbs():
            context["verbs_of"] = self.verbs_of
        return context

    def printed(self, page: Sequence[dict[str, Any]]) -> Sequence[str]:
        texts = super().printed(page)
        if not self.wants_verbs():
            return texts
        ids = [row["id"] for row in page]
        known = {row.pk: row for row in self.judged().filter(pk__in=ids)}
        self.weigh([known[pk] for pk in ids if pk in known])
        return [
            with_verbs(text, self.verbs_of(known[pk]))
            for pk, text in zip(ids, texts, strict=True)
            if pk in known
        ]

    def judged(self) -> "QuerySet[Any]":
        """The rows with what reasons are told from."""
        return self.get_queryset()

    def weigh(self, rows: Sequence[Any]) -> None:
        """Read at once what the reasons of all rows of a page ask for."""

    def wants_verbs(self) -> bool:
        """Whether the request asks for verbs."""
        request = getattr(self, "request", None)
        wanted = request.query_params.get("include") if request is not None else None
        if wanted not in (None, "verbs"):
            raise InvalidInput.at("?include", "invalid_choice", "Skal være verbs.")
        return wanted == "verbs"


def with_verbs(text: str, verbs: Sequence[dict[str, Any]]) -> str:
    """A row as the database wrote it, with its verbs."""
    return f'{text[:-1]},"verbs":{JSONRenderer().render(verbs).decode()}}}'
