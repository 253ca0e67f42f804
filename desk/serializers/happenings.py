"""What stands in a calendar, as facts. A calendar on a telephone is read by others too: no items
of an agenda stand in it, and no title of a closed matter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Any

from annualcycle.models import FollowUp, Milestone, Occurrence
from annualcycle.rules import OPEN_STATES
from annualcycle.vocabulary import MilestoneKind, TopicCategory
from foundation.tenancy.models import etag_from
from hearings.letters import title_of
from hearings.models import Consultee
from meetings.models import Meeting
from meetings.vocabulary import MeetingKind, MeetingState

USUAL_LENGTH = timedelta(hours=2)
"""How long a meeting takes whose end nobody has planned."""
HIGHER = 1 << 16
"""What a version of an occurrence counts against one of its meeting, see `of_occurrence`."""

HEARING, FOLLOW_UP, CLOSED = "Høringsfrist", "Opfølgning", "en lukket sag"

Span = tuple[datetime, datetime] | tuple[date, date]


class Status(StrEnum):
    """RFC 5545 § 3.8.1.11."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True)
class Happening:
    """An event: whole days, the last of them not included, or moments."""

    uid: str
    summary: str
    category: str
    span: Span
    sequence: int
    changed_at: datetime
    status: Status = Status.CONFIRMED
    place: str = ""
    takes_time: bool = False


@dataclass(frozen=True)
class Feed:
    """A calendar by its name."""

    name: str
    happenings: Sequence[Happening]

    @cached_property
    def etag(self) -> str:
        """Made from the facts, so that a client that has them costs no writing."""
        return etag_from(repr(self))


def of_meeting(meeting: Meeting) -> Happening:
    """When and where a committee meets. The sequence rises with what everybody may know of the
    meeting, and with the committee, whose name it bears."""
    is_off = meeting.state == MeetingState.CANCELLED
    is_loose = meeting.state == MeetingState.PLANNED and meeting.starts_at is None
    name = meeting.committee.name
    return Happening(
        uid=f"meeting-{meeting.pk}",
        summary=f"Aflyst: {name}" if is_off else name,
        category=MeetingKind(meeting.meeting_kind).label,
        span=_span_of(meeting),
        sequence=meeting.open_version + meeting.committee.version - 2,
        changed_at=meeting.open_modified_at,
        status=_status(is_off=is_off, is_loose=is_loose),
        place=meeting.place,
        takes_time=meeting.starts_at is not None,
    )


def of_occurrence(row: Occurrence) -> Happening:
    """A topic at its meeting, or on its day while it is laid on none.

    Whether it stands on an agenda is no matter of a calendar: it is loose until its meeting is
    convened. It changes when its meeting moves too. What its own versions count is higher than
    any number of the meeting's, so that the sequence also rises when the occurrence is moved to
    a meeting that has changed less often than the one before.
    """
    meeting, topic = row.meeting, row.topic
    is_off = row.skipped_at is not None or _is(meeting, MeetingState.CANCELLED)
    is_loose = meeting is None or _is(meeting, MeetingState.PLANNED)
    told = f"{topic.topic}: {row.focus}" if row.focus else topic.topic
    own = row.version + topic.version - 2
    return Happening(
        uid=f"occurrence-{row.pk}",
        summary=f"Udgår: {told}" if is_off else told,
        category=TopicCategory(topic.category).label,
        span=_whole_day(row.nominal_on) if meeting is None else _span_of(meeting),
        sequence=own * HIGHER + (0 if meeting is None else meeting.open_version),
        changed_at=_latest(row.modified_at, None if meeting is None else meeting.open_modified_at),
        status=_status(is_off=is_off, is_loose=is_loose),
        place=meeting.place if meeting is not None else "",
    )


def of_milestone(row: Milestone) -> Happening:
    """The last day of a milestone, or of the goal itself."""
    kind = MilestoneKind(row.kind).label
    return Happening(
        uid=f"milestone-{row.pk}",
        summary=f"{kind}: {row.target_text} ({row.strategy.title})",
        category=kind,
        span=_whole_day(row.due_to),
        sequence=row.version + row.strategy.version - 2,
        changed_at=row.modified_at,
    )


def of_consultee(consultee: Consultee) -> Happening:
    """The last day to answer a hearing."""
    hearing = consultee.hearing
    return Happening(
        uid=f"hearing-{consultee.pk}",
        summary=f"{HEARING}: {title_of(hearing)}",
        category=HEARING,
        span=_whole_day(consultee.deadline or hearing.response_deadline),
        sequence=consultee.version + hearing.open_version - 2,
        changed_at=_latest(consultee.modified_at, hearing.open_modified_at),
    )


def of_follow_up(row: FollowUp) -> Happening:
    """The last day of a follow-up. What is reported, done or overtaken waits for no day."""
    waits = row.state in OPEN_STATES and not row.superseded
    title = row.title if row.is_open else CLOSED
    return Happening(
        uid=f"follow-up-{row.pk}",
        summary=f"{FOLLOW_UP}: {title}",
        category=FOLLOW_UP,
        span=_whole_day(row.due_to),
        sequence=row.open_version - 1,
        changed_at=row.open_modified_at,
        status=_status(is_off=not waits),
    )


def _is(meeting: Meeting | None, state: MeetingState) -> bool:
    return meeting is not None and bool(meeting.state == state)


def _status(*, is_off: bool, is_loose: bool = False) -> Status:
    if is_off:
        return Status.CANCELLED
    return Status.TENTATIVE if is_loose else Status.CONFIRMED


def _span_of(meeting: Meeting) -> Span:
    """An end is after the beginning (RFC 5545 § 3.8.2.2), also where the plan says otherwise."""
    starts, ends = meeting.starts_at, meeting.ends_at
    if starts is None:
        return _whole_day(meeting.day)
    return starts, ends if ends is not None and ends > starts else starts + USUAL_LENGTH


def _whole_day(day: Any) -> tuple[date, date]:
    """The day, which the feed asked for and is there."""
    return day, day + timedelta(days=1)


def _latest(first: datetime, other: datetime | None) -> datetime:
    return first if other is None else max(first, other)
