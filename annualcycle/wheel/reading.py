"""The picture of a year as one reader may know it."""

from datetime import date
from typing import Any

from django.db.models import Q

from annualcycle.models import AnnualCycle, CycleTopic, Occurrence
from annualcycle.querysets.strategies import milestones_of_year
from annualcycle.vocabulary import Frequency, OccurrenceState, TopicCategory
from annualcycle.wheel.picture import Goal, MeetingDay, Picture, Time, Topic
from foundation.danish import sort_key
from meetings.models import Meeting
from meetings.vocabulary import MeetingKind, MeetingState

_ORDER = {category.value: place for place, category in enumerate(TopicCategory)}


def picture_of(cycle: AnnualCycle, reader: Any) -> Picture:
    """The year with what the reader may know of its topics, meetings and milestones. Four reads,
    besides the cycle with its committee and municipality."""
    return Picture(
        municipality=cycle.municipality.name,
        committee=cycle.committee.name,
        year=cycle.year,
        topics=_topics(cycle, reader),
        meetings=_meetings(cycle, reader),
        goals=_goals(cycle, reader),
    )


def _topics(cycle: AnnualCycle, reader: Any) -> tuple[Topic, ...]:
    """By category and alphabet, with their numbers: those of the year, and the committee's others
    that come up in it."""
    times: dict[Any, list[Time]] = {}
    rows = Occurrence.objects.visible_to(reader).of_year(cycle).with_state(reader)
    for row in rows.select_related("meeting"):
        times.setdefault(row.topic_id, []).append(_time(row))
    coming_up = Occurrence.objects.filter(annual_cycle=cycle).values("topic")
    of_year = Q(annual_cycle=cycle) | Q(pk__in=coming_up)
    topics = CycleTopic.objects.visible_to(reader).filter(of_year)
    found = sorted(
        topics.select_related("department"),
        key=lambda t: (_ORDER[t.category], sort_key(t.topic), t.created_at, t.pk),
    )
    return tuple(
        _topic(number, row, tuple(times.get(row.pk, ()))) for number, row in enumerate(found, 1)
    )


def _topic(number: int, row: CycleTopic, times: tuple[Time, ...]) -> Topic:
    return Topic(
        number=number,
        name=row.topic,
        category=TopicCategory(row.category),
        frequency=Frequency(row.frequency),
        department=row.department.name if row.department else "",
        times=times,
    )


def _time(row: Occurrence) -> Time:
    return Time(
        nominal_on=row.nominal_on,
        meeting_on=row.meeting.day if row.meeting else None,
        state=OccurrenceState(row.state),
        days_late=row.days_late,  # type: ignore[attr-defined]
        period_from=row.period_from,
        period_to=row.period_to,
        focus=row.focus or "",
    )


def _meetings(cycle: AnnualCycle, reader: Any) -> tuple[MeetingDay, ...]:
    rows = Meeting.objects.visible_to(reader).filter(
        committee_id=cycle.committee_id,
        day__gte=date(cycle.year, 1, 1),
        day__lte=date(cycle.year, 12, 31),
    )
    told = rows.order_by("day", "starts_at", "id").values_list("day", "meeting_kind", "state")
    return tuple(
        MeetingDay(day, MeetingKind(kind), MeetingState(state)) for day, kind, state in told
    )


def _goals(cycle: AnnualCycle, reader: Any) -> tuple[Goal, ...]:
    """What the strategies of the committee want to have reached in the year."""
    rows: Any = milestones_of_year(reader, cycle.committee_id, cycle.year)
    told = rows.exclude(due_on=None).values_list("due_on", "target_text")
    return tuple(Goal(day, text) for day, text in told)
