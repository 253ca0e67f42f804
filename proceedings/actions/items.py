"""Taking an item up, finishing it and deciding it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max, Q

from agenda.actions import Held, waive_what_was_overridden
from agenda.models import AgendaItem
from agenda.rules import MOVES
from agenda.vocabulary import ItemState
from foundation.audit.act import Act
from foundation.clock import now
from foundation.problems import Refusal
from foundation.rulebook import against, refuse_state
from foundation.tenancy.querysets import home_of
from meetings.models import Meeting
from meetings.vocabulary import MeetingState
from proceedings.actions.bench import Bench
from proceedings.actions.own_matter import own_matter
from proceedings.actions.suspensions import settle_by_council
from proceedings.models import Decision
from proceedings.rules import (
    refuse_mend,
)
from proceedings.vocabulary import DecisionState

ONE_AT_A_TIME = """
    SELECT pg_advisory_xact_lock(hashtextextended('items of ' || meeting_id, 0))
      FROM agenda_agendaitem WHERE id = %s AND meeting_id IS NOT NULL
"""
OUTSIDE = Refusal(
    "meeting_not_in_session", "ksl § 20", "Punktet kan kun behandles i et møde, der er i gang."
)
RUNNING = Q(state=ItemState.PLACED.value, started_at__isnull=False, finished_at__isnull=True)


@transaction.atomic
def start(*, act: Act, target: UUID) -> AgendaItem:
    """Take the item up; the order in which items are taken is kept, and the one before it is
    finished by the same tap. What runs already goes on as it is."""
    running = _hold_running(act, target)
    row = act.lock(AgendaItem.objects.all(), target)
    held = _held(row)
    own = own_matter(act.reader, row)
    act.enforce([*own, *_refuse_start(row), *_refuse_held(row, held)])
    if row in running:
        return row
    if held is not None:
        waive_what_was_overridden(act, row, held)
    for other in running:
        _finish(act, other)
    last = AgendaItem.objects.filter(municipality_id=row.municipality_id, meeting=row.meeting)
    taken = (last.aggregate(n=Max("treated_order"))["n"] or 0) + 1
    changed = act.change(row, started_at=now(), treated_order=row.treated_order or taken)
    act.record("start", row, changed=changed)
    return row


def _hold_running(act: Act, target: UUID) -> list[AgendaItem]:
    """What is being treated at the item's meeting, held together with it in the order in which
    everybody locks. Where nothing is being treated yet there is no row for two taps to meet at,
    so those of one meeting wait for each other first."""
    with connection.cursor() as cursor:
        cursor.execute(ONE_AT_A_TIME, [target])
    meeting = AgendaItem.objects.visible_to(act.reader).filter(pk=target).values("meeting")
    home = home_of(AgendaItem, target)
    rows = AgendaItem.objects.filter(
        Q(pk=target) | RUNNING, municipality_id=home, meeting__in=meeting
    )
    held = list(rows.order_by("id").select_for_update(of=("self",)))
    return [row for row in held if row.started_at and not row.finished_at]


def finish_running(act: Act, meeting_id: UUID, at: datetime) -> None:
    """Finish what is being treated when the meeting ends; its rows are held before the
    meeting's."""
    home = home_of(Meeting, meeting_id)
    rows = AgendaItem.objects.filter(RUNNING, municipality_id=home, meeting_id=meeting_id)
    for row in rows.order_by("id").select_for_update(of=("self",)):
        _finish(act, row, max(at, row.started_at or at))


def _finish(act: Act, row: AgendaItem, at: datetime | None = None) -> None:
    changed = act.change(row, state=ItemState.TREATED.value, finished_at=at or now())
    act.record("finish", row, changed=changed)


@transaction.atomic
def finish(*, act: Act, target: UUID) -> AgendaItem:
    """The item has been treated; whether something was decided is another matter."""
    row = act.lock(AgendaItem.objects.all(), target)
    act.enforce(reasons_finish(row, act.reader))
    _finish(act, row)
    return row


@transaction.atomic
def decide(*, act: Act, target: UUID) -> AgendaItem:
    """The body takes the decision that is drafted (ksl § 13, stk. 1)."""
    row = act.lock(AgendaItem.objects.all(), target)
    act.enforce(reasons_decide(row, act.reader))
    held = _held(row) if act.set_aside else None
    if held is not None:
        waive_what_was_overridden(act, row, held)
    meeting: Any = row.meeting
    # What is written up after the meeting was decided on its day; the hour nobody knows.
    at = now() if meeting.state == MeetingState.IN_SESSION else None
    decision = Decision.objects.own_of(row).select_for_update(of=("self",)).first()
    decided = {"state": DecisionState.DECIDED.value, "decided_on": meeting.day, "decided_at": at}
    act.change(decision, **decided)
    finished = row.finished_at or at
    changed = act.change(row, state=ItemState.TREATED.value, finished_at=finished)
    settle_by_council(act, row)
    act.record("decide", row, changed=[*changed, "decision"])
    return row


def reasons_start(row: AgendaItem, reader: Any) -> list[Refusal]:
    """What stands against taking the item up. Rows of a list share their meeting's `bench`."""
    own = own_matter(reader, row)
    return [*own, *_refuse_start(row), *_refuse_held(row, _held(row))]


def _refuse_start(row: AgendaItem) -> list[Refusal]:
    return [*refuse_state(MOVES, "start", ItemState(row.state)), *_refuse_outside(row)]


def _refuse_held(row: AgendaItem, held: Held | None) -> list[Refusal]:
    """What was taken up already is not held back a second time."""
    return held.refuse_taking_up(row) if held is not None and row.started_at is None else []


def _held(row: AgendaItem) -> Held | None:
    """What holds the item's case back; nothing where it is no case's, or on no meeting."""
    if row.case_id is None or row.meeting is None:
        return None
    bench: Bench | None = getattr(row, "bench", None)
    return bench.held if bench is not None else Held.of(row.meeting, [row.case_id])


def reasons_finish(row: AgendaItem, reader: Any) -> list[Refusal]:
    """What stands against finishing the item."""
    own = own_matter(reader, row)
    return [*own, *refuse_state(MOVES, "finish", ItemState(row.state)), *_refuse_outside(row)]


def reasons_decide(row: AgendaItem, reader: Any) -> list[Refusal]:
    """What stands against taking the decision. Rows of a list share their meeting's `bench`."""
    if row.meeting is None:
        return [*refuse_state(MOVES, "decide", ItemState(row.state)), *_refuse_outside(row)]
    bench: Bench = getattr(row, "bench", None) or Bench.of(row)
    return [*own_matter(reader, row, bench.ledger), *bench.refuse(row)]


def _refuse_outside(row: AgendaItem) -> list[Refusal]:
    outside = row.meeting is None or row.meeting.state != MeetingState.IN_SESSION
    sealed = row.meeting is not None and row.meeting.sealed_at is not None
    return [
        *against((outside, OUTSIDE)),
        *refuse_mend(sealed=sealed),
    ]
