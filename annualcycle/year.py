"""A year as planning needs it: its topics, the meetings, and what stands."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from agenda.models import AgendaItem
from agenda.vocabulary import ItemState
from annualcycle.models import AnnualCycle, CycleTopic, Occurrence, TopicParticipant
from annualcycle.rules.laying import Laid, Venue
from annualcycle.rules.recurrence import Recurrence, Turn
from annualcycle.vocabulary import (
    DataPeriod,
    Frequency,
    MeetingChoice,
    RelativeTo,
    TopicCategory,
)
from meetings.models import Meeting
from meetings.vocabulary import MeetingKind, MeetingState

OVER = (MeetingState.IN_SESSION.value, MeetingState.ENDED.value)
STORED = (
    "ordinal",
    "nominal_on",
    "period_from",
    "period_to",
    "focus",
    "meeting_id",
    "first_meeting_id",
    "first_day",
    "item_id",
    "skipped_at",
    "skip_cause",
)
AT_THEME_MEETINGS = frozenset(
    {TopicCategory.THEME_DISCUSSION, TopicCategory.VISIT, TopicCategory.DIALOGUE_MEETING}
)
"""Categories that a theme meeting or a seminar may take; the rest goes to ordinary meetings."""


@dataclass
class Year:
    """A cycle, with everything its plan is made from."""

    cycle: AnnualCycle
    topics: Sequence[CycleTopic]
    meetings: Mapping[UUID, Meeting]
    standing: Mapping[UUID, list[Occurrence]]
    invited: Mapping[UUID, list[TopicParticipant]]
    _venues: dict[UUID, Venue] = field(default_factory=dict)

    def venues_for(self, topic: CycleTopic) -> list[Venue]:
        """The meetings that may take the topic, in the order of their days, and those it stands
        on already."""
        own = {row.meeting_id for row in self.standing[topic.pk]}
        kinds = {MeetingKind.ORDINARY.value}
        if topic.category in AT_THEME_MEETINGS:
            kinds |= {MeetingKind.THEME.value, MeetingKind.SEMINAR.value}
        for key in self.meetings.keys() - self._venues.keys():
            self._venues[key] = venue_of(self.meetings[key])
        return [
            self._venues[key]
            for key, meeting in self.meetings.items()
            if meeting.meeting_kind in kinds or key in own
        ]


def year_of(cycle: AnnualCycle) -> Year:
    """The year, in four queries. The cycle's row must be locked where something is changed."""
    of_home = {"municipality_id": cycle.municipality_id}
    topics = CycleTopic.objects.filter(**of_home, annual_cycle=cycle)
    rows = list(topics.select_related("relative_hearing", "item").order_by("created_at", "id"))
    standing = defaultdict(list)
    laid = Occurrence.objects.filter(**of_home, annual_cycle=cycle).select_related("item__meeting")
    for row in laid.order_by("nominal_on", "slot"):
        row.was = stored_values(row)
        standing[row.topic_id].append(row)
    used = {row.meeting_id for rows in standing.values() for row in rows}
    around = date(max(cycle.year - 1, 1), 1, 1), date(cycle.year + 1, 12, 31)
    near = Q(committee=cycle.committee_id, day__range=around) | Q(pk__in=used - {None})
    meetings = Meeting.objects.filter(near, **of_home).order_by("day", "starts_at", "id")
    invited = defaultdict(list)
    guests = TopicParticipant.objects.filter(**of_home, topic__annual_cycle=cycle)
    for one in guests.select_related("person", "department").order_by("position"):
        invited[one.topic_id].append(one)
    return Year(cycle, rows, {row.pk: row for row in meetings}, standing, invited)


def stored_values(row: Occurrence) -> tuple[Any, ...]:
    """What planning may change of an occurrence."""
    return tuple(getattr(row, name) for name in STORED)


def continued(items: Sequence[UUID]) -> dict[UUID, AgendaItem]:
    """For each postponed item the one that it went on as in the same committee, and so on to the
    last of them."""
    last: dict[UUID, AgendaItem] = {}
    asked = dict.fromkeys(items)
    origins = {pk: pk for pk in asked}
    while origins:
        rows = AgendaItem.objects.filter(continues_item__in=origins).order_by("created_at", "id")
        following = {}
        for row in rows.select_related("continues_item"):
            old = row.continues_item
            if old is not None and old.committee_id == row.committee_id:
                last[origins[old.pk]], following[row.pk] = row, origins[old.pk]
        origins = following
    return last


def venue_of(meeting: Meeting) -> Venue:
    """A meeting as a place for turns."""
    return Venue(
        id=meeting.pk,
        day=meeting.day,
        is_cancelled=meeting.state == MeetingState.CANCELLED,
        is_over=meeting.state in OVER,
        is_being_made=meeting.agenda_published_at is None,
    )


def recurrence_of(topic: CycleTopic) -> Recurrence:
    """What the topic's row says of its time."""
    return Recurrence(
        frequency=Frequency(topic.frequency),
        first_month=topic.first_month,
        months=topic.months,
        cut_offs=topic.cut_offs,
        on_day=topic.on_day,
        rrule=topic.rrule,
        year_of_term=topic.year_of_term,
        relative_to=RelativeTo(topic.relative_to) if topic.relative_to else None,
        offset_days=topic.offset_days,
        meeting_choice=MeetingChoice(topic.meeting_choice),
        data_period=DataPeriod(topic.data_period) if topic.data_period else None,
        period_lag=topic.period_lag,
        starts_on=topic.starts_on,
        ends_on=topic.ends_on,
        rotation={one["month"]: one["focus"] for one in topic.rotation},
    )


def laid_as(topic: CycleTopic, row: Occurrence, meetings: Mapping[UUID, Meeting]) -> Laid:
    """An occurrence as it stands. An item that is still on the agenda of a meeting that is over
    is the meeting's to settle; where its meeting is yet to come, somebody chose that. What needs
    no item was treated when its meeting was over."""
    period = (row.period_from, row.period_to) if row.period_from and row.period_to else None
    item, meeting = row.item, meetings.get(row.meeting_id) if row.meeting_id else None
    over = meeting is not None and meeting.state in OVER
    placed = item is not None and item.state == ItemState.PLACED
    cancelled = meeting is not None and meeting.state == MeetingState.CANCELLED
    treated = item is not None and item.state == ItemState.TREATED
    heard = item is None and over and not topic.drafts_items
    return Laid(
        turn=Turn(row.slot, row.nominal_on, period, row.focus),
        ordinal=row.ordinal,
        meeting=row.meeting_id,
        first_meeting=row.first_meeting_id,
        first_day=row.first_day,
        standing=row.pk,
        is_by_hand=row.is_by_hand or (placed and not cancelled),
        is_settled=row.skipped_at is not None or treated or heard or (placed and over),
        is_touched=item is not None and not is_untouched(item),
    )


def is_untouched(item: AgendaItem) -> bool:
    """A draft that nobody has written in: planning may take it away again."""
    found: Any = item.state == ItemState.DRAFT and item.version == 1
    return bool(found and item.modified_at == item.created_at and item.submitted_at is None)
