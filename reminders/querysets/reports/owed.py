"""What is outstanding for a report, by whoever owes it."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery

from agenda.models import AgendaItem
from agenda.vocabulary import Visibility
from annualcycle.querysets.continued import annulled
from annualcycle.querysets.outstanding import outstanding_for
from annualcycle.rules import is_overdue
from annualcycle.vocabulary import FollowUpState, OutstandingKind
from committees.models import Committee, Department
from foundation.accounts.models import User
from foundation.danish import sort_key
from foundation.tables import Value
from reminders.querysets.reports.asked import Asked, Line
from reminders.querysets.reports.follow_ups import standing_follow_ups

CLOSED = "Lukket punkt"


def owed(asked: Asked) -> list[Line]:
    """What is not settled, by who owes it: an officer, a department, whom a text names, or the
    committee that a case was sent to. What nobody is named for comes last. A committee's report
    has what it owes itself and the cases that others sent to it.

    As of the moment asked for: follow-ups as in their own report, without what a committee
    annulled. Items and conditions are settled by other items and by decisions, which tell no
    moment: they are today's, with the days over the last one counted to the day.
    """
    return sorted([*_follow_ups(asked), *_others(asked)], key=_order)


def _follow_ups(asked: Asked) -> list[Line]:
    kind = OutstandingKind.FOLLOW_UP.label
    return [
        (
            one.owner,
            one.row.committee.name,
            one.title,
            kind,
            one.due,
            _days(one.row.due_to, asked.day) if one.is_late(asked.day) else None,
        )
        for one in standing_follow_ups(asked, ~annulled("item_id"))
    ]


def _others(asked: Asked) -> list[Line]:
    """Items and conditions of the register, in one statement."""
    rows = outstanding_for(asked.reader).filter(
        ~Q(o_kind=OutstandingKind.FOLLOW_UP.value) & Q(municipality_id=asked.municipality_id)
    )
    if asked.committee_id is not None:
        sent_here = Q(
            o_kind=OutstandingKind.REFERRED_CASE.value, o_target_committee=asked.committee_id
        )
        rows = rows.filter(Q(o_committee=asked.committee_id) | sent_here)
    named = rows.with_columns(**_names())
    return [_line(dict(zip(named.columns, row, strict=True)), asked.day) for row in named[:]]


def _names() -> dict[str, Any]:
    closed = AgendaItem.objects.filter(
        municipality_id=OuterRef("municipality_id"),
        pk=OuterRef("o_item"),
        visibility=Visibility.CLOSED.value,
    )
    return {
        "o_is_closed": Exists(closed),
        "o_owner_name": _name(User, "o_owner"),
        "o_department_name": _name(Department, "o_owner_department"),
        "o_committee_name": _name(Committee, "o_committee"),
        "o_target_name": _name(Committee, "o_target_committee"),
    }


def _name(model: Any, column: str) -> Subquery:
    return Subquery(model.objects.filter(pk=OuterRef(column)).values("name")[:1])


def _line(row: dict[str, Any], day: date) -> Line:
    """Nothing closed is named, whoever the receiver is [109]."""
    is_open, due = not row["o_is_closed"], row["o_due_to"]
    who = row["o_owner_name"] or row["o_department_name"]
    state, suspended = FollowUpState(row["o_state"]), row["o_suspended"]
    return (
        who or (row["o_target_name"] if is_open else None),
        row["o_committee_name"],
        row["o_title"] if is_open else CLOSED,
        OutstandingKind(row["o_kind"]).label,
        due or (row["o_due_text"] if is_open else None),
        _days(due, day) if is_overdue(state, due, day, suspended=suspended) else None,
    )


def _days(due: date, day: date) -> int:
    return (day - due).days


def _order(line: Line) -> tuple[Any, ...]:
    who, committee, what, kind, due, _ = line
    dated = isinstance(due, date)
    return (who is None, _key(who), _key(committee), not dated, str(due), str(kind), _key(what))


def _key(value: Value) -> str:
    return sort_key(str(value or ""))
