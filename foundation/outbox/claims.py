"""Who sends which letter: leases by the database's clock, so that a killed worker's letters
come back, and one short transaction per step, so that SMTP never runs inside one."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import F
from django.db.models.functions import Now

from foundation.clock import now
from foundation.outbox.models import Message
from foundation.outbox.rules import Answer, Fate, after, delay
from foundation.outbox.vocabulary import MessageState

BATCH = 10
CLAIM = """
UPDATE outbox_message SET state = 'sending', claimed_by = %(worker)s,
       lease_until = statement_timestamp() + %(lease)s * interval '1 second'
WHERE id IN (
  SELECT id FROM outbox_message
  WHERE state = ANY('{queued,retrying,sending}') AND not_before <= statement_timestamp()
    AND (state <> 'sending' OR lease_until < statement_timestamp())
  ORDER BY not_before, id LIMIT %(batch)s FOR UPDATE SKIP LOCKED)
RETURNING id
"""


def claim(worker: str) -> list[UUID]:
    """The next letters to send, now this worker's until the lease ends."""
    with connection.cursor() as cursor:
        seconds = settings.OUTBOX_LEASE_SECONDS
        cursor.execute(CLAIM, {"worker": worker, "lease": seconds, "batch": BATCH})
        return [row[0] for row in cursor.fetchall()]


def begin(letter: UUID, worker: str) -> Message | None:
    """The letter, its lease renewed and the try counted; None when it is no longer ours."""
    mine = Message.objects.filter(pk=letter, claimed_by=worker, state=MessageState.SENDING.value)
    lease = timedelta(seconds=settings.OUTBOX_LEASE_SECONDS)
    if not mine.update(lease_until=Now() + lease, attempts=F("attempts") + 1):
        return None
    return Message.objects.prefetch_related("attachments").get(pk=letter)


def settle(letter: Message, answer: Answer, jitter: float) -> None:
    """Write down what became of one try."""
    fate = after(letter.attempts, answer.fate)
    moment = now()
    values: dict[Fate, dict[str, Any]] = {
        Fate.SENT: {"state": MessageState.SENT.value, "sent_at": moment},
        Fate.DEAD: {"state": MessageState.DEAD.value},
        Fate.AGAIN: {
            "state": MessageState.RETRYING.value,
            "not_before": Now() + delay(letter.attempts, jitter),
        },
    }
    Message.objects.filter(
        pk=letter.pk, claimed_by=letter.claimed_by, state=MessageState.SENDING.value
    ).update(
        **values[fate],
        lease_until=None,
        claimed_by="",
        last_reply=answer.reply,
        version=F("version") + 1,
        modified_at=moment,
    )


def give_back(letters: Sequence[UUID], worker: str, reason: str, pause: timedelta) -> None:
    """The server is away: what was claimed waits a little; no try is counted, however long."""
    Message.objects.filter(
        pk__in=letters, claimed_by=worker, state=MessageState.SENDING.value
    ).update(
        state=MessageState.RETRYING.value,
        not_before=Now() + pause,
        lease_until=None,
        claimed_by="",
        last_reply=reason,
    )
