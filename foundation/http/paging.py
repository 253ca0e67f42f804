"""Keyset paging: a cursor names the last row seen, so nothing is skipped or repeated."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.db.models import F, Q, QuerySet
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import remove_query_param, replace_query_param

from foundation.problems import InvalidInput

DEFAULT_LIMIT, MAX_LIMIT = 50, 200


class KeysetPaging(BasePagination):
    """`{"next", "previous", "results"}`; `?limit=` (1 to 200), `?cursor=`, `?count=true`.

    The view's `ordering` names non-null columns or annotations, each with an optional minus,
    the last of them unique.
    """

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any]:
        return self.take(list(self.ask(queryset, request, view)))

    def ask(self, queryset: Any, request: Request, view: Any) -> Any:
        """The rows of the page that the request wants, and one more if there is one."""
        self.request = request
        self.ordering: Sequence[str] = view.ordering
        self.limit = read_limit(request)
        self.total = queryset.count() if request.query_params.get("count") == "true" else None
        self.values, self.backwards = self._cursor(queryset)
        rows = queryset.order_by(*self._order())
        if self.values is not None:
            rows = rows.filter(self._beyond(self.values))
        return rows[: self.limit + 1]

    def take(self, page: list[Any]) -> list[Any]:
        """The page in its order, of the rows that were found."""
        self.more = len(page) > self.limit
        page = page[: self.limit]
        self.page: list[Any] = page[::-1] if self.backwards else page
        return self.page

    def get_paginated_response(self, data: Any) -> Response:
        body = {"next": self._next(), "previous": self._previous(), "results": data}
        if self.total is not None:
            body["count"] = self.total
        return Response(body)

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        link = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["next", "previous", "results"],
            "properties": {
                "next": link,
                "previous": link,
                "results": schema,
                "count": {"type": "integer"},
            },
        }

    def _order(self) -> list[Any]:
        found = []
        for name in self.ordering:
            field, down = name.lstrip("-"), name.startswith("-") != self.backwards
            found.append(F(field).desc() if down else F(field).asc())
        return found

    def _beyond(self, values: Sequence[Any]) -> Q:
        """Rows after the cursor in lexicographic order, which may mix directions."""
        condition, equal = Q(), Q()
        for name, value in zip(self.ordering, values, strict=True):
            field, down = name.lstrip("-"), name.startswith("-") != self.backwards
            condition |= equal & Q(**{f"{field}__{'lt' if down else 'gt'}": value})
            equal &= Q(**{field: value})
        return condition

    def _cursor(self, rows: "QuerySet[Any]") -> tuple[list[Any] | None, bool]:
        text = self.request.query_params.get("cursor")
        if text is None:
            return None, False
        try:
            kept = self._signer().unsign_object(text)
            fields = [_field(rows, name.lstrip("-")) for name in self.ordering]
            values = [f.to_python(v) for f, v in zip(fields, kept["v"], strict=True)]
        except (BadSignature, ValueError, KeyError, TypeError, ValidationError) as e:
            raise InvalidInput.at("?cursor", "bad_cursor", "Markøren kan ikke læses.") from e
        return values, bool(kept["r"])

    def _link(self, row: Any, *, backwards: bool) -> str:
        values = [_json(_value(row, name.lstrip("-"))) for name in self.ordering]
        cursor = self._signer().sign_object({"v": values, "r": backwards})
        return str(replace_query_param(self._url(), "cursor", cursor))

    def _signer(self) -> Signer:
        """Signs for one list: what another list or anybody else made is no cursor here."""
        return Signer(salt=f"cursor {self.request.path}")

    def _url(self) -> str:
        return str(remove_query_param(self.request.build_absolute_uri(), "cursor"))

    def _next(self) -> str | None:
        if self.page and (self.more or self.backwards):
            return self._link(self.page[-1], backwards=False)
        return None

    def _previous(self) -> str | None:
        if self.page and self.values is not None and (self.more or not self.backwards):
            return self._link(self.page[0], backwards=True)
        return None


def read_limit(request: Request) -> int:
    """`?limit=` of the request."""
    text = request.query_params.get("limit", str(DEFAULT_LIMIT))
    if not (text.isascii() and text.isdigit() and len(text) < 5 and 1 <= int(text) <= MAX_LIMIT):
        raise InvalidInput.at("?limit", "bad_limit", f"Skal være fra 1 til {MAX_LIMIT}.")
    return int(text)


def _field(rows: "QuerySet[Any]", name: str) -> Any:
    annotation = rows.query.annotations.get(name)
    return annotation.output_field if annotation is not None else rows.model._meta.get_field(name)


def _value(row: Any, name: str) -> Any:
    return row[name] if isinstance(row, dict) else getattr(row, name)


def _json(value: Any) -> Any:
    return value if isinstance(value, int | str) else str(value)
