"""What is outstanding, over HTTP."""

from copy import copy
from typing import Any

from django.urls import path
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annualcycle import access
from annualcycle.filters import OutstandingFilters
from annualcycle.querysets.outstanding import ORDER, outstanding_for
from annualcycle.serializers import outstanding as s
from annualcycle.vocabulary import OutstandingKind
from foundation.http.filters import check_parameters, refuse_invalid
from foundation.http.paging import KeysetPaging
from foundation.http.views import Endpoint
from foundation.http.views.hot import Asked
from foundation.tenancy.prepared import Statement, kept

PAGING = frozenset({"limit", "cursor", "count"})
TYPES: dict[str, Any] = {
    **dict.fromkeys(("due_from", "due_to"), OpenApiTypes.DATE),
    **dict.fromkeys(("overdue", "count"), OpenApiTypes.BOOL),
    "limit": OpenApiTypes.INT,
    "cursor": OpenApiTypes.STR,
    "kind": OpenApiTypes.STR,
}
PARAMETERS = [
    OpenApiParameter(
        name,
        TYPES.get(name, OpenApiTypes.UUID),
        enum=OutstandingKind.values() if name == "kind" else None,
    )
    for name in (*OutstandingFilters.base_filters, *sorted(PAGING))
]


class Outstanding(Endpoint):
    """Udestående: a list over several tables, each read through its own door."""

    resource, access = "outstanding", access.OUTSTANDING
    pagination_class = KeysetPaging
    serializer_class = s.OutstandingPage
    ordering = ORDER

    @extend_schema(parameters=PARAMETERS, responses=s.OutstandingPage)
    def get(self, request: Request) -> Response:
        """Follow-ups that are not closed, postponed items that have not come back, conditions that
        nobody looks after and cases that wait in another committee, the nearest day first."""
        check_parameters(request, PAGING | set(OutstandingFilters.base_filters))
        self.require("list")
        if request.query_params.get("count") == "true":
            asked = self._ask(request)
        else:
            key = ("outstanding", request.get_full_path(), self.reader)
            asked = kept(key, lambda: self._ask(request))
        paging = copy(asked.paging)
        paging.request = request
        page = paging.take([dict(zip(asked.names, row, strict=True)) for row in asked.rows.run()])
        answer: Response = paging.get_paginated_response([s.outstanding_json(row) for row in page])
        return answer

    def _ask(self, request: Request) -> Asked:
        """What the list is asked for, of each table by itself: the same address asks the same for
        the same reader, and what it compiles to is kept."""
        rows = outstanding_for(self.reader)
        narrowed = [
            OutstandingFilters(request.query_params, queryset=part, request=request)
            for part in rows.parts
        ]
        refuse_invalid(narrowed[0])
        paging: Any = KeysetPaging()
        page = paging.ask(rows.with_parts([each.qs for each in narrowed]), request, self)
        paging.request = None
        return Asked(Statement.of(page), rows.columns, paging)


urls = [path("outstanding", Outstanding.as_view(), name="outstanding")]
