"""Changes of an agenda that was sent out, each with its trace.

What the agenda's own actions do is done by them; here stands what a change of a sent agenda asks
for besides. Traces are written before the action, which records last; its rows are locked in the
order it locks them.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import transaction

from agenda import actions as agenda
from agenda.actions.facts import hold_agenda, hold_items, hold_meeting
from agenda.models import AgendaItem
from agenda.vocabulary import AgendaAmendmentKind, LateBasis
from foundation.audit.act import Act
from foundation.clock import now
from foundation.problems import InvalidInput, Missing, Refusal
from foundation.tenancy.many import add_rows
from meetings.models import Meeting
from meetings.vocabulary import MeetingState
from proceedings.actions.agreeing import tallies_of, untied_votes
from proceedings.models import AgendaAmendment, MemberProposal, Vote
from proceedings.querysets import Ledger
from proceedings.rules import refuse_mend
from proceedings.rules.agendas import (
    AgendaChangeFacts,
    refuse_agenda_change,
    refuse_set_aside,
)

Kind = AgendaAmendmentKind
OVER = (MeetingState.ENDED, MeetingState.CANCELLED)


@transaction.atomic
def add_late(
    *,
    act: Act,
    target: UUID,
    meeting: Meeting,
    basis: str | None = None,
    **how: Any,
) -> AgendaItem:
    """Put an item on an agenda that has been sent out, or on the table at the meeting [13, 14]."""
    said = LateBasis(basis) if basis else None
    vote, urgency = how.pop("vote", None), how.pop("urgency_reason", "")
    row: Any = act.lock(AgendaItem.objects.all(), target)
    facts = _facts(meeting, Kind.ADDED, vote)
    if vote is None and said == LateBasis.UNANIMOUS:
        facts = replace(facts, others=tallies_of(untied_votes(meeting), Ledger.of(meeting)))
    act.enforce(refuse_agenda_change(replace(facts, basis=said, urgency_reason=urgency)))
    told = urgency or (said.label if said else "")
    agenda.put_late(act, row, meeting, told, **how)
    amend(act, row, Kind.ADDED, basis=basis, reason=told, vote=vote, becomes=row.number)
    _amend_numbers(act, row.meeting, row.renumbered)
    act.record("add-late", row, changed=row.changed)
    found: AgendaItem = row
    return found


@transaction.atomic
def withdraw_item(*, act: Act, target: UUID, vote: Vote | None = None, **why: Any) -> AgendaItem:
    """Take an item off; on an agenda its number stays [16]."""
    row = act.lock(AgendaItem.objects.all(), target)
    act.enforce(refuse_taking_off(row, Kind.WITHDRAWN, vote))
    amend(act, row, Kind.WITHDRAWN, reason=why.get("reason", ""), vote=vote)
    return agenda.withdraw(act=act, target=target, **why)


@transaction.atomic
def postpone(*, act: Act, target: UUID, vote: Vote | None = None, **returns: Any) -> AgendaItem:
    """Put an item off: it stays behind with its number, and a new one goes on [99]."""
    row = act.lock(AgendaItem.objects.all(), target)
    act.enforce(refuse_taking_off(row, Kind.POSTPONED, vote))
    _hold_both(row, returns.get("meeting"))
    if row.meeting is not None and row.meeting.agenda_adopted_at is None:
        amend(act, row, Kind.POSTPONED, reason=returns.get("returns_hint", ""), vote=vote)
    return agenda.postpone(act=act, target=target, **returns)


@transaction.atomic
def refer(*, act: Act, target: UUID, **told: Any) -> AgendaItem:
    """Refer a matter to another committee, where it waits to be placed."""
    row = act.lock(AgendaItem.objects.all(), target)
    act.enforce(_refuse_sealed(row))
    return agenda.refer(act=act, target=target, **told)


@transaction.atomic
def send_back(*, act: Act, target: UUID, reason: str) -> AgendaItem:
    """Send an item back to the one who wrote it; a member's proposal stands as it is [18]."""
    row = act.lock(AgendaItem.objects.all(), target)
    act.enforce(refuse_set_aside(is_members_proposal=is_members_proposal(row)))
    return agenda.send_back(act=act, target=target, reason=reason)


