"""Adopting the agenda, and objecting to it."""

from typing import Any
from uuid import UUID

from django.db import transaction

from agenda.models import AgendaItem
from agenda.vocabulary import AgendaAmendmentKind
from committees.models import Person
from foundation.audit.act import Act
from foundation.clock import now
from foundation.problems import Fault, Refusal
from meetings.models import Meeting
from meetings.vocabulary import MeetingState
from proceedings.actions.agendas import write
from proceedings.errors import enforce_faultless
from proceedings.models import AgendaAmendment
from proceedings.querysets import Ledger
from proceedings.rules.agendas import refuse_adopt_agenda, refuse_objection


@transaction.atomic
def adopt_agenda(*, act: Act, target: UUID) -> Meeting:
    """The body adopts its agenda: until then it was the chair's draft [16]. `amendments` on the
    row are what was changed since it was sent out, as far as the reader may know."""
    row: Any = act.lock(Meeting.objects.all(), target)
    act.enforce(reasons_adopt_agenda(row, act.reader))
    changed = act.change(row, agenda_adopted_at=now())
    told = AgendaAmendment.objects.visible_to(act.reader).standing(row)
    row.amendments = list(told.select_related("item"))
    act.record("adopt-agenda", row, changed=changed)
    found: Meeting = row
    return found


@transaction.atomic
def object_to_agenda(
    *,
    act: Act,
    parent: Meeting,
    person: Person,
    item: AgendaItem | None = None,
    reason: str = "",
) -> AgendaAmendment:
    """Enter that somebody objects to the agenda, or to one of its items [16]."""
    meeting = act.lock(Meeting.objects.all(), parent.pk, check=False)
    ledger = Ledger.of(meeting)
    enforce_faultless(_faults(ledger, person, item))
    presence = ledger.status(person.pk, (item.position if item else None) or 1)
    state, adopted = MeetingState(meeting.state), meeting.agenda_adopted_at is not None
    sealed = meeting.sealed_at is not None
    act.enforce(refuse_objection(state, presence, is_adopted=adopted, is_sealed=sealed))
    told = {"item": item, "reason": reason, "person": person, "name_printed": person.name}
    row = write(act, meeting, AgendaAmendmentKind.OBJECTION, **told)
    act.record("object", row)
    return row


def reasons_adopt_agenda(row: Meeting, _reader: Any) -> list[Refusal]:
    """What stands against adopting the agenda."""
    state, adopted = MeetingState(row.state), row.agenda_adopted_at is not None
    return refuse_adopt_agenda(state, is_adopted=adopted, is_sealed=row.sealed_at is not None)


def _faults(ledger: Ledger, person: Person, item: AgendaItem | None) -> list[Fault]:
    found = []
    if ledger.attendee(person.pk) is None:
        detail = "Er hverken medlem den dag eller indkaldt som stedfortræder."
        found.append(Fault("/person", "not_a_participant", detail))
    if item is not None and item.meeting_id != ledger.meeting.pk:
        found.append(Fault("/item", "other_meeting", "Punktet er ikke på mødets dagsorden."))
    return found
