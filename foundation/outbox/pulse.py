"""Signs of life. Worker and beat each write their own, without each other's help: a beat whose
pulse came through a worker could not be told from a dead worker. Each also listens for the other,
so that a log tells of a silence whoever is silent."""

import logging
import time
from collections.abc import Callable, Collection
from typing import Any

from celery.beat import PersistentScheduler
from django.db import Error, connection

BEAT, WORKER = "beat", "worker"
EVERY_SECONDS = 20.0
SILENT_AFTER_SECONDS = 120
PULSE = (
    "INSERT INTO outbox_workerpulse (name, at) SELECT name, now() FROM unnest(%s::text[]) AS name "
    "ORDER BY name ON CONFLICT (name) DO UPDATE SET at = excluded.at"
)
SILENT = (
    "SELECT e.name FROM unnest(%s::text[]) AS e(name) LEFT JOIN outbox_workerpulse p "
    "ON p.name = e.name WHERE p.at IS NULL OR p.at < now() - %s * interval '1 second'"
)

log = logging.getLogger(__name__)
_last: dict[str, float] = {}
_begun = time.monotonic()


def queue_pulse(queue: str) -> str:
    """The name under which a queue's consumers say that they live."""
    return f"queue {queue}"


def pulse(names: Collection[str], *, expected: Collection[str] = ()) -> None:
    """Say that `names` live, now and then, and tell the log who of `expected` does not. The
    connection is closed again: the worker's main process forks, and a fork must not inherit one."""
    key, moment = " ".join(names), time.monotonic()
    if moment - _last.get(key, -EVERY_SECONDS) < EVERY_SECONDS:
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute(PULSE, [list(names)])
            cursor.execute(SILENT, [list(expected), SILENT_AFTER_SECONDS])
            silent = [name for (name,) in cursor.fetchall()]
        _last[key] = moment
        if silent and moment - _begun > SILENT_AFTER_SECONDS:
            log.error("no sign of life from: %s", ", ".join(silent))
    except Error as error:
        log.warning("no pulse of %s: %s", key, error)
    finally:
        connection.close()


class PulsingScheduler(PersistentScheduler):
    """Beat's own schedule, and its pulse."""

    expected: Callable[[], Collection[str]] = staticmethod(lambda: [WORKER])

    def tick(self, *args: Any, **kwargs: Any) -> float:
        pulse([BEAT], expected=self.expected())
        return min(float(super().tick(*args, **kwargs)), EVERY_SECONDS)
