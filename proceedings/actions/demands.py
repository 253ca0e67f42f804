"""A list's demand that an item waits because its member is disqualified (ksl § 14, stk. 4)."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from agenda.actions import postpone
from agenda.models import AgendaItem
from agenda.rules import MOVES
from agenda.vocabulary import ItemState
from committees.vocabulary import CommitteeKind
from foundation.audit.act import Act
from foundation.clock import now
from foundation.problems import Refusal
from foundation.rulebook import refuse_state
from meetings.models import Meeting
from meetings.vocabulary import MeetingState
from proceedings.models import Disqualification
from proceedings.querysets import Ledger
from proceedings.rules import PostponeFacts, refuse_demand_postponement
from proceedings.vocabulary import (
    DisqualificationState,
    PresenceStatus,
    SubstitutionBasis,
    SubstitutionState,
)

COMING = (SubstitutionState.CALLED, SubstitutionState.ACCEPTED, SubstitutionState.ATTENDED)
TO_COME = [MeetingState.PLANNED.value, MeetingState.CONVENED.value]


@transaction.atomic
def demand_postponement(
    *,
    act: Act,
    target: UUID,
    opposed: int = 0,
    deadline: date | None = None,
    meeting: Meeting | None = None,
) -> AgendaItem:
    """The list of a disqualified member demands that the item waits for the next meeting."""
    row = act.lock(AgendaItem.objects.all(), target)
    act.enforce(_refusals(row, opposed=opposed, deadline=deadline))
    demanded = {"postponement_demanded_at": now(), "postponement_opposed": opposed}
    for question in _disqualified(row).select_for_update(of=("self",)).order_by("id"):
        act.change(question, **demanded)
    following = meeting or _next_meeting(row)
    hint = "" if following is not None else "Næste møde"
    inner = Act(act.reader, None, act.overrides, dry_run=act.dry_run)
    return postpone(act=inner, target=target, meeting=following, returns_hint=hint)


def reasons_demand_postponement(row: AgendaItem, _reader: Any) -> list[Refusal]:
    """What stands against the demand when nobody opposes it and no deadline is near."""
    return _refusals(row, opposed=0, deadline=None)


def _refusals(row: AgendaItem, *, opposed: int, deadline: date | None) -> list[Refusal]:
    """Rows of a list share the ledger of their `bench`; the next meeting counts only where
    there is a deadline."""
    bench = getattr(row, "bench", None)
    meeting = bench.meeting if bench is not None else row.meeting
    if meeting is None:
        return refuse_state(MOVES, "postpone", ItemState(row.state))
    kind, substitutes, present = CommitteeKind(meeting.committee.kind), 0, None
    out: list[UUID | None] = []
    if kind == CommitteeKind.COUNCIL:
        ledger = bench.ledger if bench is not None else Ledger.of(meeting)
        out = [q.person_id for q in ledger.questions if q.item_id == row.pk and q.takes_out]
        substitutes, present = _substitutes(ledger, row, out), _present(ledger, row)
    following = _next_meeting(row) if deadline is not None else None
    facts = PostponeFacts(
        committee_kind=kind,
        item_state=ItemState(row.state),
        disqualified=len(out),
        substitutes=substitutes,
        present=present,
        opposed=opposed,
        deadline=deadline,
        next_meeting=following.day if following else None,
    )
    return refuse_demand_postponement(facts)


def _substitutes(ledger: Ledger, row: AgendaItem, out: Sequence[UUID | None]) -> int:
    """How many of them somebody was called for, to this item and not in vain."""
    calls = [a.substitution for a in ledger.attendees if a.substitution is not None]
    return len(
        {
            call.for_person_id
            for call in calls
            if call.item_id == row.pk
            and call.for_person_id in out
            and call.basis == SubstitutionBasis.KSL14_3
            and call.state in COMING
        }
    )


def _present(ledger: Ledger, row: AgendaItem) -> int | None:
    """How many are there to oppose; unknown where the ledger is silent of a member."""
    place = row.position or 0
    voters = [a for a in ledger.attendees if a.votes]
    if any(ledger.status(a.person_id, place) == PresenceStatus.UNKNOWN for a in voters):
        return None
    return len(ledger.present(row))


def _disqualified(row: AgendaItem) -> Any:
    return Disqualification.objects.filter(
        municipality_id=row.municipality_id,
        item=row,
        state=DisqualificationState.DISQUALIFIED.value,
        participates_despite=None,
    )


def _next_meeting(row: AgendaItem) -> Meeting | None:
    meeting: Any = row.meeting
    later = Meeting.objects.filter(
        municipality_id=row.municipality_id,
        committee_id=row.committee_id,
        day__gt=meeting.day,
        state__in=TO_COME,
    )
    found: Meeting | None = later.order_by("day", "id").first()
    return found
