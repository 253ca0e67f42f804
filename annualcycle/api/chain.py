"""A case from its decisions to their closure, over HTTP."""

from uuid import UUID

from django.urls import path
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from agenda.models import Case
from annualcycle import access
from annualcycle.querysets.chain import chain_of
from annualcycle.serializers.chain import ChainItem, ChainSerializer
from foundation.http.filters import check_parameters
from foundation.http.renderers import JSONRenderer
from foundation.http.views import Endpoint
from foundation.problems import Missing
from foundation.tenancy.models import etag_from


class Chain(Endpoint):
    """A read over the items of a case, each through its own door."""

    resource, access = "cases", access.CHAIN
    serializer_class = ChainSerializer
    pagination_class = None

    @extend_schema(operation_id="cases_chain_retrieve", responses=ChainSerializer)
    def get(self, request: Request, pk: str) -> Response:
        """Each item of the case with what was decided, under which condition, what went on with
        it, and what was asked of whom until it was closed."""
        check_parameters(request, set())
        case = Case.objects.visible_to(self.reader).filter(pk=_id(pk)).first()
        if case is None:
            raise Missing
        self.require("retrieve", case)
        context = self.get_serializer_context()
        items = ChainItem(chain_of(case, self.reader), many=True, context=context).data
        body = {"id": case.pk, "title": case.title, "case_number": case.case_number, "items": items}
        etag = etag_from(JSONRenderer().render(body).decode())
        return self.not_modified(etag) or Response(body, headers={"ETag": etag})


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Missing from error


urls = [path("cases/<str:pk>/chain", Chain.as_view(), name="cases-chain")]