@transaction.atomic
def move(
    *, act: Act, target: UUID, after: UUID | None, reason: str = "", vote: Vote | None = None
) -> AgendaItem:
    """Move an item behind another of its agenda, or to the top."""
    seen = AgendaItem.objects.visible_to(act.reader).filter(pk=target).first()
    if seen is None:
        raise Missing
    if seen.meeting_id:
        hold_items(seen.meeting_id)
    row = act.lock(AgendaItem.objects.all(), target)
    act.enforce(refuse_agenda_change(_facts(row.meeting, Kind.MOVED, vote)))
    told = {"was": _place(row), "reason": reason, "vote": vote}
    amend(act, row, Kind.MOVED, **told)
    return agenda.move(act=act, target=target, after=after)


@transaction.atomic
def order_agenda(*, act: Act, target: UUID, items: Sequence[UUID]) -> Meeting:
    """Put the whole agenda in order."""
    there = hold_agenda(target)
    meeting = act.lock(Meeting.objects.all(), target)
    act.enforce(refuse_agenda_change(_facts(meeting, Kind.REORDERED, None)))
    sent = meeting.agenda_published_at is not None
    if sent and [item.pk for item in there] != list(items):
        write(act, meeting, Kind.REORDERED)
    return agenda.order_agenda(act=act, target=target, items=items)


@transaction.atomic
def make_closed(*, act: Act, target: UUID, vote: Vote | None = None, **why: Any) -> AgendaItem:
    """Close an item to the public, for a concrete reason (ksl § 10) [68]."""
    row = act.lock(AgendaItem.objects.all(), target)
    act.enforce(refuse_agenda_change(_facts(row.meeting, Kind.MADE_CLOSED, vote)))
    amend(act, row, Kind.MADE_CLOSED, reason=why.get("closed_note", ""), vote=vote)
    return agenda.make_closed(act=act, target=target, **why)


@transaction.atomic
def make_open(*, act: Act, target: UUID, reason: str, vote: Vote | None = None) -> AgendaItem:
    """Open what was closed [16, 68]."""
    row = act.lock(AgendaItem.objects.all(), target)
    act.enforce(refuse_agenda_change(_facts(row.meeting, Kind.MADE_OPEN, vote)))
    amend(act, row, Kind.MADE_OPEN, reason=reason, vote=vote)
    return agenda.make_open(act=act, target=target, reason=reason)


@transaction.atomic
def change_item(*, act: Act, target: UUID, **values: Any) -> AgendaItem:
    """Change an item's own words; another type leaves its trace on a sent agenda [16]."""
    row = act.lock(AgendaItem.objects.all(), target)
    becomes = values.get("item_type", row.item_type)
    if becomes != row.item_type:
        amend(act, row, Kind.TYPE_CHANGED, was=row.item_type, becomes=becomes)
    return agenda.change_item(act=act, target=target, **values)


def reasons_add_late(row: AgendaItem, reader: Any) -> list[Refusal]:
    """What stands against a late item, whatever the meeting and its urgency."""
    return agenda.reasons_add_late(row, reader)


def reasons_withdraw_item(row: AgendaItem, reader: Any) -> list[Refusal]:
    """What stands against taking the item off, whatever the reason given."""
    return [*agenda.reasons_withdraw(row, reader), *refuse_taking_off(row, Kind.WITHDRAWN)]


def reasons_postpone(row: AgendaItem, reader: Any) -> list[Refusal]:
    """What stands against putting the item off, whenever it comes back."""
    return [*agenda.reasons_postpone(row, reader), *refuse_taking_off(row, Kind.POSTPONED)]


def reasons_refer(row: AgendaItem, reader: Any) -> list[Refusal]:
    """What stands against referring the item, whichever committee it goes to."""
    return [*agenda.reasons_refer(row, reader), *_refuse_sealed(row)]


