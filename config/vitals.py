"""What is known of the parts that run beside the web process: read by health, metrics and the
start-up check."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connection

from config.celery import jobs, queues
from foundation.outbox.models import WAITING
from foundation.outbox.pulse import BEAT, SILENT_AFTER_SECONDS, WORKER, queue_pulse
from foundation.outbox.querysets import FAILED

LATE_AFTER_TICKS = 4
STUCK_AFTER_SECONDS = 900
FAILED_DAYS = 7

PULSES = "SELECT name, extract(epoch FROM now() - at)::float FROM outbox_workerpulse"
JOBS = (
    "SELECT name, succeeded_at, extract(epoch FROM now() - succeeded_at)::float FROM outbox_jobrun"
)
WAITING_LETTERS = """
SELECT count(*), count(*) FILTER (WHERE state = 'retrying' AND fault = 'ours'), min(queued_at),
  coalesce(extract(epoch FROM now() - min(queued_at)), 0)::float,
  coalesce(extract(epoch FROM now() - min(greatest(not_before, lease_until))), 0)::float
FROM outbox_message WHERE state = ANY(%s)
"""
FAILED_LETTERS = """
SELECT state, count(*) FROM outbox_message
WHERE state = ANY(%s) AND modified_at > now() - %s * interval '1 day' GROUP BY state
"""


@dataclass(frozen=True)
class Job:
    """A tick of the beat: how often it comes, and how long ago it last succeeded, in seconds."""

    name: str
    every: float
    last_success: datetime | None
    lag: float | None

    @property
    def is_late(self) -> bool:
        """Several ticks in a row have not succeeded."""
        allowed = max(self.every * LATE_AFTER_TICKS, SILENT_AFTER_SECONDS)
        return self.lag is None or self.lag > allowed


@dataclass(frozen=True)
class Letters:
    """The outbox in numbers. `failed` counts the last seven days by state; ages in seconds."""

    waiting: int
    held: int
    oldest: datetime | None
    oldest_age: float
    overdue: float
    failed: dict[str, int]

    @property
    def state(self) -> str:
        """`held`: we are refused and must mend it. `stuck`: what is due does not leave."""
        if settings.MAIL_TEST_ADDRESS:
            return "test"
        if self.held:
            return "held"
        return "stuck" if self.overdue > STUCK_AFTER_SECONDS else "ok"


@dataclass(frozen=True)
class Vitals:
    """Everything at one moment."""

    pulses: dict[str, float]
    jobs: list[Job]
    letters: Letters

    def lives(self, name: str) -> bool:
        """Whether this part has given a sign of life of late."""
        return self.pulses.get(name, SILENT_AFTER_SECONDS) < SILENT_AFTER_SECONDS

    @property
    def silent(self) -> list[str]:
        """The parts that must live and give no sign of it."""
        wanted = [WORKER, BEAT, *map(queue_pulse, queues())]
        return [name for name in wanted if not self.lives(name)]


def vitals() -> Vitals:
    """Read in four statements."""
    with connection.cursor() as cursor:
        cursor.execute(PULSES)
        pulses = dict(cursor.fetchall())
        cursor.execute(JOBS)
        runs = {name: (at, lag) for name, at, lag in cursor.fetchall()}
        cursor.execute(WAITING_LETTERS, [WAITING])
        waiting, held, oldest, age, overdue = cursor.fetchone()
        cursor.execute(FAILED_LETTERS, [FAILED, FAILED_DAYS])
        failed = dict.fromkeys(FAILED, 0) | dict(cursor.fetchall())
    known = [Job(name, every, *runs.get(name, (None, None))) for name, every in jobs().items()]
    return Vitals(pulses, known, Letters(waiting, held, oldest, age, overdue, failed))
