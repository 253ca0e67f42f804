"""Deadlines of meetings: agendas to send out, and minutes to approve."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from uuid import UUID

from agenda.rules import agenda_dispatch_deadline
from committees.settings import effective_settings
from committees.vocabulary import CommitteeKind
from foundation.calendar import copenhagen_day
from foundation.tenancy.rows import Row
from reminders.querysets.receivers import Leaders, Receivers, all_told, person
from reminders.rules import Deadline, Receiver
from reminders.vocabulary import ReminderAudience, ReminderEvent


def of_agenda(rows: Sequence[Row], led: Leaders) -> Iterator[Deadline]:
    """The last day to send an agenda out [11], of a meeting whose agenda is not out."""
    (meeting,) = rows
    settings = effective_settings(CommitteeKind(meeting["kind"]), meeting["settings"])
    lead, saturday = settings.agenda_lead_workdays, settings.saturday_is_workday
    day = date.fromisoformat(meeting["day"])
    yield Deadline(
        event=ReminderEvent.AGENDA_DEADLINE,
        subject_type="meeting",
        subject_id=UUID(meeting["id"]),
        committee_id=UUID(meeting["committee"]),
        day=agenda_dispatch_deadline(day, lead, saturday_counts=saturday),
        since=known_since(meeting),
        recipients=all_told({}, meeting, led),
        facts={
            "committee": meeting["committee_name"],
            "meeting_day": day,
            "path": f"meetings/{meeting['id']}/agenda",
        },
        imported=meeting["imported"],
    )


def of_minutes(pending: Sequence[Row], led: Leaders) -> Iterator[Deadline]:
    """Minutes in circulation; the day to count from is the day they were sent round [57, 58].
    The right and duty to approve outlasts the seat."""
    yield _approval(pending[0], "minutes", all_told({}, pending[0], led), len(pending))
    for approval in pending:
        member: Receivers = {ReminderAudience.MISSING_PARTIES: (Receiver(person(approval)),)}
        yield _approval(approval, "approval", member, 0)


def _approval(row: Row, kind: str, to: Receivers, missing: int) -> Deadline:
    return Deadline(
        event=ReminderEvent.APPROVAL_MISSING,
        subject_type=kind,
        subject_id=UUID(row["minutes"] if kind == "minutes" else row["id"]),
        committee_id=UUID(row["committee"]),
        day=copenhagen_day(datetime.fromisoformat(row["circulated_at"])),
        recipients=to,
        facts={
            "committee": row["committee_name"],
            "meeting_day": date.fromisoformat(row["meeting_day"]),
            "missing": missing,
            "path": f"minutes/{row['minutes']}",
        },
        imported=row["imported"],
    )


def known_since(row: Row) -> date:
    """The day a row was made: nobody was late before."""
    return copenhagen_day(datetime.fromisoformat(row["created_at"]))
