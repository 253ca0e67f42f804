"""What a room of screens asks for every other second, as one statement of PostgreSQL."""

from collections.abc import Mapping
from typing import Any

from django.db.models import (
    Case,
    CharField,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat, NullIf

from agenda.models import AgendaItem
from agenda.vocabulary import ItemState, Visibility
from foundation.http.sqljson import JsonRow, LabelJson, MadeJson, MomentJson, etag_sql
from meetings.models import Meeting
from meetings.vocabulary import MeetingState
from proceedings.querysets.doors import of_own_meetings

Watched = Mapping[str, tuple[Any, str]]
"""Rows by a name, and their way to a meeting."""
UNNAMED = "Lukket punkt"
SOON, LATER, SELDOM = 2_000, 15_000, 60_000
"""How long a screen waits before it asks again, in milliseconds."""
COLUMNS = (
    *("shown", "inside", "item", "item_place", "whole"),
    *("pk", "municipality_id", "committee_id", "day", "ledger"),
)
WHOLE = Q(visibility=Visibility.OPEN.value) | Q(sees_closed=True)


class Moved(Func):
    """What tells two states of a set of rows apart: how many there are, how often they were
    written and when one moved."""

    arity = 2
    arg_joiner = ")::text, max("
    template = "md5(concat_ws(' ', count(*)::text, sum(%(expressions)s)::text))"
    output_field = TextField()


def live_rows(reader: Any, meetings: Any, watched: Watched, counted: Watched) -> Any:
    """The meetings with `shown`, what the reader may know of their course, and with what their
    presence is looked up by: `watched` is what he may see, `counted` what presence is made of."""
    versions = {"meeting": _etag(Meeting, reader), "agenda": _agenda(reader)}
    for name, (rows, way) in watched.items():
        versions[name] = _version(rows.visible_to(reader).filter(**{way: OuterRef("pk")}))
    shown = JsonRow(
        {
            "meeting": F("pk"),
            "state": F("state"),
            "state_label": LabelJson(F("state"), dict(MeetingState.choices())),
            "opened_at": MomentJson(F("opened_at")),
            "ended_at": MomentJson(F("ended_at")),
            "agenda_adopted_at": MomentJson(F("agenda_adopted_at")),
            "current_item": Subquery(_current(reader), output_field=MadeJson()),
            "versions": JsonRow(versions),
            "poll_after_ms": _wait(),
        }
    )
    inside = Case(When(of_own_meetings(reader, "pk"), then=Value(1)), default=Value(0))
    running = _running(reader)
    found = meetings.annotate(
        shown=Cast(shown, TextField()),
        inside=inside,
        ledger=_ledger(counted),
        item=Subquery(running.values("pk")[:1]),
        item_place=Subquery(running.values("position")[:1]),
        whole=Subquery(running.annotate(whole=_whole()).values("whole")[:1]),
    )
    return found.values_list(*COLUMNS)


def _running(reader: Any) -> Any:
    """The item that is being treated, where one is: the last that was taken up."""
    items = AgendaItem.objects.visible_to(reader).filter(
        meeting_id=OuterRef("pk"),
        state=ItemState.PLACED.value,
        started_at__isnull=False,
        finished_at__isnull=True,
    )
    return items.order_by("-treated_order")


def _current(reader: Any) -> Any:
    unnamed, text = Value(UNNAMED), TextField()
    public = Coalesce(NullIf("public_title", Value("")), unnamed, output_field=text)
    told = JsonRow(
        {
            "id": F("pk"),
            "etag": _etag(AgendaItem, reader),
            "number": F("number"),
            "title": Case(When(WHOLE, then=F("title")), default=public, output_field=text),
            "visibility": F("visibility"),
            "treated_order": F("treated_order"),
            "started_at": MomentJson(F("started_at")),
        }
    )
    return _running(reader).annotate(told=told).values("told")[:1]


def _etag(model: Any, reader: Any) -> Any:
    """What `etag_of` answers for a row with hidden parts."""
    version = Cast(F("version"), CharField())
    shown = Concat(Value("open "), Cast(F("open_version"), CharField()))
    known = Case(When(model.seen_whole_by(reader), then=version), default=shown)
    return Cast(etag_sql("pk", known), TextField())


def _whole() -> Any:
    return Case(When(WHOLE, then=Value(1)), default=Value(0), output_field=IntegerField())


def _agenda(reader: Any) -> Any:
    """Moves with each item as far as the reader may know that it moved."""
    seen = When(Q(sees_closed=True), then=F("modified_at"))
    known = Case(seen, default=F("open_modified_at"))
    often = Case(When(Q(sees_closed=True), then=F("version")), default=F("open_version"))
    items = AgendaItem.objects.visible_to(reader).filter(meeting_id=OuterRef("pk"))
    return Subquery(items.order_by().annotate(moved=Moved(often, known)).values("moved"))


def _version(rows: Any) -> Any:
    moved = Moved(F("version"), F("modified_at"))
    return Subquery(rows.order_by().annotate(moved=moved).values("moved"))


def _ledger(counted: Watched) -> Any:
    """Moves with everything that presence is worked out from, whoever may see it."""
    rows = [_version(rows.filter(**{way: OuterRef("pk")})) for rows, way in counted.values()]
    return Concat(*rows, output_field=TextField())


def _wait() -> Any:
    soon = When(state=MeetingState.IN_SESSION.value, then=Value(SOON))
    over = [MeetingState.ENDED.value, MeetingState.CANCELLED.value]
    return Case(soon, When(state__in=over, then=Value(SELDOM)), default=Value(LATER))
