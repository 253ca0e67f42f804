"""Presence for a report: how often each member was at the meetings of each committee."""

from collections import Counter
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import Q

from committees.vocabulary import MembershipRole
from foundation.danish import sort_key
from meetings.models import Meeting
from meetings.vocabulary import DocumentKind, MeetingState
from proceedings.querysets import Ledger, members_ledgers
from proceedings.vocabulary import PresenceStatus
from reminders.querysets.reports.asked import Asked, Line

COUNTED = (
    PresenceStatus.PRESENT,
    PresenceStatus.EXCUSED,
    PresenceStatus.ON_LEAVE,
    PresenceStatus.NO_SHOW,
    PresenceStatus.ABSENT,
    PresenceStatus.UNKNOWN,
)
Member = tuple[str, str, UUID]
"""Committee, name and who it is: two may have one name."""


def absence_statistics(asked: Asked) -> list[Line]:
    """For each committee and each member with a seat on the meeting's day: the meetings held in
    the period, and what the ledger tells of him at each. Observers and substitutes are not
    counted. The reasons for an absence are health data and no part of it [6].

    As of the moment asked for: meetings ended by then, with the lines of the ledger told by then;
    a line replaced since is in force. Which day a meeting was held on, and who had a seat, is
    today's.
    """
    meetings = _held(asked)
    ledgers = members_ledgers(meetings, asked.moment)
    counts: dict[Member, Counter[PresenceStatus]] = {}
    for meeting in meetings:
        for name, person, status in _told(ledgers[meeting.pk]):
            member = (meeting.committee.name, name, person)
            counts.setdefault(member, Counter())[status] += 1
    return [_line(member, counts[member]) for member in sorted(counts, key=_order)]


def _held(asked: Asked) -> Any:
    """Meetings that were held; a document that is only an agenda does not say that one was."""
    only_planned = Q(is_imported=True, document_kind=DocumentKind.AGENDA.value)
    rows = asked.of(Meeting.objects.visible_to(asked.reader)).filter(
        Q(ended_at__lte=asked.moment) | Q(ended_at=None),
        day__range=asked.period,
        state=MeetingState.ENDED.value,
        created_at__lte=asked.moment,
    )
    return rows.exclude(only_planned).select_related("committee").order_by("day", "id")


def _told(ledger: Ledger) -> Iterator[tuple[str, UUID, PresenceStatus]]:
    for who in ledger.attendees:
        if who.role is not None and who.role != MembershipRole.OBSERVER:
            yield who.name, who.person_id, ledger.at_meeting(who.person_id)


def _line(member: Member, counts: Counter[PresenceStatus]) -> Line:
    committee, name, _ = member
    return (committee, name, counts.total(), *(counts[status] for status in COUNTED))


def _order(member: Member) -> tuple[str, str, UUID]:
    committee, name, person = member
    return sort_key(committee), sort_key(name), person
