"""Celery only wakes up: PostgreSQL is the truth for what is due.

The schedule is static: a few ticks that find what is due by themselves. A tick nobody took
before the next one comes is dropped, so that an absent worker leaves no heap behind.
"""

import os
from typing import Any

from celery import Celery
from celery.signals import beat_init, heartbeat_sent, task_failure, task_success, worker_ready

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
app = Celery("punkt")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


def _tick(task: str, *, seconds: float) -> dict[str, Any]:
    return {"task": task, "schedule": seconds, "options": {"expires": seconds}}


app.conf.beat_schedule = {
    "deliver": _tick("foundation.outbox.tasks.deliver", seconds=5.0),
    "end-hearings": _tick("hearings.tasks.end", seconds=15.0),
    "attach-late-answers": _tick("hearings.tasks.attach", seconds=30.0),
    "follow-meetings": _tick("annualcycle.tasks.follow_meetings", seconds=30.0),
    "print-minutes": _tick("minutes.tasks.print_pages", seconds=15.0),
    "publish-minutes": _tick("minutes.tasks.publish", seconds=15.0),
    "read-returns": _tick("foundation.outbox.tasks.read_returns", seconds=30.0),
    "remind": _tick("reminders.tasks.remind", seconds=15.0),
    "report": _tick("reminders.tasks.report", seconds=15.0),
    "scan-files": _tick("minutes.tasks.scan", seconds=15.0),
    "tell-failures": _tick("reminders.tasks.tell_failures", seconds=15.0),
}


def jobs() -> dict[str, float]:
    """The jobs of the schedule, and how often each comes, in seconds."""
    return {name: tick["schedule"] for name, tick in app.conf.beat_schedule.items()}


def queues() -> list[str]:
    """The queues that something is sent to: each needs a consumer."""
    routed = [tick["options"].get("queue") for tick in app.conf.beat_schedule.values()]
    return sorted({app.conf.task_default_queue, *filter(None, routed)})


# Django's apps are not loaded yet when this module is.
_consumers: list[Any] = []


@worker_ready.connect
def _worker_starts(sender: Any, **_: Any) -> None:
    _consumers[:] = [sender]


@heartbeat_sent.connect
def _worker_lives(**_: Any) -> None:
    from foundation.outbox.pulse import BEAT, WORKER, pulse, queue_pulse

    taken = [
        queue_pulse(queue.name)
        for consumer in _consumers
        if consumer.task_consumer is not None
        for queue in consumer.task_consumer.queues
    ]
    pulse([WORKER, *taken], expected=[BEAT])


@beat_init.connect
def _beat_starts(**_: Any) -> None:
    from foundation.outbox.pulse import PulsingScheduler, queue_pulse

    PulsingScheduler.expected = staticmethod(lambda: [queue_pulse(name) for name in queues()])


@task_success.connect
def _job_succeeds(sender: Any, **_: Any) -> None:
    from foundation.outbox.jobs import job_succeeded

    for name in _job_of(sender):
        job_succeeded(name)


@task_failure.connect
def _job_fails(sender: Any, exception: BaseException | None = None, **_: Any) -> None:
    from foundation.outbox.jobs import job_failed

    for name in _job_of(sender):
        job_failed(name, exception)


def _job_of(task: Any) -> list[str]:
    return [name for name, tick in app.conf.beat_schedule.items() if tick["task"] == task.name]
