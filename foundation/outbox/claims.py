"""Who sends which letter: leases by the database's clock, so that a killed worker's letters
come back, and one short statement per step, so that SMTP never runs inside a transaction."""

import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import F, Prefetch, prefetch_related_objects
from django.db.models.functions import Now

from foundation.clock import now
from foundation.outbox.models import Message, MessageAttachment
from foundation.outbox.rules import HELD_DELAY, MOST_LOST_LEASES, Answer, Fate, after, delay
from foundation.outbox.suppression import suppress
from foundation.outbox.vocabulary import MessageState

BATCH = 10
FRESH_SHARE = 0.1
"""The part of a lease after which it is renewed before the next letter: the rest must outlast the
slowest conversation, five answers of `EMAIL_TIMEOUT` each."""
BLOCKED = "Adressen er spærret: et brev kom retur fra den."
KILLS = "Afsendelsen blev afbrudt hver gang: brevet ser ud til at standse den, der sender det."
CLAIM = """
WITH due AS (
  SELECT id, not_before,
    state = 'sending' OR lost_leases > 0 AS is_suspect,
    state = 'sending' AND lost_leases + 1 >= %(most_lost)s AS is_deadly,
    EXISTS (
    SELECT FROM outbox_suppressedaddress s
    WHERE s.municipality_id = m.municipality_id AND s.lifted_at IS NULL
    AND s.address_digest = encode(sha256(convert_to(lower(m.recipient_address), 'UTF8')), 'hex')
  ) AS is_blocked
  FROM outbox_message m
  WHERE state = ANY('{queued,retrying,sending}') AND not_before <= statement_timestamp()
    AND (state <> 'sending' OR lease_until < statement_timestamp())
  ORDER BY not_before, id LIMIT %(batch)s FOR UPDATE OF m SKIP LOCKED),
first AS (SELECT id, is_suspect FROM due ORDER BY not_before, id LIMIT 1),
chosen AS (
  SELECT due.id, due.is_suspect, is_blocked, is_blocked OR is_deadly AS is_over
  FROM due, first WHERE due.id = first.id OR NOT (due.is_suspect OR first.is_suspect))
UPDATE outbox_message m SET
  attempts = attempts + (state = 'sending')::int,
  lost_leases = lost_leases + (state = 'sending')::int,
  not_before = CASE WHEN is_suspect
    THEN statement_timestamp() + %(lease)s * (1 + random()) * interval '1 second'
    ELSE m.not_before END,
  state = CASE WHEN is_blocked THEN 'unaddressed' WHEN is_over THEN 'dead' ELSE 'sending' END,
  fault = CASE WHEN is_blocked THEN 'recipient' WHEN is_over THEN 'letter' ELSE fault END,
  last_reply = CASE WHEN is_blocked THEN %(blocked)s WHEN is_over THEN %(kills)s
    ELSE last_reply END,
  told_at = CASE WHEN NOT is_over THEN told_at END,
  modified_at = CASE WHEN is_over THEN %(moment)s ELSE modified_at END,
  version = version + is_over::int,
  claimed_by = CASE WHEN is_over THEN '' ELSE %(worker)s END,
  lease_until = CASE WHEN NOT is_over
    THEN statement_timestamp() + %(lease)s * interval '1 second' END
FROM chosen WHERE m.id = chosen.id
RETURNING m.*
"""
"""A letter whose lease was lost is claimed alone: the others of its batch are not to blame when
it kills its worker again, nor are those that other connections send at that moment, since each
comes back at a time of its own."""


