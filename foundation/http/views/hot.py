"""Hot reads: what is asked for all the time comes out of PostgreSQL as JSON."""

import hashlib
import re
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast
from rest_framework.request import Request
from rest_framework.response import Response

from foundation.http.filters import check_parameters
from foundation.http.renderers import JSONRenderer
from foundation.http.sqljson import json_of
from foundation.http.views.reading import Readable
from foundation.problems import Missing
from foundation.tenancy.models import etag_from
from foundation.tenancy.prepared import HOLE, Statement, kept, kept_statement

TAG = re.compile(r'"etag":"\\"([0-9a-f]{32})\\""')
"""The first such member is the row's own: only its id is written before it."""


@dataclass(frozen=True)
class Asked:
    """One page of a list as a statement, with the names of its columns."""

    rows: Statement
    names: Sequence[str]
    paging: Any


class Hot(Readable):
    """A resource whose list and rows are made by the database: the same queryset, the same
    declared fields and the same access as everywhere else; whoever sees a row may retrieve it.
    Verbs are told by Python, so that a request for one row with them goes the ordinary way."""

    def as_json(self, rows: Any) -> Any:
        """The rows with what the serializer would answer as text in `shown`."""
        made = json_of(self.serializer_class, self.model, self.reader)
        return rows.annotate(shown=Cast(made, TextField()))

    def list(self, request: Request, **kwargs: Any) -> Response:
        """List rows, page by page, with the filters and `modified_since`."""
        parent = self.get_parent()
        self.require("list", parent)
        if request.query_params.get("count") == "true":
            asked = self._ask(parent)
        else:
            key = ("list", type(self), request.get_full_path(), self.reader)
            asked = kept(key, lambda: self._ask(parent))
        paging = copy(asked.paging)
        paging.request = request
        page = paging.take([dict(zip(asked.names, row, strict=True)) for row in asked.rows.run()])
        return self._answer_page(paging, ",".join(self.printed(page)))

    def printed(self, page: Sequence[dict[str, Any]]) -> Sequence[str]:
        """The rows of a page as the database wrote them."""
        return [row["shown"] for row in page]

    def _ask(self, parent: Any) -> "Asked":
        """What a list is asked for: the same address asks the same for the same reader."""
        rows = self.get_queryset()
        if parent is not None:
            rows = rows.filter(**{self.parents[self.kwargs["parent_resource"]][1]: parent})
        paging = self.pagination_class()
        page = self.as_json(paging.ask(self.filter_queryset(rows), self.request, self))
        paging.request = None
        names = ("shown", *(name.lstrip("-") for name in self.ordering))
        return Asked(Statement.of(page.values_list(*names)), names, paging)

    def _answer_page(self, paging: Any, results: str) -> Response:
        frame = JSONRenderer().render(paging.get_paginated_response([]).data)
        body = frame.replace(b'"results":[]', f'"results":[{results}]'.encode(), 1)
        return self.answer_bytes(body, etag_from(hashlib.sha256(body).hexdigest()))

    def retrieve(self, request: Request, **kwargs: Any) -> Response:
        """One row."""
        if "verbs_of" in self.get_serializer_context():
            return super().retrieve(request, **kwargs)
        check_parameters(request, set(self.extra_parameters))
        self.require("retrieve")
        found = kept_statement(("row", type(self), self.reader), self._one).run(self.id_in_path())
        if not found:
            raise Missing
        shown: str = found[0][0]
        tag = TAG.search(shown)
        return self.answer_bytes(shown.encode(), f'"{tag[1]}"' if tag else etag_from(shown))

    def _one(self) -> Any:
        return self.as_json(self.get_queryset().filter(pk=HOLE)).values_list("shown")

    def answer_bytes(self, body: bytes, etag: str) -> Response:
        return self.not_modified(etag) or Response(body, headers={"ETag": etag})
