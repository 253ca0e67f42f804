"""Versions of years and where they were attached, over HTTP."""

from typing import Any

from django.db.models import QuerySet
from rest_framework.request import Request
from rest_framework.response import Response

from annualcycle import access, filters
from annualcycle.models import AnnualCycle, CycleSnapshot, CycleVersion
from annualcycle.serializers import versions as s
from foundation.http.filters import check_parameters
from foundation.http.views import Resource
from foundation.tenancy.models import etag_of


class CycleVersions(Resource):
    resource, model, access = "cycle-versions", CycleVersion, access.VERSIONS
    ordering = ("-number", "id")
    parents = {"annual-cycles": (AnnualCycle, "annual_cycle")}
    listed = False
    serializer_class = s.CycleVersionSerializer

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows.with_item(self.reader)  # type: ignore[attr-defined,no-any-return]

    def retrieve(self, request: Request, **kwargs: Any) -> Response:
        """A version with what the year said."""
        check_parameters(request, set())
        row = self.get_object()
        self.require("retrieve", row)
        same = self.not_modified(etag_of(row, self.reader))
        return same or self.answer(row, serializer=s.WholeCycleVersionSerializer)


class CycleSnapshots(Resource):
    resource, model, access = "cycle-snapshots", CycleSnapshot, access.VERSIONS
    ordering = ("created_at", "id")
    filterset_class = filters.CycleSnapshotFilters
    serializer_class = s.CycleSnapshotSerializer

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows.select_related("cycle_version", "item")
