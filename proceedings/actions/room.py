"""Leaving the room and coming back: whoever is disqualified is not there (fvl § 3, stk. 3)."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from foundation.audit.act import Act
from foundation.clock import now
from foundation.problems import Refusal
from proceedings.actions.attendance import refuse_ledger, write_lines
from proceedings.actions.hours import hour_faults, hours_of
from proceedings.actions.turns import lock_at_item
from proceedings.errors import enforce_faultless
from proceedings.models import Disqualification, PresenceEvent
from proceedings.querysets import Ledger
from proceedings.rules import refuse_leave, refuse_presence_hour, refuse_return
from proceedings.vocabulary import (
    DisqualificationState,
    PresenceKind,
    PresenceSource,
    TookNoPartReason,
)

NO_MEETING = Refusal("meeting_not_in_session", "fvl § 3, stk. 3", "Punktet er på intet møde.")


@transaction.atomic
def leave_room(*, act: Act, target: UUID, at: datetime | None = None) -> Disqualification:
    """The disqualified member leaves: a line in the ledger, with the hour."""
    row = lock_at_item(act, Disqualification, target)
    enforce_faultless(hour_faults("/at", at))
    act.enforce([*reasons_leave(row, act.reader), *_refuse_hour(row, at)])
    unfinished = row.left_event if _is_out(row) else None
    event = _line(act, row, at=at or now(), replaces=unfinished)
    act.record("leave-room", row, changed=act.change(row, left_room=True, left_event=event))
    return row


@transaction.atomic
def return_to_room(*, act: Act, target: UUID, at: datetime | None = None) -> Disqualification:
    """The disqualified member comes back after the item."""
    row = lock_at_item(act, Disqualification, target)
    enforce_faultless(hour_faults("/at", at))
    until, left = at or now(), row.left_event
    act.enforce([*_refuse_return(row, until), *_sealed(row), *_refuse_hour(row, at)])
    event = _line(act, row, at=left.at if left else None, until=until, replaces=left)
    act.record("return-to-room", row, changed=act.change(row, left_event=event))
    return row


@transaction.atomic
def refuse_to_leave(*, act: Act, target: UUID) -> Disqualification:
    """The disqualified member stays: it stands in the minutes, and the item waits [39]."""
    row = lock_at_item(act, Disqualification, target)
    act.enforce(reasons_stay(row, act.reader))
    act.record("refuse-to-leave", row, changed=act.change(row, left_room=False))
    return row


def reasons_leave(row: Disqualification, _reader: Any) -> list[Refusal]:
    """What stands against leaving. One who was written down as out gets his hour."""
    timed = _is_out(row) and _left_at(row) is not None
    return [*_refuse_leave(row, is_out=timed), *_sealed(row)]


def reasons_stay(row: Disqualification, _reader: Any) -> list[Refusal]:
    """What stands against writing down that somebody would not leave."""
    return [*_refuse_leave(row, is_out=_is_out(row)), *_sealed(row)]


def reasons_return(row: Disqualification, _reader: Any) -> list[Refusal]:
    """What stands against coming back."""
    return [*_refuse_return(row, now()), *_sealed(row)]


def _refuse_leave(row: Disqualification, *, is_out: bool) -> list[Refusal]:
    state = DisqualificationState(row.state)
    return refuse_leave(state, takes_part=row.participates_despite is not None, is_out=is_out)


def _refuse_return(row: Disqualification, until: datetime) -> list[Refusal]:
    left_at = _left_at(row)
    return refuse_return(is_out=_is_out(row), in_order=left_at is None or left_at <= until)


def _refuse_hour(row: Disqualification, at: datetime | None) -> list[Refusal]:
    meeting = row.item.meeting
    found = refuse_presence_hour(at, hours_of(meeting)) if meeting is not None else []
    return [replace(refusal, pointer="/at") for refusal in found]


def _left_at(row: Disqualification) -> datetime | None:
    return row.left_event.at if row.left_event is not None else None


def _is_out(row: Disqualification) -> bool:
    return row.left_event is not None and row.left_event.until is None


def _sealed(row: Disqualification) -> list[Refusal]:
    return refuse_ledger(row.item.meeting) if row.item.meeting is not None else [NO_MEETING]


def _line(act: Act, row: Disqualification, **hours: Any) -> PresenceEvent:
    told = {
        "person": row.person,
        "item": row.item,
        "kind": PresenceKind.TOOK_NO_PART.value,
        "took_no_part_reason": TookNoPartReason.DISQUALIFICATION.value,
    }
    meeting: Any = row.item.meeting
    return write_lines(act, Ledger.of(meeting), [told | hours], PresenceSource.SECRETARIAT)[0]
