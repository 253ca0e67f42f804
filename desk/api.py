"""What reads across everything, over HTTP."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import path
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from desk import access, serializers
from desk.querysets import changes_after, found, waiting_for
from desk.vocabulary import FoundType, WaitingKind
from foundation.accounts.authentication import Anonymous
from foundation.accounts.reader import Standing
from foundation.accounts.signin import reader_for_token
from foundation.accounts.vocabulary import Role
from foundation.http.filters import check_parameters
from foundation.http.invitations import Purpose
from foundation.http.paging import read_limit
from foundation.http.renderers import JSONRenderer
from foundation.http.views import Endpoint
from foundation.problems import InvalidInput, Missing
from foundation.tenancy.models import Municipality, etag_from
from foundation.tenancy.prepared import kept_statement
from foundation.vocabulary import Term
from hearings import api as hearings
from hearings.models import Consultee
from hearings.vocabulary import HearingState
from meetings.models import Meeting
from minutes import api as minutes

MOST_WAITING = 200
PAST_MEETINGS = timedelta(days=366)
CALENDAR_SCOPE = "calendar:read"


class Desk(Endpoint):
    """A read without rows of its own."""

    access = access.DESK
    pagination_class = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        check_parameters(request, set(self.extra_parameters))
        self.require("get")


class MeView(Desk):
    resource = "me"
    serializer_class = serializers.Me

    def get(self, request: Request) -> Response:
        """Who am I, which roles have I today, and what waits for me."""
        reader = self.reader
        held = [s for s in reader.standings if s.holds_on(reader.today)]
        rows = kept_statement(("waiting", reader), lambda: waiting_for(reader)[:MOST_WAITING])
        return Response(
            {
                "user": reader.user_id,
                "name": reader.name,
                "person": reader.person_id,
                "municipality": reader.municipality_id,
                "scopes": list(reader.scopes),
                "roles": [_role(s) for s in held if s.role is not Role.PUBLIC],
                "waiting": [_waiting(row) for row in rows.run()],
            }
        )


class VocabulariesView(Desk):
    resource = "vocabularies"
    serializer_class = serializers.Vocabularies

    def get(self, request: Request) -> Response:
        """Every vocabulary with its words and their Danish labels."""
        words = {
            _snake(term.__name__): [{"value": w.value, "label": w.label} for w in term]
            for term in sorted(_terms(Term), key=lambda term: term.__name__)
        }
        etag = etag_from(str(words))
        return self.not_modified(etag) or Response({"vocabularies": words}, headers={"ETag": etag})


class ChangesView(Desk):
    resource = "changes"
    serializer_class = serializers.Changes
    extra_parameters = ("after", "meeting", "limit", "municipality")

    def get(self, request: Request) -> Response:
        """What happened after a cursor, in the order it was committed; without a cursor, from
        the beginning. A deleted row is told of once, by `is_deletion`."""
        home, limit = self._home(), read_limit(request)
        after = request.query_params.get("after")
        seq = 0 if after is None else serializers.open_cursor(after, home)
        rows = changes_after(self.reader, home, seq)
        meeting = uuid_parameter(request, "meeting")
        if meeting is not None:
            rows = rows.filter(meeting_id=meeting)
        entries = list(rows[: limit + 1])
        shown = entries[:limit]
        last = shown[-1].seq if shown else seq
        return Response(
            {
                "results": [serializers.change_json(entry) for entry in shown],
                "after": serializers.seal_cursor(home, last),
                "has_more": len(entries) > limit,
            }
        )

    def _home(self) -> UUID:
        """The reader's municipality; an administrator names one."""
        named = uuid_parameter(self.request, "municipality")
        home = named or self.reader.municipality_id
        known = Municipality.objects.visible_to(self.reader).filter(pk=home)
        if home is None or (named and not known.exists()):
            raise InvalidInput.at("?municipality", "required", "Angiv en kommune, du kan se.")
        return UUID(str(home))


class SearchView(Desk):
    resource = "search"
    serializer_class = serializers.Found
    extra_parameters = ("q", "type", "committee", "limit")

    def get(self, request: Request) -> Response:
        """Items, cases, committees and persons in which a word begins with the text."""
        text, limit = request.query_params.get("q", "").strip(), read_limit(request)
        if not 2 <= len(text) <= 200:
            raise InvalidInput.at("?q", "bad_length", "Skriv mellem 2 og 200 tegn.")
        kind = request.query_params.get("type")
        if kind not in (None, *FoundType.values()):
            raise InvalidInput.at("?type", "invalid_choice", "Typen kendes ikke.")
        committee = uuid_parameter(request, "committee")
        rows = found(self.reader, text, kind=kind, committee=committee)
        return Response({"results": [_found(row) for row in rows[:limit]]})


