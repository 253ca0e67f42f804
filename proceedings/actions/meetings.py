"""Opening a meeting, and ending it."""

from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction

from agenda.models import AgendaItem
from agenda.vocabulary import ItemState, ItemType
from committees.models import Person
from foundation.audit.act import Act
from foundation.clock import now
from foundation.problems import Fault, Refusal
from foundation.tenancy.prepared import HOLE, HOME, kept_statement
from meetings.models import Meeting
from meetings.vocabulary import MeetingState
from proceedings.actions.items import finish_running
from proceedings.errors import enforce_faultless
from proceedings.models import Amendment, Decision, Disqualification, Statement, Vote
from proceedings.querysets import Ledger
from proceedings.rules import refuse_end, refuse_open, warn_end, warn_open
from proceedings.rules.finishing import needs_decision
from proceedings.vocabulary import DecisionState

UNTREATED = [ItemState.PLACED.value, ItemState.READY.value]


@transaction.atomic
def open_meeting(
    *, act: Act, target: UUID, chair: Person | None = None, opened_at: datetime | None = None
) -> Meeting:
    """Open the meeting. What is missing is told, but holds nobody back."""
    row = act.lock(Meeting.objects.all(), target)
    act.enforce(refuse_open(MeetingState(row.state)))
    enforce_faultless(_faults("opened_at", opened_at, since=None))
    told = warnings_open(row)
    values: dict[str, Any] = {"state": MeetingState.IN_SESSION.value}
    values |= {"opened_at": opened_at or now(), "chair": chair or row.chair}
    changed = act.change(row, **values)
    row.warnings = told  # type: ignore[attr-defined]
    act.record("open", row, changed=changed)
    return row


def warnings_open(row: Meeting) -> list[Refusal]:
    """What the chair should know, the ledger read too."""
    published = row.agenda_published_at is not None
    found = Ledger.of(row).quorum_now()
    return warn_open(MeetingState(row.state), found, agenda_published=published)


def reasons_open(row: Meeting, _reader: Any) -> list[Refusal]:
    """What stands against opening the meeting."""
    return refuse_open(MeetingState(row.state))


def close_session(act: Act, target: UUID, ended_at: datetime | None = None) -> Meeting:
    """End the meeting, inside the transaction of whoever records it. `warnings` on the row
    tell what is left lying."""
    finish_running(act, target, ended_at or now())
    row = act.lock(Meeting.objects.all(), target)
    act.enforce(refuse_end(MeetingState(row.state)))
    enforce_faultless(_faults("ended_at", ended_at, since=row.opened_at))
    row.warnings = _left_lying(row)  # type: ignore[attr-defined]
    values: dict[str, Any] = {"state": MeetingState.ENDED.value, "ended_at": ended_at or now()}
    row.changed = act.change(row, **values)  # type: ignore[attr-defined]
    return row


def _left_lying(row: Meeting) -> list[Refusal]:
    ledger = Ledger.of(row)
    own = Decision.objects.own_of_meeting(row)
    decided = set(own.filter(state=DecisionState.DECIDED.value).values_list("item_id", flat=True))
    treated = [i for i in ledger.items if i.state == ItemState.TREATED and i.pk not in decided]
    return warn_end(
        [i.number or "–" for i in ledger.items if i.state in UNTREATED],
        ledger.undecided_told(),
        [i.number or "–" for i in treated if needs_decision(ItemType(i.item_type))],
    )


def _faults(name: str, told: datetime | None, *, since: datetime | None) -> list[Fault]:
    """Faults of an hour that is told as a fact: it has come, and not before what it ends."""
    if told is None:
        return []
    if told > now():
        return [Fault(f"/{name}", "in_future", "Tidspunktet ligger ude i fremtiden.")]
    if since is not None and told < since:
        return [Fault(f"/{name}", "range_backwards", "Mødet slutter, før det begynder.")]
    return []


def hold_course(municipality_id: UUID, meeting_id: UUID) -> None:
    """Lock the meeting, its items and all that was written at them: until the transaction ends
    nobody mends what is being sent out, and whoever was mending has finished."""
    wanted = {HOME: municipality_id, HOLE: meeting_id}
    for model, way in COURSE.items():
        kept_statement(("course", model), partial(_course, model, way), (HOME, HOLE)).fill(wanted)


COURSE: dict[Any, str] = {
    AgendaItem: "meeting",
    Meeting: "pk",
    Amendment: "item__meeting",
    Disqualification: "item__meeting",
    Statement: "item__meeting",
    Vote: "item__meeting",
}
"""What a meeting's course is written in, in the order in which it is locked everywhere; and the
way to the meeting."""


def _course(model: Any, way: str) -> Any:
    rows = model.objects.filter(municipality_id=HOME, **{way: HOLE}).order_by("pk")
    return rows.select_for_update(of=("self",)).values_list("pk")


def reasons_end(row: Meeting, _reader: Any) -> list[Refusal]:
    """What stands against ending the meeting: only that it is over already, or off."""
    return refuse_end(MeetingState(row.state))