def reasons_move(row: AgendaItem, reader: Any) -> list[Refusal]:
    """What stands against moving the item."""
    return [*agenda.reasons_move(row, reader), *_refuse_sealed(row)]


def reasons_send_back(row: AgendaItem, reader: Any) -> list[Refusal]:
    """What stands against sending the item back, whatever the reason given."""
    aside = refuse_set_aside(is_members_proposal=is_members_proposal(row))
    return [*agenda.reasons_send_back(row, reader), *aside]


def refuse_taking_off(row: AgendaItem, kind: Kind, vote: Vote | None = None) -> list[Refusal]:
    """What a member's proposal and a vote say against taking the item off its agenda."""
    own = is_members_proposal(row)
    return refuse_agenda_change(_facts(row.meeting, kind, vote, is_members_proposal=own))


def is_members_proposal(row: AgendaItem) -> bool:
    """Whether a member has put the item on the agenda and stands by it. Rows of a list know."""
    known = row.__dict__.get("is_members_proposal")
    if known is None:
        known = MemberProposal.objects.received().filter(item=row).exists()
    return bool(known)


def amend(act: Act, row: AgendaItem, kind: Kind, **told: Any) -> None:
    """A trace of what is done to an item of a sent agenda; on one that is still being made, or
    whose meeting is over, there is nothing to tell."""
    meeting = row.meeting
    if meeting is None or meeting.agenda_published_at is None or meeting.state in OVER:
        return
    write(act, meeting, kind, item=row, **told)


def write(act: Act, meeting: Meeting, kind: Kind, **told: Any) -> AgendaAmendment:
    """A trace, as things stand now."""
    row: AgendaAmendment = act.create(AgendaAmendment, **_trace(meeting, kind), **told)
    return row


def _amend_numbers(act: Act, meeting: Meeting, renumbered: Sequence[agenda.Renumbered]) -> None:
    """A trace of each number that had to give way, all in one statement."""
    if not renumbered:
        return
    trace = _trace(meeting, Kind.RENUMBERED)
    told = [(one.item.pk, one.was, one.becomes) for one in renumbered]
    same = {**trace, "meeting": meeting.pk, "reason": "", "name_printed": ""}
    add_rows(AgendaAmendment, ("item", "was", "becomes"), told, **same)
    seen = min((one.item for one in renumbered), key=lambda item: item.is_closed)
    act.touch_parents(AgendaAmendment(**trace, item=seen))


def _trace(meeting: Meeting, kind: Kind) -> dict[str, Any]:
    return {
        "municipality_id": meeting.municipality_id,
        "meeting": meeting,
        "kind": kind.value,
        "at": now(),
        "at_meeting": meeting.state == MeetingState.IN_SESSION,
    }


def _hold_both(row: AgendaItem, other: Meeting | None) -> None:
    """Both meetings that a postponed item is about, in the order in which everybody locks."""
    ids = {row.meeting_id, other.pk if other else None}
    for meeting_id in sorted(one for one in ids if one is not None):
        hold_meeting(meeting_id)


def _facts(
    meeting: Meeting | None, kind: Kind, vote: Vote | None, **more: Any
) -> AgendaChangeFacts:
    sealed = meeting is not None and meeting.sealed_at is not None
    facts = AgendaChangeFacts(kind=kind, meeting_state=_state(meeting), is_sealed=sealed, **more)
    if vote is None:
        return facts
    if meeting is None or vote.item.meeting_id != meeting.pk or vote.replaced:
        raise InvalidInput.at("/vote", "other_meeting", "Afstemningen hører ikke til mødet.")
    return replace(facts, votes=tallies_of([vote], Ledger.of(meeting)))


def _refuse_sealed(row: AgendaItem) -> list[Refusal]:
    return refuse_mend(sealed=row.meeting is not None and row.meeting.sealed_at is not None)


def _state(meeting: Meeting | None) -> MeetingState:
    return MeetingState(meeting.state) if meeting is not None else MeetingState.PLANNED


def _place(row: AgendaItem) -> str | None:
    return str(row.position) if row.position is not None else None
