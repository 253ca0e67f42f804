"""A meeting's agenda over HTTP."""

import json
from collections.abc import Sequence
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from agenda import access, actions
from agenda.api.items import PRECONDITION, AgendaItemResource
from agenda.models import AgendaItem, ItemBlock
from agenda.serializers import agendas as s
from foundation.http.filters import check_parameters
from foundation.http.prepared import HOLE, kept_statement
from foundation.http.sqljson import as_text
from foundation.http.verbs import Verb, verb
from foundation.problems import Missing
from foundation.tenancy.models import etag_from
from meetings.api import MeetingResource
from meetings.models import Meeting
from meetings.serializers import MeetingSerializer

ORDER_AGENDA = Verb("order-agenda", actions.order_agenda, body=s.OrderBody)


class AgendaMeetingResource(MeetingResource):
    """Meetings with their agendas; still without routes (see `MeetingResource`)."""

    access = access.MEETINGS
    items_resource = AgendaItemResource
    """What tells the verbs of the items in `agenda?include=verbs`."""
    order_verb = ORDER_AGENDA

    publish_agenda = verb(
        "publish-agenda", actions.publish_agenda, reasons=actions.reasons_publish_agenda
    )
    unpublish_agenda = verb(
        "unpublish-agenda", actions.unpublish_agenda, reasons=actions.reasons_unpublish_agenda
    )
    convene = verb("convene", actions.convene, body=s.ConveneBody, reasons=actions.reasons_convene)

    def weigh(self, rows: Sequence[Meeting]) -> None:
        actions.weigh_meetings(rows)

    @extend_schema(responses=s.AgendaSerializer)
    @action(detail=True, methods=["get"], url_path="agenda", url_name="agenda")
    def agenda(self, request: Request, **kwargs: Any) -> Response:
        """Everything of the agenda that the reader may see, in one answer."""
        check_parameters(request, {"include"})
        if "verbs_of" not in self.get_serializer_context():
            return self._printed()
        meeting = self.get_object()
        self.require("agenda", meeting)
        shown = self.agenda_of(meeting)
        etag = etag_from(json.dumps(shown, cls=DjangoJSONEncoder, sort_keys=True))
        return self.not_modified(etag) or Response(shown, headers={"ETag": etag})

    def _printed(self) -> Response:
        """The agenda as the database writes it."""
        self.require("agenda")
        wanted = self.id_in_path()
        meeting = kept_statement(("agenda", self.reader), self._meeting).run(wanted)
        if not meeting:
            raise Missing
        items = kept_statement(("agenda items", self.reader), self._items).run(wanted)
        body = f'{{"meeting":{meeting[0][0]},"items":[{",".join(row[0] for row in items)}]}}'
        return self.answer_bytes(body.encode(), etag_from(body))

    def _meeting(self) -> Any:
        rows = Meeting.objects.visible_to(self.reader).filter(pk=HOLE)
        return as_text(MeetingSerializer, rows, self.reader)

    def _items(self) -> Any:
        rows = AgendaItem.objects.visible_to(self.reader).filter(meeting_id=HOLE)
        return as_text(s.PrintedItem, rows.order_by("position", "id"), self.reader)

    def agenda_of(self, meeting: Any) -> dict[str, Any]:
        """The meeting, its items and their blocks in three queries however many they are."""
        context = self.get_serializer_context()
        rows = AgendaItem.objects.visible_to(self.reader).filter(meeting=meeting)
        items: list[Any] = list(rows.with_outline().order_by("position", "id"))
        blocks: dict[Any, list[dict[str, Any]]] = {}
        printed = ItemBlock.objects.printed(self.reader).filter(item__meeting=meeting)
        for block in printed.order_by("item_id", "position"):
            blocks.setdefault(block.item_id, []).append(s.block_json(block))
        verbs_of = self._verbs_of_items() if "verbs_of" in context else None
        told = []
        for item in items:
            item.meeting = meeting
            item.outline = blocks.get(item.pk, [])
            shown = s.PrintedItem(item, context={"reader": self.reader}).data
            told.append({**shown, "verbs": verbs_of(item)} if verbs_of else shown)
        return {"meeting": MeetingSerializer(meeting, context=context).data, "items": told}

    def _verbs_of_items(self) -> Any:
        view = self.items_resource()
        view.request, view.kwargs, view.format_kwarg = self.request, {}, None
        return view.verbs_of

    @extend_schema(parameters=PRECONDITION, request=s.OrderBody, responses=MeetingSerializer)
    @action(detail=True, methods=["put"], url_path="agenda/order", url_name="order-agenda")
    def order_agenda(self, request: Request, **kwargs: Any) -> Response:
        """Put the whole agenda in order."""
        return self.do_verb(self.order_verb)

    @extend_schema(parameters=PRECONDITION, request=s.FromTemplateBody, responses=MeetingSerializer)
    @action(detail=True, methods=["post"], url_path="agenda/from-template")
    def from_template(self, request: Request, **kwargs: Any) -> Response:
        """Begin the agenda with the items of the committee's template."""
        return self.do_verb(FROM_TEMPLATE)


FROM_TEMPLATE = Verb(
    "from-template",
    actions.begin_from_template,
    body=s.FromTemplateBody,
    reasons=actions.reasons_from_template,
)
