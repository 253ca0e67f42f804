"""A member's own word about himself, and who is told of it."""

from typing import Any
from uuid import UUID

from django.db import transaction

from committees.models import Person
from committees.vocabulary import MembershipRole
from foundation.audit.act import Act
from foundation.clock import now
from foundation.outbox.compose import Dispatch, Posting, Recipient, queue_letters
from foundation.problems import Forbidden, Refusal
from meetings.models import Meeting
from meetings.vocabulary import MeetingState
from proceedings import letters
from proceedings.actions.attendance import (
    ALONE,
    hold_items,
    refuse_hours,
    refuse_ledger,
    write_lines,
)
from proceedings.models import PresenceEvent
from proceedings.querysets import Ledger
from proceedings.rules.own_word import refuse_report, refuse_take_back
from proceedings.vocabulary import PresenceKind, PresenceSource

LEADS = frozenset({MembershipRole.CHAIR, MembershipRole.MAYOR})
IS_AWAY, COMES_AFTER_ALL = "har meldt afbud", "har trukket sit afbud tilbage"


@transaction.atomic
def report_absence(*, act: Act, meeting: Meeting, **told: Any) -> PresenceEvent:
    """A member's own word that he cannot come [26]. The chair and the secretariat are told."""
    hold_items([told])
    row = act.lock(Meeting.objects.all(), meeting.pk, check=False)
    hours = refuse_hours(row, [told], ALONE)
    act.enforce([*refuse_ledger(row), *refuse_report(MeetingState(row.state)), *hours])
    person = Person.objects.filter(pk=act.reader.person_id).first()
    line = {**told, "person": person, "kind": PresenceKind.EXCUSED.value, "reported_at": now()}
    ledger = Ledger.of(row)
    event = write_lines(act, ledger, [line], PresenceSource.MEMBER)[0]
    tell_leaders(ledger, event, IS_AWAY, _numbers(event))
    act.record("report-absence", event)
    return event


@transaction.atomic
def take_back_absence(*, act: Act, target: UUID) -> PresenceEvent:
    """The member comes after all: what he said stays written and holds no more. Once the meeting
    has begun it is mended by whoever keeps the record."""
    row = act.lock(PresenceEvent.objects.all(), target)
    if row.person_id is None or row.person_id != act.reader.person_id:
        raise Forbidden("Kun medlemmet selv kan trække sit afbud tilbage.")
    meeting = act.lock(Meeting.objects.all(), row.meeting_id, check=False)
    act.enforce([*refuse_ledger(meeting), *reasons_take_back_absence(row, act.reader)])
    changed = act.change(row, replaced=True)
    tell_leaders(Ledger.of(meeting), row, COMES_AFTER_ALL, _numbers(row))
    act.record("take-back-absence", row, changed=changed)
    return row


def reasons_take_back_absence(row: PresenceEvent, _reader: Any) -> list[Refusal]:
    """What stands against taking the absence back."""
    return refuse_take_back(MeetingState(row.meeting.state), is_replaced=row.replaced)


def tell_leaders(ledger: Ledger, row: Any, said: str, items: str) -> None:
    """A letter to the chair and the secretariat, but not to whoever said it."""
    meeting: Meeting = ledger.meeting
    if meeting.is_imported or row.person is None:
        return
    office = meeting.committee.secretariat_email
    to = [Recipient(a.person_id, a.name, a.email) for a in ledger.attendees if a.role in LEADS]
    to += [Recipient(None, meeting.committee.name, office)] if office else []
    rule = f"own-word-{said.replace(' ', '-')}-{row.version}"
    why = Dispatch(meeting.municipality_id, rule, row._meta.model_name, row.pk, meeting.day)
    queue_letters(
        [
            Posting(why, one, letters.own_word(meeting, row.person, one.name, said, items))
            for one in to
            if one.person_id != row.person_id
        ]
    )


def _numbers(row: PresenceEvent) -> str:
    ends = [row.item, row.to_item if row.to_item_id != row.item_id else None]
    return "-".join(item.number or "–" for item in ends if item is not None)
