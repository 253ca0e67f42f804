"""Celery only wakes up: PostgreSQL is the truth for what is due.

The schedule is static: a few ticks that find what is due by themselves. A tick nobody took
before the next one comes is dropped, so that an absent worker leaves no heap behind.
"""

import os
from typing import Any

from celery import Celery
from celery.signals import heartbeat_sent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
app = Celery("punkt")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


def _tick(task: str, *, seconds: float) -> dict[str, Any]:
    return {"task": task, "schedule": seconds, "options": {"expires": seconds}}


app.conf.beat_schedule = {
    "deliver": _tick("foundation.outbox.tasks.deliver", seconds=5.0),
    "end-hearings": _tick("hearings.tasks.end", seconds=15.0),
    "publish-minutes": _tick("minutes.tasks.publish", seconds=15.0),
    "scan-files": _tick("minutes.tasks.scan", seconds=15.0),
    "remind": _tick("reminders.tasks.remind", seconds=15.0),
    "report": _tick("reminders.tasks.report", seconds=15.0),
}


@heartbeat_sent.connect
def _worker_lives(**given: Any) -> None:
    """Django's apps are not loaded yet when this module is."""
    from foundation.outbox.pulse import worker_pulse

    worker_pulse(**given)
