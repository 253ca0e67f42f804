"""The round of approval: ending the meeting makes the minutes, circulating seals them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from agenda.vocabulary import ItemState, ItemType
from foundation.audit.act import Act
from foundation.clock import now
from foundation.ids import new_id
from foundation.outbox.compose import (
    Dispatch,
    Posting,
    Recipient,
    has_address,
    queue_letters,
)
from foundation.problems import Refusal
from foundation.tenancy.many import add_rows
from meetings.models import Meeting
from meetings.vocabulary import MeetingState
from minutes import letters
from minutes.actions.lacking import called, lacking
from minutes.document import meeting_in_print
from minutes.models import Approval, Minutes
from minutes.rules import (
    CirculateFacts,
    Participant,
    duty_to_approve,
    refuse_circulate,
)
from minutes.scan import has_cpr
from minutes.sealing import Document, both_editions, seal, sealed_fields
from minutes.vocabulary import ApprovalState, MinutesApproval
from proceedings.actions import close_session
from proceedings.actions.meetings import hold_course
from proceedings.querysets import Attendee, Ledger
from proceedings.rules.finishing import needs_decision
from proceedings.vocabulary import PresenceStatus

APPROVAL = ("id", "position", "person", "name", "state")
Duties = Sequence[tuple[Attendee, ApprovalState]]
ASKED = frozenset({ApprovalState.PENDING, ApprovalState.UNKNOWN})


@transaction.atomic
def end_meeting(*, act: Act, target: UUID, ended_at: datetime | None = None) -> Meeting:
    """End the meeting: a fact, never refused. Its minutes come into being as a draft."""
    meeting = close_session(act, target, ended_at)
    if not Minutes.objects.filter(meeting=meeting).exists():
        act.create(Minutes, municipality_id=meeting.municipality_id, meeting=meeting)
    act.record("end", meeting, changed=meeting.changed)  # type: ignore[attr-defined]
    return meeting


@transaction.atomic
def circulate(*, act: Act, target: UUID) -> Minutes:
    """Send the minutes to everybody who took part; from now on they are mended by addition."""
    row = act.lock(Minutes.objects.all(), target)
    hold_course(row.municipality_id, row.meeting_id)
    ledger = _ledger(row)
    editions = both_editions(row, ledger)
    duties = _duties(ledger)
    act.enforce(_refusals(row, ledger, duties, editions[0]))
    lines = [
        (new_id(), n, who.person_id, who.name, told.value)
        for n, (who, told) in enumerate(duties, 1)
    ]
    home = row.municipality_id
    add_rows(Approval, APPROVAL, lines, municipality=home, minutes=row.pk)
    values: dict[str, Any] = {"approval": MinutesApproval.CIRCULATED.value}
    version = seal(row, editions)
    changed = act.change(row, circulated_at=now(), **values, **sealed_fields(version))
    Meeting.objects.filter(pk=row.meeting_id).update(sealed_at=now())
    told = zip(lines, duties, strict=True)
    asked = [(pk, _recipient(who)) for (pk, *_), (who, state) in told if state in ASKED]
    ask(row, version.pk, asked)
    act.record("circulate", row, changed=changed)
    return row


def reasons_circulate(row: Minutes, _reader: Any) -> list[Refusal]:
    """All that keeps the minutes from being sent for approval."""
    ledger = _ledger(row)
    return _refusals(row, ledger, _duties(ledger), both_editions(row, ledger)[0])


def _ledger(row: Minutes) -> Ledger:
    """The ledger of the minutes' meeting, which is read with all that is printed of it."""
    row.meeting = meeting_in_print(row.meeting_id)
    return Ledger.of(row.meeting)


def ask_again(minutes: Minutes, version_id: UUID) -> None:
    """The same letter about a version that was made since."""
    waiting = minutes.approvals.filter(state__in=[s.value for s in ASKED], person__isnull=False)
    told = waiting.values_list("pk", "person_id", "person__name", "person__email")
    asked = [(pk, Recipient(person, name, address)) for pk, person, name, address in told]
    ask(minutes, version_id, asked)


def ask(minutes: Minutes, version_id: UUID, asked: Sequence[tuple[UUID, Recipient]]) -> None:
    """One letter to everybody whose approval is wanted, by the approval's id, once for each
    version."""
    why = Dispatch(minutes.municipality_id, "minutes-circulated", "minutesversion", version_id)
    if not asked:
        return
    each = letters.circulated(minutes, [(pk, who.name) for pk, who in asked])
    postings = [Posting(why, who, one) for (_, who), one in zip(asked, each, strict=True)]
    queue_letters(postings)


def _refusals(row: Minutes, ledger: Ledger, duties: Duties, whole: Document) -> list[Refusal]:
    asked = [who for who, state in duties if state in ASKED]
    reached = [who for who in asked if has_address(_recipient(who))]
    facts = CirculateFacts(
        approval=MinutesApproval(row.approval),
        meeting_state=MeetingState(row.meeting.state),
        untreated_items=[
            called(i)
            for i in ledger.items
            if i.state == ItemState.PLACED and needs_decision(ItemType(i.item_type))
        ],
        **lacking(ledger),
        undecided_notices=ledger.undecided_told(),
        unknown_presence=[w.name for w, state in duties if state == ApprovalState.UNKNOWN],
        unreachable=[who.name for who in asked if who not in reached],
        approvers=len(asked),
        has_cpr=has_cpr(whole),
    )
    return refuse_circulate(facts)


def duty(ledger: Ledger, who: Attendee) -> ApprovalState:
    """Whether this person is to approve. Who left while the first item was treated was there."""
    statuses = ledger.statuses(who.person_id)
    if PresenceStatus.PRESENT not in statuses and ledger.was_there(who.person_id):
        statuses = [PresenceStatus.PRESENT]
    return duty_to_approve(
        Participant(role=who.role, statuses=statuses, is_substitute=who.substitution is not None)
    )


def people_of(ledger: Ledger) -> list[Attendee]:
    """Everybody once, who belongs at the meeting in whatever way."""
    return list({who.person_id: who for who in reversed(ledger.attendees)}.values())[::-1]


def _duties(ledger: Ledger) -> Duties:
    return [(who, duty(ledger, who)) for who in people_of(ledger)]


def _recipient(who: Attendee) -> Recipient:
    return Recipient(who.person_id, who.name, who.email)
