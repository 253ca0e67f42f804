"""Meetings and their items with the verbs of the meeting day."""

from collections.abc import Sequence
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from agenda import actions as agenda
from agenda.api import AgendaItemResource, AgendaMeetingResource
from agenda.serializers.agendas import OrderBody
from agenda.serializers.items import AgendaItemSerializer, GivenReason, ReferBody
from foundation.http.schema import DRY_RUN, IF_MATCH
from foundation.http.sqljson import as_text
from foundation.http.verbs import Verb, verb
from foundation.problems import Refusal
from foundation.tenancy.prepared import HOLE, HOME, among, kept_statement
from meetings.models import Meeting
from proceedings import access, actions, filters
from proceedings import serializers as s
from proceedings.api.live import live
from proceedings.models import Disqualification
from proceedings.serializers import agendas as a
from proceedings.serializers.live import LiveSheet

PRECONDITION = [IF_MATCH, DRY_RUN]
ORDER_AMENDMENTS = Verb("order-amendments", actions.order_amendments, body=s.AmendmentOrderBody)


class AgendaItems(AgendaItemResource):
    access = {**AgendaItemResource.access, **access.ITEMS}
    filterset_class = filters.ItemFilters
    update_action = actions.change_item

    start = verb("start", actions.start, reasons=actions.reasons_start)
    finish = verb("finish", actions.finish, reasons=actions.reasons_finish)
    decide = verb("decide", actions.decide, reasons=actions.reasons_decide)
    suspend = verb("suspend", actions.suspend, body=s.SuspendBody, reasons=actions.reasons_suspend)
    demand_postponement = verb(
        "demand-postponement",
        actions.demand_postponement,
        body=s.DemandBody,
        reasons=actions.reasons_demand_postponement,
    )

    approve_substitutes = verb(
        "approve-substitutes", actions.approve_substitutes, body=s.ApproveManyBody
    )

    @extend_schema(
        parameters=PRECONDITION, request=s.AmendmentOrderBody, responses=AgendaItemSerializer
    )
    @action(detail=True, methods=["put"], url_path="amendments/order", url_name="order-amendments")
    def order_amendments(self, request: Request, **kwargs: Any) -> Response:
        """Put the amendments of an item in the order in which they are voted on."""
        return self.do_verb(ORDER_AMENDMENTS)

    add_late = verb(
        "add-late", actions.add_late, body=a.AddLateBody, reasons=actions.reasons_add_late
    )
    withdraw = verb(
        "withdraw",
        actions.withdraw_item,
        body=a.WithdrawItemBody,
        reasons=actions.reasons_withdraw_item,
    )
    postpone = verb(
        "postpone", actions.postpone, body=a.PostponeBody, reasons=actions.reasons_postpone
    )
    vars()["return"] = verb(
        "return", actions.send_back, body=GivenReason, reasons=actions.reasons_send_back
    )
    move = verb("move", actions.move, body=a.MoveBody, reasons=actions.reasons_move)
    refer = verb("refer", actions.refer, body=ReferBody, reasons=actions.reasons_refer)
    make_closed = verb(
        "make-closed",
        actions.make_closed,
        body=a.MakeClosedBody,
        reasons=agenda.reasons_make_closed,
    )
    make_open = verb(
        "make-open", actions.make_open, body=a.MakeOpenBody, reasons=agenda.reasons_make_open
    )

    def weigh(self, rows: Sequence[Any]) -> None:
        super().weigh(rows)
        actions.weigh_items(rows)

    def verbs_of(self, row: Any) -> Sequence[dict[str, Any]]:
        """Of a row that stands alone, too, everything is read at once."""
        if "bench" not in row.__dict__:
            self.weigh([row])
        return super().verbs_of(row)


class MeetingProceedings(AgendaMeetingResource):
    """Meetings with the verbs of their course; the highest app with such verbs routes them."""

    access = {**AgendaMeetingResource.access, **access.MEETINGS}
    items_resource = AgendaItems

    def weigh(self, rows: Sequence[Meeting]) -> None:
        super().weigh(rows)
        actions.weigh_proposals(rows)

    order_verb = Verb(
        "order-agenda", actions.order_agenda, body=OrderBody, reasons=agenda.reasons_order
    )

    publish_agenda = verb(
        "publish-agenda", actions.publish_agenda, reasons=actions.reasons_publish_agenda
    )
    open = verb("open", actions.open_meeting, body=s.OpenBody, reasons=actions.reasons_open)
    adopt_agenda = verb("adopt-agenda", actions.adopt_agenda, reasons=actions.reasons_adopt_agenda)
    decide_disqualifications = verb(
        "decide-disqualifications",
        actions.decide_questions,
        body=s.FindingsBody,
        reasons=actions.reasons_decide_questions,
        answers=s.FindingsAnswer,
        if_match=False,
    )

    def rows_told(self) -> Any:
        """Findings at closed items are told again only to who still sees those items."""
        if self.action == "decide_disqualifications":
            return Disqualification.objects.visible_to(self.reader)
        return super().rows_told()

    @extend_schema(responses=LiveSheet)
    @action(detail=True, methods=["get"])
    def live(self, request: Request, **kwargs: Any) -> Response:
        """The meeting as it stands this moment, for a room of screens that ask again and again;
        304 to whoever has it."""
        return live(self)

    def answer(self, row: Any, **options: Any) -> Response:
        """A row, with what a verb found missing without being held back by it, and with what was
        changed on the agenda that is adopted."""
        if self.action == "decide_disqualifications":
            return self._found(row)
        response = super().answer(row, **options)
        told: Sequence[Refusal] | None = getattr(row, "warnings", None)
        if told is not None:
            response.data["warnings"] = [refusal.as_json() for refusal in told]
        changed = getattr(row, "amendments", None)
        if changed is not None:
            context = self.get_serializer_context()
            shown = a.AgendaAmendmentSerializer(changed, many=True, context=context).data
            response.data["agenda_amendments"] = shown
        return response

    def _found(self, rows: Sequence[Disqualification]) -> Response:
        """The questions as they stand now, in the order they were told, written by the database."""
        known = [row.item_id for row in rows if s.knows_grounds(self.reader, row)]
        statement = kept_statement(("findings told", self.reader), self._told, (HOLE, HOME))
        told = dict(statement.fill({HOLE: [row.pk for row in rows], HOME: known}))
        shown = ",".join(told[row.pk] for row in rows if row.pk in told)
        return Response(f'{{"results":[{shown}]}}'.encode())

    def _told(self) -> Any:
        rows = Disqualification.objects.visible_to(self.reader).filter(among("pk"))
        told = as_text(s.DisqualificationSerializer, rows, self.reader)
        return told.values_list("pk", "shown")
