"""Calendar feeds over HTTP: a person's, a committee's, and a year's."""

from typing import Any
from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from desk import serializers
from desk.querysets import feeds
from foundation.accounts.authentication import Anonymous
from foundation.accounts.signin import reader_for_token
from foundation.http.filters import check_parameters
from foundation.http.renderers import JSONRenderer
from foundation.http.views import Endpoint
from foundation.problems import Missing

SCOPE = "calendar:read"
described = extend_schema(responses={(200, "text/calendar"): OpenApiTypes.STR})


class CalendarRenderer(BaseRenderer):
    """Bytes of RFC 5545."""

    media_type = "text/calendar"
    format = "ics"
    charset = None

    def render(self, data: Any, *_: Any, **__: Any) -> Any:
        return b"" if data is None else data


class CalendarView(Endpoint):
    """The link is the key: calendars cannot send a header. Only a token made for nothing else
    opens it, because links end up in logs."""

    resource = "calendar"
    authentication_classes = [Anonymous]
    renderer_classes = [CalendarRenderer, JSONRenderer]
    serializer_class = None

    def opened_by(self, token: str) -> Any:
        """The reader whose calendar the token opens; 404 looks the same for every other."""
        check_parameters(self.request, set())
        signed_in = reader_for_token(token)
        if signed_in is None or signed_in[1].scopes != (SCOPE,):
            raise Missing
        return signed_in[1]

    def answer(self, feed: serializers.Feed) -> Response:
        """The feed, unless the client has it: then nothing is written."""
        headers = {"ETag": feed.etag}
        return self.not_modified(feed.etag) or Response(
            serializers.calendar_of(feed),
            headers=headers,
            content_type="text/calendar; charset=utf-8",
        )


class PersonCalendarView(CalendarView):
    @described
    def get(self, request: Request, token: str) -> Response:
        """A person's meetings, a year back and all to come, deadlines of hearings he is asked
        in, and the last days of his follow-ups."""
        reader = self.opened_by(token)
        happenings = [
            *map(serializers.of_meeting, feeds.own_meetings(reader)),
            *map(serializers.of_consultee, feeds.own_hearings(reader)),
            *map(serializers.of_follow_up, feeds.own_follow_ups(reader)),
        ]
        return self.answer(serializers.Feed(f"Møder: {reader.name}", happenings))


class CommitteeCalendarView(CalendarView):
    @described
    def get(self, request: Request, token: str, committee_id: str) -> Response:
        """A committee's meetings, a year back and all to come."""
        reader = self.opened_by(token)
        committee = feeds.one_committee(reader, _id(committee_id))
        if committee is None:
            raise Missing
        meetings = feeds.meetings_of_committee(reader, committee)
        happenings = [serializers.of_meeting(meeting) for meeting in meetings]
        return self.answer(serializers.Feed(committee.name, happenings))


class CycleCalendarView(CalendarView):
    @described
    def get(self, request: Request, token: str, cycle_id: str) -> Response:
        """A committee's year: its meetings, what comes up at them and when, and milestones of
        its strategies."""
        reader = self.opened_by(token)
        cycle = feeds.one_cycle(reader, _id(cycle_id))
        if cycle is None:
            raise Missing
        happenings = [
            *map(serializers.of_meeting, feeds.meetings_of_year(reader, cycle)),
            *map(serializers.of_occurrence, feeds.occurrences_of_year(reader, cycle)),
            *map(serializers.of_milestone, feeds.milestones_of_year(reader, cycle)),
        ]
        name = f"Årshjul {cycle.year}: {cycle.committee.name}"
        return self.answer(serializers.Feed(name, happenings))


def _id(told: str) -> UUID:
    """What is no id names nothing."""
    try:
        return UUID(told)
    except ValueError as error:
        raise Missing from error
