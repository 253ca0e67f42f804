"""Letters about meetings as such: that one is off, or has been moved."""

from typing import Any

from django.conf import settings

from committees.models import Person
from foundation.danish import format_day, format_moment
from foundation.outbox.compose import Letter, render_letter
from meetings.models import Meeting
from meetings.vocabulary import MeetingKind


def cancelled(meeting: Meeting, person: Person) -> Letter:
    """The meeting one was convened to is off."""
    return render_letter("meetings/cancelled", about(meeting, person))


def rescheduled(meeting: Meeting, person: Person) -> Letter:
    """The meeting one was convened to is held at another time."""
    return render_letter("meetings/rescheduled", about(meeting, person))


def about(meeting: Meeting, person: Person) -> dict[str, Any]:
    """What every letter about a meeting says. No titles: a letter may go astray."""
    starts_at = meeting.starts_at
    when = format_moment(starts_at) if starts_at else format_day(meeting.day)
    return {
        "committee": meeting.committee.name,
        "kind": MeetingKind(meeting.meeting_kind).label,
        "meeting": meeting,
        "person": person,
        "when": when,
        "link": f"{settings.BASE_URL}/api/v1/meetings/{meeting.pk}/agenda",
    }
