"""Waking delivery right after a letter is committed. Only a courtesy: beat finds it anyway."""

import logging

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

DELIVER = "foundation.outbox.tasks.deliver"
STALE_AFTER_SECONDS = 60

log = logging.getLogger(__name__)


def wake_delivery() -> None:
    """Once the transaction is committed, and once however many letters it holds."""
    waiting = transaction.get_connection().run_on_commit
    if not any(call is _wake for _, call, _ in waiting):
        transaction.on_commit(_wake, robust=True)


def _wake() -> None:
    """Redis away must not fail the request whose letter is safely stored."""
    try:
        current_app.send_task(DELIVER, expires=STALE_AFTER_SECONDS, retry=False)
    except (OperationalError, OSError) as error:
        log.warning("delivery not woken: %s", error)
