"""Search over HTTP."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from desk import serializers
from desk.api.reads import Desk, uuid_parameter
from desk.querysets import found
from desk.vocabulary import FoundType
from foundation.http.paging import read_limit
from foundation.problems import InvalidInput


class SearchView(Desk):
    resource = "search"
    serializer_class = serializers.Found
    extra_parameters = ("q", "type", "committee", "limit")

    def get(self, request: Request) -> Response:
        """Items, cases, committees and persons in which a word begins with the text."""
        text, limit = request.query_params.get("q", "").strip(), read_limit(request)
        if not 2 <= len(text) <= 200:
            raise InvalidInput.at("?q", "bad_length", "Skriv mellem 2 og 200 tegn.")
        kind = request.query_params.get("type")
        if kind not in (None, *FoundType.values()):
            raise InvalidInput.at("?type", "invalid_choice", "Typen kendes ikke.")
        committee = uuid_parameter(request, "committee")
        rows = found(self.reader, text, kind=kind, committee=committee)
        return Response({"results": [_found(row) for row in rows[:limit]]})


def _found(row: tuple[Any, ...]) -> dict[str, Any]:
    kind, id_, title, committee, meeting = row
    label = FoundType(kind).label
    return {"type": kind, "type_label": label, "id": id_, "title": title, "committee": committee,
            "meeting": meeting}  # fmt: skip
