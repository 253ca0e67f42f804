"""The real worker and beat: killed with -9 in the middle, and told apart when one is gone."""

from pathlib import Path
from typing import Any

import pytest
import redis
from django.conf import settings as configured
from django.db.models.functions import Now

from config import celery_app
from foundation.outbox.compose import queue_letters
from foundation.outbox.delivery import deliver_due
from foundation.outbox.models import Message, WorkerPulse
from foundation.outbox.wake import DELIVER
from tests.cast import Cast
from tests.outbox.conftest import postings
from tests.outbox.crew import environment, kill, running, until
from tests.outbox.post import open_post_office

pytestmark = [pytest.mark.servers, pytest.mark.xdist_group("queue")]
MANY = 500


@pytest.fixture(autouse=True)
def _empty_queue(transactional_db: None) -> None:
    celery_app.control.purge()


def wake_until_all_sent(seconds: float) -> None:
    def all_sent() -> bool:
        celery_app.send_task(DELIVER, expires=1)
        return not Message.objects.exclude(state="sent").exists()

    until(all_sent, seconds=seconds, what="every letter is sent")


def test_a_killed_worker_loses_nothing_and_repeats_at_most_what_was_in_flight(
    real_cast: Cast, tmp_path: Path
) -> None:
    with open_post_office(pause=0.01) as office:
        given = environment(
            tmp_path,
            EMAIL_HOST="127.0.0.1",
            EMAIL_PORT=str(office.port),
            PUNKT_OUTBOX_LEASE_SECONDS="5",
        )
        with running("worker", given) as worker:
            queue_letters(postings(real_cast, tuple(f"m{n}" for n in range(MANY))))
            until(lambda: len(office.letters) > MANY // 4, seconds=240, what="a quarter is sent")
            kill(worker)
        assert len(office.letters) < MANY
        with running("worker", given):
            wake_until_all_sent(seconds=240)
            ids = set(Message.objects.values_list("message_id", flat=True))
            assert set(office.ids()) == ids
            assert len(office.letters) - MANY <= 1
            sent = len(office.letters)
            Message.objects.update(not_before=Now())
            celery_app.send_task(DELIVER)
            until(lambda: _queue_length() == 0, seconds=20, what="the last run is taken")
        assert len(office.letters) == sent


def test_a_dead_beat_is_told_from_a_dead_worker(tmp_path: Path) -> None:
    def lives(name: str) -> bool:
        return WorkerPulse.objects.filter(name=name).exists()

    given = environment(tmp_path)
    with running("beat", given):
        until(lambda: lives("beat"), seconds=30, what="the beat's pulse")
    assert not lives("worker")
    WorkerPulse.objects.all().delete()
    celery_app.control.purge()
    with running("worker", given):
        until(lambda: lives("worker"), seconds=30, what="the worker's pulse")
    assert not lives("beat")


def _queue_length() -> int:
    with redis.Redis.from_url(configured.REDIS_URL) as client:
        return int(client.llen("celery"))


def test_several_connections_send_each_letter_once(
    real_cast: Cast, tmp_path: Path, settings: Any
) -> None:
    with open_post_office() as office:
        settings.EMAIL_BACKEND = "foundation.outbox.pipelining.PipeliningBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", office.port
        settings.STATE_DIR, settings.OUTBOX_CONNECTIONS = tmp_path, 3
        queue_letters(postings(real_cast, tuple(f"m{n}" for n in range(90))))
        assert deliver_due(seconds=200) == 90
        assert office.connections == 3
    assert set(office.ids().values()) == {1}
    assert set(Message.objects.values_list("state", "attempts")) == {("sent", 1)}