class CalendarRenderer(BaseRenderer):
    """Bytes of RFC 5545."""

    media_type = "text/calendar"
    format = "ics"
    charset = None

    def render(self, data: Any, *_: Any, **__: Any) -> Any:
        return data


class CalendarView(Endpoint):
    """The link is the key: calendars cannot send a header. Only a token made for nothing else
    opens it, because links end up in logs."""

    resource = "calendar"
    authentication_classes = [Anonymous]
    renderer_classes = [CalendarRenderer, JSONRenderer]
    serializer_class = None

    @extend_schema(responses={(200, "text/calendar"): OpenApiTypes.STR})
    def get(self, request: Request, token: str) -> Response:
        """A person's meetings, a year back and all to come, and deadlines of hearings."""
        check_parameters(request, set())
        signed_in = reader_for_token(token)
        if signed_in is None or signed_in[1].scopes != (CALENDAR_SCOPE,):
            raise Missing
        reader = signed_in[1]
        meetings = Meeting.objects.visible_to(reader).mine(reader)
        recent = meetings.filter(day__gte=reader.today - PAST_MEETINGS).order_by("day", "id")
        running = Q(hearing__state=HearingState.RUNNING.value, hearing__is_imported=False)
        asked = Consultee.objects.visible_to(reader).filter(running, person=reader.person_id)
        body = serializers.calendar_of(
            reader.name, recent.select_related("committee"), asked.select_related("hearing")
        )
        return Response(body, content_type="text/calendar; charset=utf-8")


class InvitationView(Endpoint):
    """One door, one purpose, one person: whoever holds the letter's link, and no account."""

    resource = "invitations"
    authentication_classes = [Anonymous]
    serializer_class = None
    purposes = (
        hearings.INVITATION,
        hearings.OWN_RESPONSE,
        hearings.JOINT_REPLY,
        minutes.INVITATION,
    )

    @extend_schema(responses=serializers.INVITATION)
    def get(self, request: Request, token: str) -> Response:
        """What one is asked, and what one has answered."""
        check_parameters(request, set())
        purpose = self._purpose(token)
        return self._shown(purpose, purpose.open(token=token))

    @extend_schema(request=serializers.INVITATION_ANSWER, responses=serializers.INVITATION)
    def post(self, request: Request, token: str) -> Response:
        """Answer: what may be said depends on what one is asked."""
        check_parameters(request, set())
        purpose = self._purpose(token)
        body = purpose.body(data=request.data, context=self.get_serializer_context())
        body.is_valid(raise_exception=True)
        return self._shown(purpose, purpose.answer(token=token, **body.validated_data))

    def _purpose(self, token: str) -> Purpose:
        """What the signature says it is for; 404 looks the same for every bad token, whatever
        is sent with it."""
        for purpose in self.purposes:
            if purpose.knows(token):
                return purpose
        raise Missing

    def _shown(self, purpose: Purpose, row: Any) -> Response:
        return Response(purpose.shown(row), headers={"Cache-Control": "private, no-store"})


def uuid_parameter(request: Request, name: str) -> UUID | None:
    """A query parameter that is an id."""
    text = request.query_params.get(name)
    try:
        return None if text is None else UUID(text)
    except ValueError as error:
        raise InvalidInput.at(f"?{name}", "invalid", "Skal være et id.") from error


def _role(standing: Standing) -> dict[str, Any]:
    return {
        "role": standing.role.value,
        "role_label": standing.role.label,
        "committee": standing.committee_id,
        "department": standing.department_id,
        "meeting": standing.meeting_id,
        "item": standing.item_id,
        "hearing": standing.hearing_id,
        "since": standing.since,
        "until": standing.until,
    }


def _waiting(row: tuple[Any, ...]) -> dict[str, Any]:
    kind, id_, title, committee, due_on = row
    label = WaitingKind(kind).label
    return {"kind": kind, "kind_label": label, "id": id_, "title": title, "committee": committee,
            "due_on": due_on}  # fmt: skip


def _found(row: tuple[Any, ...]) -> dict[str, Any]:
    kind, id_, title, committee, meeting = row
    label = FoundType(kind).label
    return {"type": kind, "type_label": label, "id": id_, "title": title, "committee": committee,
            "meeting": meeting}  # fmt: skip


def _terms(base: type[Term]) -> Iterator[type[Term]]:
    for term in base.__subclasses__():
        yield term
        yield from _terms(term)


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


urls = [
    path("me", MeView.as_view(), name="me"),
    path("vocabularies", VocabulariesView.as_view(), name="vocabularies"),
    path("changes", ChangesView.as_view(), name="changes"),
    path("search", SearchView.as_view(), name="search"),
    path("invitations/<str:token>", InvitationView.as_view(), name="invitation"),
    path("calendar/<str:token>.ics", CalendarView.as_view(), name="calendar"),
]
