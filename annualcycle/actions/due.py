"""When and where a follow-up is due, as it is told."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from agenda.vocabulary import DateBasis
from annualcycle.models import FollowUp
from annualcycle.rules.fuzzy import window_of
from foundation.clock import today
from foundation.problems import InvalidInput

DAYS = frozenset({"due_from", "due_to"})


def with_days(values: dict[str, Any], row: FollowUp | None = None) -> dict[str, Any]:
    """The values, with the days that their text means. Days that somebody gave win over the
    text, also when only the text changes later; a text that is not understood leaves none."""
    given = {name: values[name] for name in DAYS & values.keys()}
    if any(day is not None for day in given.values()):
        return {**values, **_basis_of(given, row)}
    text = values.get("due_text", row.due_text if row else None)
    asked = bool(given) or "due_text" in values
    if not asked or (not given and _is_given(row)):
        return values
    window = window_of(text, _said_on(values, row)) if text else None
    if window is None:
        return {**values, "due_from": None, "due_to": None, "due_basis": None}
    basis = DateBasis.DERIVED.value
    return {**values, "due_from": window.first, "due_to": window.last, "due_basis": basis}


def check_target(values: Mapping[str, Any], row: FollowUp | None = None) -> None:
    """A meeting to report at is one of the committee to report to, which is the follow-up's own
    where no other is named."""

    def told(name: str) -> Any:
        return values[name] if name in values else getattr(row, name, None)

    if not {"target_meeting", "target_committee"} & values.keys():
        return
    meeting, committee = told("target_meeting"), told("target_committee") or told("committee")
    if meeting is not None and meeting.committee_id != committee.pk:
        detail = "Mødet er ikke et møde i det udvalg, der afrapporteres til."
        raise InvalidInput.at("/target_meeting", "wrong_committee", detail)


def _is_given(row: FollowUp | None) -> bool:
    """Whether the row has days of its own, which no text told."""
    days = row is not None and (row.due_from is not None or row.due_to is not None)
    return days and row is not None and row.due_basis != DateBasis.DERIVED


def _basis_of(given: Mapping[str, date | None], row: FollowUp | None) -> dict[str, None]:
    """Days that somebody types in stand in no document and follow from no text."""
    same = row is not None and all(getattr(row, name) == day for name, day in given.items())
    return {} if same else {"due_basis": None}


def _said_on(values: Mapping[str, Any], row: FollowUp | None) -> date:
    """The day of the meeting that said it; without one, today in Copenhagen."""
    item = row.item if row is not None else values.get("item")
    if item is not None and item.meeting is not None:
        day: date = item.meeting.day
        return day
    return today()
