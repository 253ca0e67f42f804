"""Sending what is due: claim a few, send each, write down each; until none is left."""

import fcntl
import os
import random
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.conf import settings

from foundation.outbox.claims import begin, claim, give_back, settle
from foundation.outbox.smtp import MailSession, ServerAway

AWAY_PAUSE_SECONDS = 15


def deliver_due(*, seconds: float = 30.0) -> int:
    """Send due letters for at most about `seconds`; answers how many tries were made.

    One process of a machine delivers at a time: killing it repeats at most the one letter that
    was in flight. More machines deliver side by side; none waits for another's letters.
    """
    worker = f"{socket.gethostname()}:{os.getpid()}"[:100]
    until = time.monotonic() + seconds
    tried = 0
    with _alone_on_this_machine() as alone, MailSession() as session:
        while alone and time.monotonic() < until:
            count = _send_batch(session, worker)
            if count is None:
                break
            tried += count
    return tried


def _send_batch(session: MailSession, worker: str) -> int | None:
    """Tries made, or None when nothing is due or the server is away."""
    letters = claim(worker)
    for place, letter in enumerate(letters):
        try:
            session.open()
        except ServerAway as away:
            pause = timedelta(seconds=AWAY_PAUSE_SECONDS * (1 + _jitter()))
            give_back(letters[place:], worker, str(away), pause)
            return None
        row = begin(letter, worker)
        if row is not None:
            settle(row, session.send(row), _jitter())
    return len(letters) or None


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
