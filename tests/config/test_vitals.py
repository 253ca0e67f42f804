"""What health and metrics tell of letters, queues and jobs."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.models.functions import Now
from django.test import Client

from config.celery import _job_fails, _job_succeeds, app, jobs
from foundation.outbox.compose import queue_letters
from foundation.outbox.jobs import job_failed, job_succeeded
from foundation.outbox.models import JobRun, Message, WorkerPulse
from tests.cast import Cast
from tests.outbox.conftest import postings


def health(cast: Cast) -> dict[str, Any]:
    return cast.door(None).seen("health")


@pytest.fixture
def running(cast: Cast) -> Cast:
    """Worker, beat and queue live, and every job has just been done."""
    WorkerPulse.objects.bulk_create(
        WorkerPulse(name=name) for name in ("worker", "beat", "queue celery")
    )
    for name in jobs():
        job_succeeded(name)
    return cast


def test_all_is_well(running: Cast) -> None:
    found = health(running)
    assert (found["status"], found["mail"]) == ("ok", "ok")
    assert found["letters"] == {
        "waiting": 0, "held": 0, "dead": 0, "bounced": 0, "unaddressed": 0
    }  # fmt: skip


@pytest.mark.parametrize("name", ["worker", "beat", "queue celery"])
def test_a_silence_shows(running: Cast, name: str) -> None:
    WorkerPulse.objects.filter(name=name).update(at=Now() - timedelta(minutes=3))
    found = health(running)
    assert found["status"] == "degraded"
    told = {"queue celery": found["queues"][0]["consumer"]} | found
    assert told[name] == "silent"


def test_a_job_that_fails_is_late_and_tells_no_secret(running: Cast) -> None:
    JobRun.objects.filter(name="remind").update(succeeded_at=Now() - timedelta(minutes=10))
    job_failed("remind", ValueError("Bo Ærø"))
    found = health(running)
    (job,) = [job for job in found["jobs"] if job["name"] == "remind"]
    assert (found["status"], job["is_late"]) == ("degraded", True)
    assert 590 <= job["lag_seconds"] < 660
    assert JobRun.objects.get(name="remind").error == "ValueError"


def test_only_tasks_of_the_schedule_are_jobs(cast: Cast) -> None:
    app.loader.import_default_modules()
    _job_succeeds(app.tasks["foundation.outbox.tasks.deliver"])
    _job_succeeds(app.tasks["celery.accumulate"])
    _job_fails(app.tasks["reminders.tasks.report"], exception=KeyError("x"))
    found = JobRun.objects.order_by("name").values_list("name", "error")
    assert list(found) == [("deliver", ""), ("report", "KeyError")]


@pytest.mark.parametrize(
    ("told", "mail"),
    [
        ({"state": "retrying", "fault": "ours"}, "held"),
        ({"not_before": Now() - timedelta(minutes=16)}, "stuck"),
        ({"not_before": Now() - timedelta(minutes=14)}, "ok"),
        ({"not_before": Now() + timedelta(hours=5)}, "ok"),
    ],
)
def test_letters_that_do_not_leave_show(running: Cast, told: dict[str, Any], mail: str) -> None:
    queue_letters(postings(running, ("bo",)))
    if told.get("state"):
        Message.objects.update(state="sending")
    Message.objects.update(**told)
    found = health(running)
    assert (found["mail"], found["status"] == "ok") == (mail, mail == "ok")
    assert found["letters"]["waiting"] == 1
    assert found["oldest_unsent_letter"] is not None


def test_test_mode_shows_and_its_address_does_not(running: Cast, settings: Any) -> None:
    settings.MAIL_TEST_ADDRESS = "prove@egernborg.example"
    found = health(running)
    assert (found["mail"], found["status"]) == ("test", "degraded")
    assert "prove" not in str(found)


def test_metrics_tell_the_same(running: Cast) -> None:
    queue_letters(postings(running, ("bo", "")))
    Message.objects.filter(state="queued").update(queued_at=Now() - timedelta(seconds=90))
    text = Client().get("/metrics").content.decode()
    lines = dict(line.rsplit(" ", 1) for line in text.splitlines() if line[:1] != "#")
    assert 80 <= float(lines["punkt_oldest_unsent_letter_seconds"]) < 150
    assert float(lines['punkt_letters{state="waiting"}']) == 1
    assert float(lines['punkt_letters{state="unaddressed"}']) == 1
    assert float(lines['punkt_job_lag_seconds{job="remind"}']) < 60
    assert float(lines['punkt_job_late{job="remind"}']) == 0
    assert float(lines['punkt_pulse_age_seconds{part="beat"}']) < 60
    assert float(lines["punkt_database_up"]) == 1
