"""Hot reads: what is asked for all the time comes out of PostgreSQL as JSON."""

import hashlib
from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from rest_framework.request import Request
from rest_framework.response import Response

from foundation.http.filters import check_parameters
from foundation.http.prepared import HOLE, kept_statement
from foundation.http.renderers import JSONRenderer
from foundation.http.sqljson import etag_sql, json_of
from foundation.http.views.reading import Readable
from foundation.problems import Missing
from foundation.tenancy.models import etag_from


class Hot(Readable):
    """A resource whose list and rows are made by the database: the same queryset, the same
    declared fields and the same access as everywhere else; whoever sees a row may retrieve it.
    Verbs are told by Python, so that a request for them goes the ordinary way."""

    def as_json(self, rows: Any) -> Any:
        """The rows with what the serializer would answer as text in `shown`."""
        made = json_of(self.serializer_class, self.model, self.reader)
        return rows.annotate(shown=Cast(made, TextField()))

    def list(self, request: Request, **kwargs: Any) -> Response:
        """List rows, page by page, with the filters and `modified_since`."""
        if "verbs_of" in self.get_serializer_context():
            return super().list(request, **kwargs)
        paging: Any = self.paginator
        paging.fetch = self._fetch
        parent = self.get_parent()
        rows = self.get_queryset()
        self.require("list", parent)
        if parent is not None:
            rows = rows.filter(**{self.parents[kwargs["parent_resource"]][1]: parent})
        page: Any = self.paginate_queryset(self.filter_queryset(rows))
        return self._answer_page(paging, ",".join(row["shown"] for row in page))

    def _fetch(self, rows: "QuerySet[Any]") -> Sequence[dict[str, Any]]:
        names = ("shown", *(name.lstrip("-") for name in self.ordering))
        key = ("list", type(self), self.request.get_full_path(), self.reader)
        page = kept_statement(key, lambda: self.as_json(rows).values_list(*names))
        found = page.run()
        return [dict(zip(names, row, strict=True)) for row in found]

    def _answer_page(self, paging: Any, results: str) -> Response:
        frame = JSONRenderer().render(paging.get_paginated_response([]).data)
        body = frame.replace(b'"results":[]', f'"results":[{results}]'.encode(), 1)
        return self._answer_bytes(body, etag_from(hashlib.sha256(body).hexdigest()))

    def retrieve(self, request: Request, **kwargs: Any) -> Response:
        """One row."""
        if "verbs_of" in self.get_serializer_context():
            return super().retrieve(request, **kwargs)
        check_parameters(request, set(self.extra_parameters))
        self.require("retrieve")
        found = kept_statement(("row", type(self), self.reader), self._one).run(self.id_in_path())
        if not found:
            raise Missing
        return self._answer_bytes(found[0][0].encode(), found[0][1])

    def _one(self) -> Any:
        rows = self.as_json(self.get_queryset().filter(pk=HOLE))
        tag = Cast(etag_sql(self.model, self.reader), TextField())
        return rows.annotate(tag=tag).values_list("shown", "tag")

    def _answer_bytes(self, body: bytes, etag: str) -> Response:
        return self.not_modified(etag) or Response(body, headers={"ETag": etag})
