"""A person's meetings and deadlines as a calendar (RFC 5545)."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from icalendar import Calendar, Event

from foundation.clock import COPENHAGEN
from hearings.models import Consultee
from meetings.models import Meeting
from meetings.vocabulary import MeetingState

USUAL_LENGTH = timedelta(hours=2)
"""How long a meeting takes whose end nobody has planned."""


def calendar_of(name: str, meetings: Iterable[Meeting], asked: Iterable[Consultee]) -> bytes:
    """The calendar of somebody who takes part in `meetings` and is `asked` in hearings."""
    calendar = Calendar()
    calendar.add("prodid", "-//Punkt//Kalender//DA")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Møder: {name}")
    for meeting in meetings:
        calendar.add_component(_meeting(meeting))
    for consultee in asked:
        calendar.add_component(_deadline(consultee))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _meeting(meeting: Meeting) -> Event:
    """No items: a calendar on a telephone is read by others too."""
    event = _event(f"meeting-{meeting.pk}", meeting.committee.name, meeting.open_modified_at)
    event.add("sequence", meeting.open_version)
    if meeting.starts_at is None:
        event.add("dtstart", meeting.day)
    else:
        starts = meeting.starts_at.astimezone(COPENHAGEN)
        ends = meeting.ends_at or meeting.starts_at + USUAL_LENGTH
        event.add("dtstart", starts)
        event.add("dtend", ends.astimezone(COPENHAGEN))
    if meeting.place:
        event.add("location", meeting.place)
    cancelled = meeting.state == MeetingState.CANCELLED
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    return event


def _deadline(consultee: Consultee) -> Event:
    hearing = consultee.hearing
    summary = f"Høringsfrist: {hearing.title}"
    event = _event(f"hearing-{consultee.pk}", summary, hearing.open_modified_at)
    event.add("dtstart", consultee.deadline or hearing.response_deadline)
    return event


def _event(uid: str, summary: str, stamp: datetime) -> Event:
    event: Event = Event()
    event.add("uid", f"{uid}@punkt")
    event.add("summary", summary)
    event.add("dtstamp", stamp)
    return event
