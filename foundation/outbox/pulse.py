"""Signs of life. Worker and beat each write their own, without each other's help: a beat whose
pulse came through a worker could not be told from a dead worker."""

import logging
import time
from typing import Any

from celery.beat import PersistentScheduler
from django.db import DatabaseError, connection

EVERY_SECONDS = 20.0
PULSE = (
    "INSERT INTO outbox_workerpulse (name, at) VALUES (%s, now()) "
    "ON CONFLICT (name) DO UPDATE SET at = excluded.at"
)

log = logging.getLogger(__name__)
_last: dict[str, float] = {}


def pulse(name: str, **_: Any) -> None:
    """Say that `name` lives, now and then. The connection is closed again: the worker's main
    process forks, and a fork must not inherit one."""
    moment = time.monotonic()
    if moment - _last.get(name, -EVERY_SECONDS) < EVERY_SECONDS:
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute(PULSE, [name])
        _last[name] = moment
    except DatabaseError as error:
        log.warning("no pulse of %s: %s", name, error)
    finally:
        connection.close()


def worker_pulse(**_: Any) -> None:
    """What Celery calls at each heartbeat of a worker."""
    pulse("worker")


class PulsingScheduler(PersistentScheduler):
    """Beat's own schedule, and its pulse."""

    def tick(self, *args: Any, **kwargs: Any) -> float:
        pulse("beat")
        return min(float(super().tick(*args, **kwargs)), EVERY_SECONDS)
