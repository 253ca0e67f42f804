"""A meeting's agenda over HTTP."""

import re
from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from agenda import access, actions
from agenda.api.items import PRECONDITION, AgendaItemResource
from agenda.models import AgendaItem
from agenda.serializers import agendas as s
from foundation.http.filters import check_parameters
from foundation.http.renderers import JSONRenderer
from foundation.http.sqljson import as_text
from foundation.http.verbs import Verb, verb
from foundation.http.views.including import with_verbs
from foundation.problems import Missing
from foundation.tenancy.models import etag_from
from foundation.tenancy.prepared import HOLE, kept_statement
from meetings.api import MeetingResource
from meetings.models import Meeting
from meetings.serializers import MeetingSerializer

OWN_ID = re.compile(r'\{"id":"([0-9a-f-]{36})"')
"""How the database begins an item."""
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

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return super().related(rows).select_related("committee")

    def weigh(self, rows: Sequence[Meeting]) -> None:
        actions.weigh_meetings(rows)

    @extend_schema(responses=s.AgendaSerializer)
    @action(detail=True, methods=["get"], url_path="agenda", url_name="agenda")
    def agenda(self, request: Request, **kwargs: Any) -> Response:
        """Everything of the agenda that the reader may see, in one answer."""
        check_parameters(request, {"include"})
        with_verbs = "verbs_of" in self.get_serializer_context()
        return self._printed_with_verbs() if with_verbs else self._printed()

    def _printed_with_verbs(self) -> Response:
        """The same, the meeting and each item with what may be done to it."""
        meeting = self.get_object()
        self.require("agenda", meeting)
        view = self._items_view()
        rows = AgendaItem.objects.visible_to(self.reader).filter(meeting=meeting).with_content()
        items = list(rows.order_by("position", "id"))
        for item in items:
            item.meeting = meeting
        view.weigh(items)
        meeting.agenda_items = items  # whoever may send the agenda out sees all of it
        known = {str(item.pk): item for item in items}
        printed = kept_statement(("agenda items", self.reader), self._items).run(meeting.pk)
        told = [
            with_verbs(shown, view.verbs_of(known[found[1]]))
            for (shown,) in printed
            if (found := OWN_ID.match(shown)) and found[1] in known
        ]
        shown = MeetingSerializer(meeting, context=self.get_serializer_context()).data
        body = f'{{"meeting":{_json(shown)},"items":[{",".join(told)}]}}'
        return self.answer_bytes(body.encode(), etag_from(body))

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

    def _items_view(self) -> AgendaItemResource:
        view = self.items_resource()
        view.request, view.kwargs, view.format_kwarg = self.request, {}, None
        return view

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


def _json(told: Any) -> str:
    return bytes(JSONRenderer().render(told)).decode()
