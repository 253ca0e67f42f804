"""Deadlines of what a decision asks somebody to do: follow-ups, reports, conditions."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from agenda.vocabulary import Visibility
from annualcycle.vocabulary import FollowUpKind
from foundation.tenancy.rows import Row
from reminders.querysets.meetings import known_since
from reminders.querysets.receivers import Leaders, all_told, day, owners
from reminders.rules import Deadline
from reminders.vocabulary import ReminderAudience, ReminderEvent


def of_follow_up(rows: Sequence[Row], led: Leaders) -> Iterator[Deadline]:
    """Its last day; before it one event, after it another. What is more than a task, a report
    or a condition, comes first, so that one letter tells of that."""
    (row,) = rows
    due = _follow_up(row, led)
    if row["kind"] == FollowUpKind.REPORT and row["due_to"] is not None:
        yield replace(due, event=ReminderEvent.REPORT_DUE)
    if row["condition"] is not None:
        yield replace(due, event=ReminderEvent.CONDITION_UNRESOLVED)
    if row["due_to"] is not None:
        yield due
        yield replace(due, event=ReminderEvent.FOLLOW_UP_OVERDUE)


def of_decision(rows: Sequence[Row], led: Leaders) -> Iterator[Deadline]:
    """A decision under a condition, counted from the day it was made [100]. The condition
    itself stands in no letter: it may tell of anything."""
    (row,) = rows
    made = date.fromisoformat(row["day"])
    own = {ReminderAudience.OWNER: owners(row, closed=True)}
    yield Deadline(
        event=ReminderEvent.CONDITION_UNRESOLVED,
        subject_type="decision",
        subject_id=UUID(row["id"]),
        committee_id=UUID(row["committee"]),
        day=made,
        since=made,
        recipients=all_told(own, row, led),
        facts={
            "committee": row["committee_name"],
            "path": f"agenda-items/{row['item']}",
            "decided": True,
        },
        imported=row["imported"],
    )


def _follow_up(row: Row, led: Leaders) -> Deadline:
    told = (row["visibility"], row["item_visibility"])
    closed = Visibility.CLOSED in told
    made = known_since(row)
    of_closed_item = closed and row["item"] is not None
    own = {ReminderAudience.OWNER: owners(row, closed=of_closed_item)}
    return Deadline(
        event=ReminderEvent.FOLLOW_UP_DUE,
        subject_type="followup",
        subject_id=UUID(row["id"]),
        committee_id=UUID(row["committee"]),
        day=day(row["due_to"]) or made,
        since=made,
        recipients=all_told(own, row, led),
        facts={
            "title": "" if closed else row["title"],
            "committee": row["committee_name"],
            "path": f"follow-ups/{row['id']}",
            "dated": row["due_to"] is not None,
        },
        imported=row["imported"],
    )
