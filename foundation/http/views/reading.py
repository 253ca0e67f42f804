"""Reading rows: list, one, and which verbs it has."""

from collections.abc import Mapping, Sequence
from functools import cache
from types import SimpleNamespace
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import Model, QuerySet
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSetMixin

from foundation.http.access import may
from foundation.http.filters import StrictFilterBackend, check_parameters
from foundation.http.one_row import OneRow, one_row
from foundation.http.paging import KeysetPaging
from foundation.http.verbs import Verb
from foundation.http.views.endpoint import Endpoint
from foundation.problems import Missing, Refusal
from foundation.tenancy.models import etag_of

FORBIDDEN = Refusal("forbidden", "access", "Det har du ikke ret til.")


class Readable(ViewSetMixin, Endpoint):
    """A resource with the house's conventions; an app names its parts.

    `create_action(act=…, **validated)` (children also get `parent=row`), `update_action(act=…,
    target=id, **validated)`, `delete_action(act=…, target=id)`; what is None is not routed.
    """

    model: ClassVar[type[Model]]
    ordering: Sequence[str] = ("id",)
    filter_backends: Any = [StrictFilterBackend]
    pagination_class: Any = KeysetPaging
    serializer_class: Any = None
    create_serializer: ClassVar[Any] = None
    update_serializer: ClassVar[Any] = None
    create_action: ClassVar[Any] = None
    update_action: ClassVar[Any] = None
    delete_action: ClassVar[Any] = None
    parents: ClassVar[Mapping[str, tuple[type[Model], str]]] = {}
    """URL name of a parent resource → its model and this model's field that points to it."""
    shown_once: ClassVar[frozenset[str]] = frozenset()
    """Members of an answer that no replay shows again, because they are kept nowhere."""
    listed: ClassVar[bool] = True
    """Whether the resource has a list of its own besides those under its parents."""

    def get_queryset(self) -> "QuerySet[Any]":
        if getattr(self, "swagger_fake_view", False):
            return self.model._default_manager.none()
        rows = self.model._default_manager.visible_to(self.reader)  # type: ignore[attr-defined]
        return self.related(rows)

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        """Rows with what their serializer needs, so that reading stays within its queries."""
        return rows

    def known_rows(self) -> OneRow:
        """What `get_queryset` gives, made once for each reader: it is asked of a view that knows
        nothing else of the request."""
        return one_row((type(self), self.reader), lambda: _rows_for(type(self), self.reader))

    def get_object(self) -> Any:
        row = self.known_rows().find(self.id_in_path())
        if row is None:
            raise Missing
        return row

    def id_in_path(self) -> UUID:
        """The id that the path names; what is no id names nothing."""
        return _uuid(self.kwargs["pk"])

    def get_parent(self) -> Any:
        """The row in the URL, as far as the reader may know of it; None at the root."""
        name = self.kwargs.get("parent_resource")
        if name is None:
            return None
        model, _ = self.parents[name]
        door: Any = model._default_manager
        known = one_row((model, self.reader), lambda: door.visible_to(self.reader))
        parent = known.find(_uuid(self.kwargs["parent_pk"]))
        if parent is None:
            raise Missing
        return parent

    def list(self, request: Request, **kwargs: Any) -> Response:
        """List rows, page by page, with the filters and `modified_since`."""
        parent, rows = self.get_parent(), self.known_rows().rows
        self.require("list", parent)
        if parent is not None:
            rows = rows.filter(**{self.parents[self.kwargs["parent_resource"]][1]: parent})
        page = self.paginate_queryset(self.filter_queryset(rows))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    def retrieve(self, request: Request, **kwargs: Any) -> Response:
        """One row."""
        check_parameters(request, set(self.extra_parameters))
        row = self.get_object()
        self.require("retrieve", row)
        etag = etag_of(row, self.reader)
        return self.not_modified(etag) or self.answer(row)

    def verbs(self, request: Request, **kwargs: Any) -> Response:
        """Every verb with `allowed` and, where not, each reason with its rule."""
        check_parameters(request, set())
        row = self.get_object()
        self.require("retrieve", row)
        return Response({"verbs": self.verbs_of(row)})

    def verbs_of(self, row: Any) -> Sequence[dict[str, Any]]:
        """The verbs of a row, for `/verbs` and `?include=verbs`."""
        roles, reader = self.roles_to(row), self.reader
        return [
            _verb_state(spec, self._refusals(spec, row, reader, roles))
            for spec in _verbs(type(self))
        ]

    @classmethod
    def verb_methods(cls) -> Sequence[Any]:
        return _verb_methods(cls)

    def _refusals(
        self, spec: Verb, row: Any, reader: Any, roles: frozenset[str]
    ) -> Sequence[Refusal]:
        if not may(self.access, spec.name, roles):
            return [FORBIDDEN]  # the rules' own words may tell what the reader must not know
        return spec.reasons(row, reader) if spec.reasons else ()

    def answer(
        self, row: Any, *, status: int = 200, serializer: Any = None, **headers: str
    ) -> Response:
        """A row as this reader sees it, with its ETag."""
        if isinstance(row, Response):
            return row
        shown = self.shown(row) if serializer is None else row
        chosen = serializer or self.serializer_class
        data = chosen(shown, context=self.get_serializer_context()).data
        response = Response(data, status=status, headers=headers)
        if isinstance(shown, Model) and hasattr(shown, "known_version"):
            response["ETag"] = etag_of(shown, self.reader)  # type: ignore[arg-type]
        if status == 201 and serializer is None:
            response["Location"] = f"/api/v1/{self.resource}/{row.pk}"
        return response

    def shown(self, row: Any) -> Any:
        """The row read again through the one door, so that what is shown is what is stored."""
        return self.known_rows().find(row.pk) or row


@cache
def _verb_methods(view: type[Readable]) -> Sequence[Any]:
    """Looking through a class for its verbs takes longer than telling one of them."""
    return [m for m in view.get_extra_actions() if hasattr(m, "verb")]


@cache
def _verbs(view: type[Readable]) -> Sequence[Verb]:
    return [method.verb for method in _verb_methods(view)]


def _verb_state(spec: Verb, refusals: Sequence[Refusal]) -> dict[str, Any]:
    reasons = [r.as_json() for r in refusals if not r.overridable] if refusals else []
    return {
        "verb": spec.name,
        "allowed": not reasons,
        "reasons": reasons,
        "warnings": [r.as_json() for r in refusals if r.overridable] if refusals else [],
    }


def _rows_for(view: type[Readable], reader: Any) -> "QuerySet[Any]":
    """The queryset of a view that knows who asks, and nothing else."""
    bare = view()
    request: Any = SimpleNamespace(auth=reader)
    bare.request = request
    return bare.get_queryset()


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Missing from error
