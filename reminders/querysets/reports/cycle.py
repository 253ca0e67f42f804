"""The annual cycle for a report: what comes up, and what slipped."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet

from annualcycle.models import Milestone, Occurrence, TopicParticipant
from annualcycle.querysets.strategies import status_on
from annualcycle.vocabulary import MilestoneKind, OccurrenceState, SkipCause
from annualcycle.wording import invited_to, item_title, listed, period_words
from foundation.calendar import start_of_day
from foundation.danish import sort_key
from meetings.vocabulary import MeetingState
from reminders.querysets.reports.asked import Asked, Line
from reminders.rules import DEFINITIONS, months_from
from reminders.vocabulary import ReportKind

MONTHS = DEFINITIONS[ReportKind.CYCLE_DUE].looks_ahead
CLOSED = "Emne på et lukket punkt"
OVER = frozenset({MeetingState.ENDED, MeetingState.CANCELLED})
RELATED = ("committee", "topic__item", "topic__department", "item", "meeting")


def cycle_due(asked: Asked) -> list[Line]:
    """What the annual cycles have from the day and three months on, by the meeting it is laid on
    or else the day it falls due, and the milestones whose last day lies there.

    As of the moment asked for: made by then, not skipped by then, and what was measured by then.
    Occurrences keep no history, so meetings, states and words are today's.
    """
    _, last = months_from(asked.day, MONTHS)
    told = [*_coming(asked, last), *_milestones(asked, last)]
    return [line for *_, line in sorted(told, key=lambda one: (*one[:2], str(one[2][2])))]


def cycle_slipped(asked: Asked) -> list[Line]:
    """What slipped and is not treated, in the cycles of the day's year, the one before and later
    ones, and then what was skipped since the report before, with the reason.

    As of the moment asked for: made by then, skipped in the period, and days late counted to the
    day. The rest is today's, for occurrences keep no history.
    """
    since, until = (start_of_day(day) for day in (asked.period[0], asked.day))
    slipped = Q(state=OccurrenceState.SLIPPED.value)
    slipped |= Q(state=OccurrenceState.ON_AGENDA.value, meeting__day__gt=F("first_day"))
    skipped = Q(skipped_at__gte=since, skipped_at__lt=until)
    in_view = Q(annual_cycle__year__gte=asked.day.year - 1)
    rows = list(_occurrences(asked).filter((slipped & in_view) | skipped))
    return [_slipped_line(row) for row in sorted(rows, key=_slipped_order)]


def _occurrences(asked: Asked) -> "QuerySet[Any]":
    rows = Occurrence.objects.visible_to(asked.reader).with_state(asked.reader, asked.day)
    found = asked.of(rows).filter(created_at__lte=asked.moment)
    return found.select_related(*RELATED)


def _coming(asked: Asked, last: date) -> list[tuple[date, tuple[str, str], Line]]:
    """Occurrences with what orders them: the day, the committee and the topic."""
    invited = TopicParticipant.objects.select_related("person", "department").order_by("position")
    rows: Any = _occurrences(asked).filter(asked.not_yet("skipped_at"))
    rows = rows.not_before(asked.day).not_after(last)
    found = rows.prefetch_related(Prefetch("topic__invited", invited))
    return [(row.falls_on, _name_order(row.committee, _title(row)), _line(row)) for row in found]


def _line(row: Any) -> Line:
    period = period_words(row.period_from, row.period_to) if row.period_from else None
    names = list(invited_to(row.topic.invited.all(), [row.ordinal])) if _is_open(row) else []
    return (
        row.committee.name,
        _title(row),
        row.nominal_on,
        _meeting_day(row),
        period,
        _responsible(row),
        listed(names) if names else None,
        OccurrenceState(row.state).label,
    )


def _milestones(asked: Asked, last: date) -> list[tuple[date, tuple[str, str], Line]]:
    then = replace(asked.reader, today=asked.day)
    known = Milestone.objects.visible_to(asked.reader).with_facts(then)
    rows = asked.of(known, "strategy__committee_id").filter(
        due_on__range=(asked.day, last), created_at__lte=asked.moment
    )
    return [_milestone(row, asked.day) for row in rows.select_related("strategy__committee")]


def _milestone(row: Any, day: date) -> tuple[date, tuple[str, str], Line]:
    committee = row.strategy.committee
    title = f"{MilestoneKind(row.kind).label}: {row.target_text} ({row.strategy.title})"
    name = committee.name if committee else None
    state = status_on(row, day).label
    line = (name, title, row.due_on, None, None, None, None, state)
    return row.due_on, _name_order(committee, title), line


def _slipped_line(row: Any) -> Line:
    is_skipped = row.state == OccurrenceState.SKIPPED
    return (
        row.committee.name,
        _title(row),
        row.first_day,
        None if is_skipped else _meeting_day(row),
        None if is_skipped else row.days_late,
        _responsible(row),
        OccurrenceState(row.state).label,
        _reason(row) if _is_open(row) else None,
    )


def _reason(row: Any) -> str | None:
    """Why somebody skipped or moved it, or what did."""
    if row.skip_cause is not None:
        return row.skip_reason or SkipCause(row.skip_cause).label
    return row.move_reason or None


def _slipped_order(row: Any) -> tuple[Any, ...]:
    """What was skipped comes last; otherwise what has waited longest first."""
    is_skipped = row.state == OccurrenceState.SKIPPED
    day = row.first_day or row.nominal_on
    return (is_skipped, sort_key(row.committee.name), day, sort_key(_title(row)), row.pk)


def _name_order(committee: Any, title: str) -> tuple[str, str]:
    return sort_key(committee.name if committee else ""), sort_key(title)


def _is_open(row: Any) -> bool:
    """Whether neither the item that tells of the topic nor the one that treats it is closed."""
    return not any(item is not None and item.is_closed for item in (row.topic.item, row.item))


def _title(row: Any) -> str:
    """What it is called in a letter: nothing closed is named, whoever the receiver is [109]."""
    if not _is_open(row):
        return CLOSED
    return item_title(row.topic.topic, [], [row.focus] if row.focus else [])


def _responsible(row: Any) -> str | None:
    department = row.topic.department
    return department.name if department else None


def _meeting_day(row: Any) -> date | None:
    """The day of the meeting it waits for."""
    meeting = row.meeting
    waits = meeting is not None and MeetingState(meeting.state) not in OVER
    return meeting.day if waits else None
