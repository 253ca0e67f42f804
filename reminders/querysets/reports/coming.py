"""Deadlines for a report: what has to be done in the month to come."""

from datetime import date, timedelta

from agenda.rules import agenda_dispatch_deadline
from foundation.danish import format_day
from meetings.models import Meeting
from reminders.querysets.reports.asked import Asked, Line
from reminders.querysets.reports.follow_ups import due_follow_ups
from reminders.querysets.reports.hearings import issuer_of, standing_hearings, title_of
from reminders.rules import DEFINITIONS, months_from
from reminders.vocabulary import ReminderEvent, ReportKind

MONTHS = DEFINITIONS[ReportKind.COMING_DEADLINES].looks_ahead
LONGEST_LEAD = timedelta(days=200)
"""How long after its dispatch a meeting can be: sixty working days, and every holiday."""


def coming_deadlines(asked: Asked) -> list[Line]:
    """The last days of hearings, of sending agendas out and of follow-ups, from the day and a
    month on, in their order.

    As of the moment asked for, each as in its own report; an agenda was still to be sent out
    when it had not been published by then and its meeting had been planned and not cancelled by
    then. The days of meetings and follow-ups are today's.
    """
    _, last = months_from(asked.day, MONTHS)
    lines = [*_hearings(asked, last), *_agendas(asked, last), *_follow_ups(asked, last)]
    return sorted(lines, key=lambda line: (str(line[0]), *map(str, line[1:])))


def _hearings(asked: Asked, last: date) -> list[Line]:
    rows = standing_hearings(asked).filter(day_then__range=(asked.day, last))
    what = ReminderEvent.HEARING_DEADLINE.label
    return [(row.day_then, what, title_of(row), issuer_of(row), None) for row in rows]


def _agendas(asked: Asked, last: date) -> list[Line]:
    rows = asked.of(Meeting.objects.visible_to(asked.reader)).filter(
        asked.not_yet("agenda_published_at"),
        asked.not_yet("cancelled_at"),
        asked.not_yet("opened_at"),
        asked.not_yet("ended_at"),
        day__range=(asked.day, last + LONGEST_LEAD),
        created_at__lte=asked.moment,
        is_imported=False,
    )
    found = rows.select_related("committee")
    told = [(_dispatch_day(meeting), meeting) for meeting in found]
    what = ReminderEvent.AGENDA_DEADLINE.label
    return [
        (day, what, f"Møde {format_day(meeting.day)}", meeting.committee.name, None)
        for day, meeting in told
        if asked.day <= day <= last
    ]


def _dispatch_day(meeting: Meeting) -> date:
    """The last day to send the agenda out, as the committee has it [11, 12]."""
    settings = meeting.committee.effective
    lead, saturday = settings.agenda_lead_workdays, settings.saturday_is_workday
    return agenda_dispatch_deadline(meeting.day, lead, saturday_counts=saturday)


def _follow_ups(asked: Asked, last: date) -> list[Line]:
    what = ReminderEvent.FOLLOW_UP_DUE.label
    return [
        (one.row.due_to, what, one.title, one.row.committee.name, one.owner)
        for one in due_follow_ups(asked, last)
    ]
