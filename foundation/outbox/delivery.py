"""Sending what is due: claim a few, send each, write down each; until none is left."""

import fcntl
import logging
import os
import random
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection

from foundation.outbox.claims import Claimed, give_back, settle, wait_for_turn
from foundation.outbox.judging import still_to_go
from foundation.outbox.models import Message
from foundation.outbox.rules import Answer, Fate
from foundation.outbox.smtp import MailSession, ServerAway
from foundation.outbox.turns import turn_of

AWAY_PAUSE = timedelta(seconds=15)
REFUSED_PAUSE = timedelta(minutes=5)
SETTLE_SECONDS = 150.0
"""How long a worker waits for a database that went away between the server's 250 and the note of
it: shorter than a task may take (`CELERY_TASK_SOFT_TIME_LIMIT`)."""

log = logging.getLogger(__name__)


def deliver_due(*, seconds: float = 30.0) -> int:
    """Send due letters for at most about `seconds`; answers how many tries were made.

    One process of a machine delivers at a time, over `OUTBOX_CONNECTIONS`: killing it repeats at
    most the one letter that was in flight on each. More machines deliver side by side; none waits
    for another's letters.
    """
    until = time.monotonic() + seconds
    with _alone_on_this_machine() as alone:
        if not alone:
            return 0
        if settings.OUTBOX_CONNECTIONS == 1:
            return _deliver(1, until)
        with ThreadPoolExecutor(settings.OUTBOX_CONNECTIONS) as pool:
            numbers = range(1, settings.OUTBOX_CONNECTIONS + 1)
            return sum(pool.map(lambda number: _deliver_apart(number, until), numbers))


def _deliver_apart(number: int, until: float) -> int:
    """In a thread, which has a connection to the database of its own."""
    try:
        return _deliver(number, until)
    finally:
        connection.close()


def _deliver(number: int, until: float) -> int:
    worker = f"{socket.gethostname()[:80]}/{number}:{os.getpid()}"
    tried = 0
    with MailSession() as session:
        while time.monotonic() < until:
            count = _send_batch(session, worker)
            if count is None:
                break
            tried += count
    return tried


def _send_batch(session: MailSession, worker: str) -> int | None:
    """Tries made, or None when nothing is due or the server is away."""
    claimed = Claimed(worker)
    letters = still_to_go(claimed.letters)
    tried = 0
    for place, letter in enumerate(letters):
        turn = turn_of(letter)
        if turn is not None:
            wait_for_turn(letter, turn)
            continue
        try:
            session.open()
        except ServerAway as away:
            pause = REFUSED_PAUSE if away.answer.fate is Fate.HELD else AWAY_PAUSE
            give_back(letters[place:], away.answer, pause * (1 + _jitter()))
            return tried or None
        if claimed.holds(letter):
            _settle_surely(letter, session.send(letter))
            tried += 1
    return tried if claimed.found else None


def _settle_surely(letter: Message, answer: Answer) -> None:
    """What the server has said must not be forgotten because the database is away for a moment:
    the letter would go twice."""
    until = time.monotonic() + SETTLE_SECONDS
    while True:
        try:
            return settle(letter, answer, _jitter())
        except (OperationalError, InterfaceError):
            if answer.fate is not Fate.SENT or time.monotonic() > until:
                raise
            log.warning("letter %s is sent, but the database is away", letter.pk)
            connection.close()
            time.sleep(0.5)


def _jitter() -> float:
    return random.random()  # noqa: S311 - spreads load, guards nothing


@contextmanager
def _alone_on_this_machine() -> Iterator[bool]:
    """A file's lock, which the kernel takes back from whoever dies holding it."""
    settings.STATE_DIR.mkdir(parents=True, exist_ok=True)
    path = settings.STATE_DIR / f"delivery-{socket.gethostname()}.lock"
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
