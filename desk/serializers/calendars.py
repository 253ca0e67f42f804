"""Calendars as bytes of iCalendar (RFC 5545, with the names of RFC 7986)."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Calendar, Event, Timezone, vDuration, vText

from desk.serializers.happenings import Feed, Happening, Span
from foundation.clock import COPENHAGEN

ASK_AGAIN = timedelta(hours=1)
"""How often a client is asked to come back."""
UNPRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\s]+")
"""Ends of lines and signs of control, also those that only some readers take for such."""
RULES_SINCE = 1997
"""The first whole year for which the rules below hold."""
RULES = """\
BEGIN:VTIMEZONE
TZID:Europe/Copenhagen
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""
"""The library would make these too, but lets summer begin an hour late. A test holds them
against the time zone database."""
ZONE: Any = Timezone.from_ical(RULES)


def calendar_of(feed: Feed) -> bytes:
    """The whole calendar. With the time zone it has a component also when nothing happens, as
    § 3.6 wants it."""
    # Values of properties that the library does not know would go out as they are.
    calendar, name = Calendar(), vText(_line(feed.name))
    calendar.add("prodid", "-//Punkt//Kalender//DA")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", COPENHAGEN.key)
    calendar.add("refresh-interval", ASK_AGAIN, {"value": "DURATION"})
    calendar.add("x-published-ttl", vDuration(ASK_AGAIN))
    calendar.add_component(ZONE)
    for happening in feed.happenings:
        calendar.add_component(_event(happening))
    return bytes(calendar.to_ical())


def _event(happening: Happening) -> Event:
    event, (starts, ends) = Event(), _told(happening.span)
    event.add("uid", f"{happening.uid}@punkt")
    event.add("dtstamp", happening.changed_at)
    event.add("last-modified", happening.changed_at)
    event.add("sequence", happening.sequence)
    event.add("dtstart", starts)
    event.add("dtend", ends)
    event.add("summary", _line(happening.summary))
    event.add("categories", [happening.category])
    event.add("status", happening.status.value)
    event.add("transp", "OPAQUE" if happening.takes_time else "TRANSPARENT")
    if happening.place:
        event.add("location", _line(happening.place))
    return event


def _told(span: Span) -> tuple[date, date]:
    """Moments in Copenhagen's time. A local time that comes twice means the first (§ 3.3.5), so
    that the hour after the clock was put back can be told in UTC only."""
    moments = [each for each in span if isinstance(each, datetime)]
    if not moments:
        return span
    starts, ends = (moment.astimezone(COPENHAGEN) for moment in moments)
    if starts.fold or ends.fold or starts.year < RULES_SINCE:
        return starts.astimezone(UTC), ends.astimezone(UTC)
    return starts, ends


def _line(text: str) -> str:
    """The text on one line: a calendar shows no other, and none of its lines can be forged."""
    return UNPRINTED.sub(" ", text).strip()
