"""Sending again what could not be delivered."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Now

from committees.models import Person
from foundation.audit.act import Act
from foundation.outbox.compose import Recipient, has_address
from foundation.outbox.models import Message
from foundation.outbox.rules import refuse_resend
from foundation.outbox.suppression import lift
from foundation.outbox.vocabulary import MessageState
from foundation.outbox.wake import wake_delivery
from foundation.problems import Refusal


@transaction.atomic
def resend(*, act: Act, target: UUID) -> Message:
    """Queue a letter that could not be delivered once more, to the receiver's present address,
    for which whoever does it answers: if it was suppressed it is no longer. The letter keeps its
    Message-ID."""
    row = act.lock(Message.objects.all(), target)
    act.enforce(reasons_resend(row, act.reader))
    address = _present_address(row)
    lift(row.municipality_id, address)
    changed = act.change(
        row,
        state=MessageState.QUEUED.value,
        recipient_address=address,
        attempts=0,
        lost_leases=0,
        resends=row.resends + 1,
        queued_at=Now(),
        not_before=Now(),
        turn_at=None,
        sent_at=None,
        told_at=None,
        fault=None,
        last_reply="",
    )
    wake_delivery()
    act.record("resend", row, changed=changed)
    return row


def reasons_resend(row: Message, reader: Any) -> list[Refusal]:
    """What stands against sending the letter again."""
    reachable = has_address(Recipient(None, "", _present_address(row)))
    return refuse_resend(MessageState(row.state), reachable=reachable)


def _present_address(row: Message) -> str:
    """The person's address today: a wrong one is mended there."""
    if row.recipient_person_id is None:
        return row.recipient_address
    persons = Person.objects.filter(pk=row.recipient_person_id).exclude(email="")
    return persons.values_list("email", flat=True).first() or row.recipient_address
