"""Rows the tests of the desk start from, written straight to the tables."""

from datetime import date, datetime
from typing import Any

from agenda.models import AgendaItem
from foundation.audit.act import Act
from meetings.models import Meeting
from tests.cast import Cast


def meeting_of(cast: Cast, **more: Any) -> Meeting:
    """A meeting whose agenda is published."""
    starts_at = datetime.fromisoformat("2026-12-09T15:00:00+01:00")
    values = {
        "municipality": cast.egernborg,
        "committee": cast.culture,
        "day": date(2026, 12, 9),
        "starts_at": starts_at,
        "agenda_published_at": starts_at,
        "place": "Mødelokale 2",
    }
    return Meeting.objects.create(**values | more)


def item_of(cast: Cast, on: Meeting, **more: Any) -> AgendaItem:
    """An item on its agenda."""
    values = {
        "municipality": cast.egernborg,
        "committee": on.committee,
        "meeting": on,
        "state": "placed",
        "position": 1,
        "number": "1",
        "title": "Ny cykelsti langs Egernvej",
    }
    return AgendaItem.objects.create(**values | more)


def tell(cast: Cast, row: Any, verb: str = "update", **more: Any) -> None:
    """An entry about a row, as an action would write it."""
    Act(cast.reader("secretariat")).record(verb, row, **more)
