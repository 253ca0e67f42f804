"""Follow-ups for a report: what was still to be done when a day ended, told on whatever day."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q

from annualcycle.models import FollowUp
from annualcycle.vocabulary import FollowUpState
from foundation.calendar import end_of_day
from foundation.danish import format_day


def open_follow_ups(
    municipality_id: UUID, committee_id: UUID | None, day: date
) -> list[dict[str, Any]]:
    """As they stood at the end of `day`, first what is due first. Nothing closed is named."""
    end = end_of_day(day)
    rows = FollowUp.objects.filter(
        Q(closed_at=None) | Q(closed_at__gt=end),
        municipality_id=municipality_id,
        superseded=False,
        created_at__lte=end,
    ).select_related("committee", "owner", "owner_department")
    if committee_id is not None:
        rows = rows.filter(committee_id=committee_id)
    order = (F("due_to").asc(nulls_last=True), "id")
    return [_told(row, day) for row in rows.order_by(*order)]


def _told(row: Any, day: date) -> dict[str, Any]:
    owner = row.owner or row.owner_department
    due = format_day(row.due_to) if row.due_to else row.due_text or "ingen"
    is_open = row.visibility == "open"
    return {
        "title": row.title if is_open else "Opfølgning på et lukket punkt",
        "owner": owner.name if owner else (row.responsible_printed if is_open else None) or "ingen",
        "due": due,
        "state": _state(row).label,
        "overdue": row.due_to is not None and row.due_to < day,
        "committee": row.committee.name,
    }


def _state(row: Any) -> FollowUpState:
    """One that was closed after the day was at least begun on it; more is not known."""
    state = FollowUpState(row.state)
    return FollowUpState.IN_PROGRESS if state is FollowUpState.DONE else state
