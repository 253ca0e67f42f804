"""Waking delivery right after a letter is committed. Only a courtesy: beat finds it anyway."""

import logging

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

DELIVER = "foundation.outbox.tasks.deliver"
STALE_AFTER_SECONDS = 60
LONGEST_WAIT_SECONDS = 2

log = logging.getLogger(__name__)


def wake_delivery() -> None:
    """Once the transaction is committed, and once however many letters it holds."""
    waiting = transaction.get_connection().run_on_commit
    if not any(call is _wake for _, call, _ in waiting):
        transaction.on_commit(_wake, robust=True)


def _wake() -> None:
    """Redis away must not fail the request whose letter is safely stored."""
    impatient = {"socket_timeout": LONGEST_WAIT_SECONDS}
    try:
        with current_app.connection_for_write(transport_options=impatient) as connection:
            current_app.send_task(
                DELIVER, connection=connection, expires=STALE_AFTER_SECONDS, retry=False
            )
    except (OperationalError, RedisError, OSError) as error:
        log.warning("delivery not woken: %s", error)