class Claimed:
    """A few letters that are this worker's until the lease ends. A lease that ended while its
    letter was being sent counts as a try; one that has killed its worker `MOST_LOST_LEASES` times
    running is dead."""

    def __init__(self, worker: str) -> None:
        self.worker = worker
        self._taken = time.monotonic()
        lease = settings.OUTBOX_LEASE_SECONDS
        given = {"worker": worker, "lease": lease, "batch": BATCH}
        given |= {"blocked": BLOCKED, "kills": KILLS, "moment": now()}
        given |= {"most_lost": MOST_LOST_LEASES}
        rows = list(Message.objects.raw(CLAIM, given))
        self.found = len(rows)
        self.letters = [row for row in rows if row.state == MessageState.SENDING.value]
        self.letters.sort(key=lambda row: (row.not_before, row.pk))
        files = Prefetch("attachments", MessageAttachment.objects.order_by("id"))
        prefetch_related_objects(self.letters, files)

    def holds(self, letter: Message) -> bool:
        """Whether the letter is still ours; its lease is renewed when it is not quite new."""
        lease = settings.OUTBOX_LEASE_SECONDS
        if time.monotonic() - self._taken < lease * FRESH_SHARE:
            return True
        return bool(_mine(letter).update(lease_until=Now() + timedelta(seconds=lease)))


def settle(letter: Message, answer: Answer, jitter: float) -> None:
    """Write down what became of one try; an address that is none any more gets nothing more. A
    letter that is held costs no try, as with a server that is away: when we have mended our
    set-up its receiver's server may still ask for patience. Who was told that it was held has
    not been told that it is dead."""
    answer = after(letter.attempts + 1, answer)
    moment = now()
    values: dict[Fate, dict[str, Any]] = {
        Fate.SENT: {"state": MessageState.SENT.value, "sent_at": moment},
        Fate.DEAD: {"state": MessageState.DEAD.value, "told_at": None},
        Fate.AGAIN: _waits(delay(letter.attempts + 1, jitter)),
        Fate.HELD: _waits(HELD_DELAY * (0.5 + jitter)),
    }
    if answer.gone:
        suppress(letter, answer.reply)
    _mine(letter).update(
        **values[answer.fate],
        **_RELEASED,
        attempts=F("attempts") + int(answer.fate is not Fate.HELD),
        lost_leases=0,
        last_reply=answer.reply,
        fault=answer.fault and answer.fault.value,
        version=F("version") + 1,
        modified_at=moment,
    )


def give_back(letters: Sequence[Message], answer: Answer, pause: timedelta) -> None:
    """The server is away: what was claimed waits a little; no try is counted, however long."""
    for letter in letters[:1]:
        mine = Message.objects.filter(
            pk__in=[each.pk for each in letters],
            claimed_by=letter.claimed_by,
            state=MessageState.SENDING.value,
        )
        mine.update(
            **_waits(pause),
            **_RELEASED,
            last_reply=answer.reply,
            fault=answer.fault and answer.fault.value,
        )


def wait_until(letter: Message, moment: datetime) -> None:
    """Its receiver has quiet hours now: the letter comes back when they are over."""
    _mine(letter).update(**_waits(moment - now()), **_RELEASED)


def send_elsewhere(letter: Message, address: str) -> None:
    """The receiver has another address than when the letter was written: it is claimed anew, as
    that one may be blocked or have turns of its own."""
    values = {"recipient_address": address, "turn_at": None, **_waits(timedelta())}
    if not address:
        values |= {"state": MessageState.UNADDRESSED.value, "told_at": None}
    _mine(letter).update(**values, **_RELEASED, version=F("version") + 1, modified_at=now())


def wait_for_turn(letter: Message, turn: datetime) -> None:
    """The receiver's server takes only so many: the letter comes back when its turn does."""
    _mine(letter).update(
        state=MessageState.RETRYING.value, not_before=turn, turn_at=turn, **_RELEASED
    )


_RELEASED: dict[str, Any] = {"lease_until": None, "claimed_by": ""}


def _waits(pause: timedelta) -> dict[str, Any]:
    return {"state": MessageState.RETRYING.value, "not_before": Now() + pause}


def _mine(letter: Message) -> Any:
    return Message.objects.filter(
        pk=letter.pk, claimed_by=letter.claimed_by, state=MessageState.SENDING.value
    )
