"""The hours of a meeting as the rules about them want them."""

from datetime import date, datetime

from foundation.clock import now, today
from foundation.problems import Fault
from meetings.models import Meeting
from proceedings.rules import Hours, is_to_come

DETAIL = "Tidspunktet ligger ude i fremtiden."


def hours_of(meeting: Meeting) -> Hours:
    """As far as they are known."""
    return Hours(day=meeting.day, opened_at=meeting.opened_at, ended_at=meeting.ended_at, now=now())


def hour_faults(pointer: str, told: datetime | None) -> list[Fault]:
    """An hour told as a fact that has not come."""
    ahead = told is not None and is_to_come(told, now())
    return [Fault(pointer, "in_future", DETAIL)] if ahead else []


def day_faults(pointer: str, told: date | None) -> list[Fault]:
    """A day told as a fact that has not come."""
    ahead = told is not None and told > today()
    return [Fault(pointer, "in_future", DETAIL)] if ahead else []
