"""Agenda items over HTTP."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from agenda import access, actions, filters
from agenda.models import AgendaItem
from agenda.serializers import items as s
from foundation.http.schema import DRY_RUN, IF_MATCH
from foundation.http.verbs import Verb, verb
from foundation.http.views import Resource
from foundation.http.views.including import VerbsIncluded
from foundation.tenancy.scope import Scope

PRECONDITION = [IF_MATCH, DRY_RUN]
ORDER_BLOCKS = Verb("order-blocks", actions.order_blocks, body=s.BlockOrderBody)


class AgendaItemResource(VerbsIncluded, Resource):
    """Agenda items, as far as this app knows them. The app above, which knows what happened to
    them at the meeting, inherits from this and gives them their routes."""

    resource, model, access = "agenda-items", AgendaItem, access.ITEMS
    ordering = ("agenda_day", "agenda_position", "id")
    filterset_class = filters.AgendaItemFilters
    serializer_class = s.AgendaItemSerializer
    create_serializer, create_action = s.NewItemSerializer, actions.add_item
    update_serializer, update_action = s.ChangedItemSerializer, actions.change_item
    delete_action = actions.remove_item

    submit = verb("submit", actions.submit, reasons=actions.reasons_submit)
    # "return" is a word of Python's own; as the name of a verb it is only ever looked up.
    vars()["return"] = verb(
        "return", actions.send_back, body=s.GivenReason, reasons=actions.reasons_send_back
    )
    accept = verb("accept", actions.accept, reasons=actions.reasons_accept)
    place = verb("place", actions.place, body=s.PlaceBody, reasons=actions.reasons_place)
    add_late = verb(
        "add-late", actions.add_late, body=s.AddLateBody, reasons=actions.reasons_add_late
    )
    move = verb("move", actions.move, body=s.MoveBody, reasons=actions.reasons_move)
    postpone = verb(
        "postpone", actions.postpone, body=s.PostponeBody, reasons=actions.reasons_postpone
    )
    refer = verb("refer", actions.refer, body=s.ReferBody, reasons=actions.reasons_refer)
    withdraw = verb(
        "withdraw", actions.withdraw, body=s.GivenReason, reasons=actions.reasons_withdraw
    )
    make_closed = verb(
        "make-closed",
        actions.make_closed,
        body=s.MakeClosedBody,
        reasons=actions.reasons_make_closed,
    )
    make_open = verb(
        "make-open", actions.make_open, body=s.GivenReason, reasons=actions.reasons_make_open
    )

    @extend_schema(
        parameters=PRECONDITION, request=s.BlockOrderBody, responses=s.AgendaItemSerializer
    )
    @action(detail=True, methods=["put"], url_path="blocks/order", url_name="order-blocks")
    def order_blocks(self, request: Request, **kwargs: Any) -> Response:
        """Put the blocks of an item in printed order."""
        return self.do_verb(ORDER_BLOCKS)

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        known: Any = rows.select_related("meeting__committee")
        found: QuerySet[Any] = known.with_outline().in_print_order()
        return found

    def judged(self) -> "QuerySet[Any]":
        rows: Any = AgendaItem.objects.visible_to(self.reader).select_related("meeting__committee")
        found: QuerySet[Any] = rows.with_content()
        return found

    def scope_for(self, data: Any) -> Scope:
        committee, department = data["committee"], data.get("department")
        where = department.pk if department else actions.own_department(self.reader)
        return Scope(committee.municipality_id, committee.pk, where)
