"""A job that leaves something undone does the rest, and health tells of it before somebody misses
a letter."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db.models.functions import Now

from config.celery import _job_fails, _job_succeeds, jobs
from foundation.outbox.jobs import SomeFailed, job_succeeded
from foundation.outbox.models import JobRun, Message
from hearings.models import Consultee
from hearings.tasks import end
from reminders.tasks import remind
from tests.cast import Cast
from tests.hearings.setup import (
    RAADET,
    START,
    consultee_of,
    council_meeting,
    decided,
    item_of,
    running,
)
from tests.reminders.scene import hearing, rule
from tests.second import table_locked

Hold = Callable[[str], None]


def run(task: Any) -> None:
    """As the worker does it."""
    try:
        task()
    except Exception as error:
        _job_fails(task, exception=error)
    else:
        _job_succeeds(task)


def test_a_municipality_that_gets_no_reminders_shows_in_health(
    cast: Cast, hold_clock: Hold
) -> None:
    for name in jobs():
        job_succeeded(name)
    JobRun.objects.update(succeeded_at=Now() - timedelta(minutes=10))
    rule(cast, "hearing_deadline", "missing_parties", 0)
    hearing(cast, "bo")
    hold_clock("2026-03-20T12:00:00+01:00")
    with table_locked("reminders_reminder"):
        run(remind)
    assert (is_late(cast, "remind"), Message.objects.count()) == (True, 0)
    run(remind)
    assert (is_late(cast, "remind"), Message.objects.count()) == (False, 1)


def is_late(cast: Cast, name: str) -> bool:
    found = cast.door(None).seen("health")["jobs"]
    return bool(next(job["is_late"] for job in found if job["name"] == name))


def test_an_answer_that_cannot_be_taken_keeps_no_hearing_open(cast: Cast, hold_clock: Hold) -> None:
    hold_clock(START)
    council_meeting(cast)
    broken = running(cast)
    row = hearing(cast, "bo")
    hold_clock("2026-03-22T12:00:00+01:00")
    decided(cast, item_of(broken))
    council = consultee_of(broken, RAADET)
    Consultee.objects.filter(pk=council.pk).update(version=2**31 - 1)  # its next one does not fit
    with pytest.raises(SomeFailed):
        end()
    assert consultee_of(broken, RAADET).state == "invited"
    row.refresh_from_db()
    assert row.state == "ended"
    assert row.ended_at is not None
    assert row.ended_at > datetime(2026, 3, 20, tzinfo=UTC)
