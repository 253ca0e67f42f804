"""Waking a job right after what it is to do is committed. Only a courtesy: beat finds it anyway."""

import logging
from collections.abc import Callable
from functools import cache

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
    wake(DELIVER)


def wake(task: str) -> None:
    """The job of that name, once the transaction is committed, and once however often it is
    asked for."""
    call = _waking(task)
    waiting = transaction.get_connection().run_on_commit
    if not any(other is call for _, other, _ in waiting):
        transaction.on_commit(call, robust=True)


@cache
def _waking(task: str) -> Callable[[], None]:
    def send() -> None:
        """Redis away must not fail the request whose rows are safely stored."""
        impatient = {"socket_timeout": LONGEST_WAIT_SECONDS}
        try:
            with current_app.connection_for_write(transport_options=impatient) as connection:
                current_app.send_task(
                    task, connection=connection, expires=STALE_AFTER_SECONDS, retry=False
                )
        except (OperationalError, RedisError, OSError) as error:
            log.warning("%s not woken: %s", task, error)

    return send
