"""Letters about meetings as such: that one is off, or has been moved."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings

from committees.models import Person
from foundation.danish import format_day, format_moment
from foundation.outbox.compose import Letter, render_letters
from meetings.models import Meeting
from meetings.vocabulary import MeetingKind


def cancelled(meeting: Meeting, people: Sequence[Person]) -> list[Letter]:
    """The meeting they were convened to is off."""
    return render_letters("meetings/cancelled", of_meeting(meeting), named(people))


def rescheduled(meeting: Meeting, people: Sequence[Person]) -> list[Letter]:
    """The meeting they were convened to is held at another time."""
    return render_letters("meetings/rescheduled", of_meeting(meeting), named(people))


def named(people: Sequence[Person]) -> list[dict[str, str]]:
    """Whom each of many letters greets."""
    return [{"person.name": person.name} for person in people]


def about(meeting: Meeting, person: Person) -> dict[str, Any]:
    """What a letter about a meeting to one person says."""
    return {**of_meeting(meeting), "person": person}


def of_meeting(meeting: Meeting) -> dict[str, Any]:
    """What every letter about a meeting says. No titles: a letter may go astray."""
    starts_at = meeting.starts_at
    when = format_moment(starts_at) if starts_at else format_day(meeting.day)
    return {
        "committee": meeting.committee.name,
        "kind": MeetingKind(meeting.meeting_kind).label,
        "meeting": meeting,
        "when": when,
        "link": f"{settings.BASE_URL}/api/v1/meetings/{meeting.pk}/agenda",
    }
